package digitlab.inspection;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

import digitlab.dataset.DatasetReader;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.NotDigitsException;
import digitlab.dataset.Preprocessing;
import digitlab.dataset.Preprocessing.Step;
import digitlab.dataset.SourceSplits;
import digitlab.dataset.Split;
import digitlab.imaging.ImageArrangement;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.recognition.DigitClassifier;
import org.jspecify.annotations.Nullable;

/**
 * What is in a data source, and what is odd about it.
 *
 * @param parts all that it has
 * @param done to the data before they were looked at; keeping digits only is among it if it had to be
 * @param result how the images are read; null if there was no network to read them
 * @param findings what is odd, most important first
 */
public record DatasetInspection(SourceSplits parts, Preprocessing done, ConventionCheck.@Nullable Result result,
		List<Finding> findings) {

	private static final int DIGITS = 10;

	/** Copies the list. */
	public DatasetInspection {
		findings = List.copyOf(findings);
	}

	/** Where the data come from. */
	@FunctionalInterface
	public interface Source {

		/**
		 * The reader of the data after some work on them; nothing is read yet.
		 *
		 * @throws IOException if there are no such data
		 */
		DatasetReader open(Preprocessing preprocessing) throws IOException;
	}

	/** Opens the network whose readings judge the images. */
	@FunctionalInterface
	public interface Opener {

		/**
		 * Opens it.
		 *
		 * @throws IOException if it cannot be loaded
		 */
		DigitClassifier open() throws IOException;
	}

	/**
	 * Something odd.
	 *
	 * @param convention in one word, such as {@code orientation} or {@code labels}
	 * @param text one sentence, or two
	 * @param remedy what sets it right; nothing if nothing does
	 * @param kept how many images are left by keeping those with digits, if that is the remedy
	 */
	public record Finding(String convention, String text, Preprocessing remedy, int kept) {

		static Finding of(ConventionCheck.Warning warning) {
			return new Finding(warning.convention().name().toLowerCase(Locale.ROOT), warning.text(),
					warning.remedy().with(false), 0);
		}

		static Finding of(NotDigitsException otherLabels) {
			return new Finding("labels", otherLabels.fault(), new Preprocessing(Set.of(Step.KEEP_DIGITS)),
					otherLabels.digits());
		}

		/** All that is to be done to the data, so that what was done before stays and this is set right as well. */
		public Preprocessing after(Preprocessing before) {
			return joined(before, remedy);
		}
	}

	/** Two pieces of work, one after the other, as one. */
	private static Preprocessing joined(Preprocessing first, Preprocessing next) {
		return ImageArrangement.of(first).then(ImageArrangement.of(next))
				.with(first.has(Step.KEEP_DIGITS) || next.has(Step.KEEP_DIGITS));
	}

	/**
	 * Reads a source and looks at it; blocks.
	 *
	 * @param preprocessing what is done to the data first
	 * @param classifier null if there is none
	 * @param reading told how far the reading of the data is
	 * @param looking told how far the reading of images is
	 * @throws IOException with one sentence, if there is nothing to look at
	 * @throws CancellationException if {@code cancellation} was set before the end
	 */
	public static DatasetInspection of(Source source, Preprocessing preprocessing, @Nullable Opener classifier,
			ProgressListener reading, ProgressListener looking, CancellationToken cancellation) throws IOException {
		List<Finding> findings = new ArrayList<>();
		Preprocessing done = preprocessing;
		SourceSplits parts;
		try {
			parts = SourceSplits.read(source.open(done), null, reading, cancellation);
		} catch (NotDigitsException e) {
			if (e.digits() == 0) {
				throw e; // nothing would be left
			}
			findings.add(Finding.of(e));
			done = done.with(Step.KEEP_DIGITS, true);
			parts = SourceSplits.read(source.open(done), null, reading, cancellation);
		}
		DigitDataset first = parts.images().get(parts.first());
		if (first.size() == 0) {
			throw new IOException(first.source() + " has no images.");
		}
		ConventionCheck.Result result = classifier == null ? null : check(classifier, first, looking, cancellation);
		if (result != null) {
			result.warnings().forEach(warning -> findings.add(Finding.of(warning)));
		}
		if (parts.images().size() == Split.values().length) {
			ConventionCheck.overlap(first, parts.images().get(Split.TEST))
					.forEach(warning -> findings.add(Finding.of(warning)));
		}
		return new DatasetInspection(parts, done, result, findings);
	}

	private static ConventionCheck.Result check(Opener opener, DigitDataset data, ProgressListener looking,
			CancellationToken cancellation)
			throws IOException {
		try (DigitClassifier classifier = opener.open()) {
			return ConventionCheck.check(classifier, data, looking, cancellation);
		}
	}

	/** The part that was looked at. */
	public DigitDataset first() {
		return parts.images().get(parts.first());
	}

	/** How many images of a part show each digit, 0 first. */
	public static List<Integer> classes(DigitDataset images) {
		int[] counts = new int[DIGITS];
		IntStream.range(0, images.size()).map(images::label).filter(label -> label != DigitDataset.UNLABELLED)
				.forEach(label -> counts[label]++);
		return IntStream.of(counts).boxed().toList();
	}

	/**
	 * All that sets things right, together with what was done before.
	 *
	 * @param before what was asked for when the data were looked at
	 */
	public Preprocessing remedy(Preprocessing before) {
		boolean keepsDigits = findings.stream().anyMatch(finding -> finding.remedy().has(Step.KEEP_DIGITS));
		ImageArrangement arrangement = result == null ? ImageArrangement.NONE : result.remedy();
		return joined(before, arrangement.with(keepsDigits));
	}
}
