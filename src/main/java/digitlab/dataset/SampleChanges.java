package digitlab.dataset;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Changes of samples, for {@link OwnSamples#change}: digits come first, then non-digits, each in the order they were kept. */
public final class SampleChanges {

	private record Sample(DigitImage image, int label) {
	}

	private SampleChanges() {
	}

	/** The samples with a digit for a label. */
	public static DigitDataset digits(DigitDataset all) {
		return those(all, i -> all.label(i) != DigitDataset.UNLABELLED);
	}

	/** The samples that are no digits. */
	public static DigitDataset nonDigits(DigitDataset all) {
		return those(all, i -> all.label(i) == DigitDataset.UNLABELLED);
	}

	/** All samples but these. */
	public static DigitDataset without(DigitDataset all, int... indices) {
		int[] gone = indices.clone();
		Arrays.sort(gone);
		return those(all, i -> Arrays.binarySearch(gone, i) < 0);
	}

	/** Digits first. */
	public static DigitDataset ordered(DigitDataset all) {
		return joined(digits(all), nonDigits(all));
	}

	/** All samples and more, except those that are there already with the same label. */
	public static DigitDataset with(DigitDataset all, DigitDataset more) {
		Set<Sample> known = new HashSet<>();
		IntStream.range(0, all.size()).forEach(i -> known.add(new Sample(all.image(i), all.label(i))));
		return ordered(joined(all, those(more, i -> known.add(new Sample(more.image(i), more.label(i))))));
	}

	/**
	 * Takes a change back, but nothing that was kept since.
	 *
	 * @param now what is kept now
	 * @param before the change
	 * @param after the change
	 * @return empty if something else than an addition has happened since
	 */
	public static Optional<DigitDataset> undone(DigitDataset now, DigitDataset before, DigitDataset after) {
		DigitDataset digits = digits(now);
		DigitDataset others = nonDigits(now);
		DigitDataset digitsAfter = digits(after);
		DigitDataset othersAfter = nonDigits(after);
		if (!startsWith(digits, digitsAfter) || !startsWith(others, othersAfter)) {
			return Optional.empty();
		}
		return Optional.of(ordered(joined(joined(before, from(digits, digitsAfter.size())), from(others, othersAfter.size()))));
	}

	private static boolean startsWith(DigitDataset all, DigitDataset first) {
		return all.size() >= first.size()
				&& all.subset(IntStream.range(0, first.size()).toArray()).hasSameImages(first);
	}

	private static DigitDataset from(DigitDataset all, int first) {
		return all.subset(IntStream.range(first, all.size()).toArray());
	}

	private static DigitDataset joined(DigitDataset one, DigitDataset other) {
		return one.and(other).named(one.source());
	}

	private static DigitDataset those(DigitDataset all, IntPredicate chosen) {
		return all.subset(IntStream.range(0, all.size()).filter(chosen).toArray());
	}
}
