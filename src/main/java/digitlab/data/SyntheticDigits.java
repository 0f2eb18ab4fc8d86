package digitlab.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

/**
 * Digits written by an imaginary hand, for work without any data: each class has several forms, and every digit its own
 * slant, turn, proportions, bends, tremor and pen. Pictures are normalised like MNIST's. Image {@code i} of a split
 * depends on nothing but the seed and {@code i}; the splits share no images.
 */
public final class SyntheticDigits implements DatasetReader {

	/** The most digits that can be asked for, 785 MB. */
	public static final int MAX_COUNT = 1_000_000;

	private static final int IMAGES_PER_CHECK = 256;
	private static final double MIN_PEN = 1.8;
	private static final double MAX_PEN = 3.4;

	private final int count;
	private final long seed;

	/**
	 * @param count digits in each split, 1 to {@link #MAX_COUNT}
	 * @param seed any number; the same one gives the same digits
	 * @throws IllegalArgumentException if the count is out of range
	 */
	public SyntheticDigits(int count, long seed) {
		if (count < 1 || count > MAX_COUNT) {
			throw new IllegalArgumentException("Digits are generated 1 to " + MAX_COUNT + " at a time, not " + count);
		}
		this.count = count;
		this.seed = seed;
	}

	/** {@inheritDoc} Each ten digits in a row hold every class once, in random order. Progress counts images. */
	@Override
	public DigitDataset read(Split split, ProgressListener progress, StopSignal stop) {
		byte[] pixels = new byte[count * DigitImage.PIXELS];
		byte[] labels = new byte[count];
		long stream = mix(seed, split == Split.TRAIN ? 1 : 2);
		for (int i = 0; i < count; i++) {
			if (i % 10 == 0) {
				shuffleTen(stream, i, labels);
			}
			SplittableRandom random = new SplittableRandom(mix(stream, i));
			List<Handwriting.Line> lines = new Handwriting(random).write(labels[i]);
			DigitPainter.paint(lines, random.nextDouble(MIN_PEN, MAX_PEN), pixels, i * DigitImage.PIXELS);
			if ((i + 1) % IMAGES_PER_CHECK == 0 || i + 1 == count) {
				check(stop);
				progress.progress(i + 1, count);
			}
		}
		return new DigitDataset(count + " generated digits, seed " + seed + ", " + split.label(), pixels, labels);
	}

	/**
	 * The pen strokes of a digit written by one hand, in the order drawn, as a person would draw it with the pointer.
	 *
	 * @param digit 0..9
	 * @param seed any number; the same one gives the same strokes
	 */
	public static List<PenStroke> strokes(int digit, long seed) {
		SplittableRandom random = new SplittableRandom(mix(seed, digit));
		return DigitPainter.fitUnitSquare(new Handwriting(random).write(digit));
	}

	private static void shuffleTen(long stream, int from, byte[] labels) {
		List<Integer> digits = new ArrayList<>(IntStream.range(0, 10).boxed().toList());
		Collections.shuffle(digits, new Random(mix(~stream, from)));
		for (int i = 0; i < 10 && from + i < labels.length; i++) {
			labels[from + i] = digits.get(i).byteValue();
		}
	}

	private static void check(StopSignal stop) {
		if (stop.isStopped()) {
			throw new CancellationException("Generating digits was stopped.");
		}
	}

	/** Spreads neighbouring numbers over all seeds (the finaliser of SplitMix64), or their digits would be related. */
	static long mix(long seed, long number) {
		long z = seed + (number + 1) * 0x9e3779b97f4a7c15L;
		z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
		z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
		return z ^ z >>> 31;
	}
}
