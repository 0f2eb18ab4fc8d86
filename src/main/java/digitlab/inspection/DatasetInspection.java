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
import digitlab.dataset.SourceName;
import digitlab.dataset.SourceSplits;
import digitlab.dataset.Split;
import digitlab.imaging.ImageArrangement;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.recognition.DigitClassifier;
import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.tr;

/**
 * The inspection of a data source: its content, and what is unusual about it.
 *
 * @param parts all its splits
 * @param done preprocessing applied before the inspection, including the restriction to digits if necessary
 * @param result how a network classifies the images; null without a network
 * @param findings findings, most important first
 */
public record DatasetInspection(SourceSplits parts, Preprocessing done, ConventionCheck.@Nullable Result result,
		List<Finding> findings) {

	private static final int DIGITS = 10;

	/** Copies the findings. */
	public DatasetInspection {
		findings = List.copyOf(findings);
	}

	/** A source of data. */
	@FunctionalInterface
	public interface Source {

		/**
		 * Opens a reader with preprocessing; nothing is read yet.
		 *
		 * @throws IOException if the data do not exist
		 */
		DatasetReader open(Preprocessing preprocessing) throws IOException;
	}

	/** Opens the network that classifies the images. */
	@FunctionalInterface
	public interface Opener {

		/**
		 * Opens the network.
		 *
		 * @throws IOException if it cannot be loaded
		 */
		DigitClassifier open() throws IOException;
	}

	/**
	 * A finding.
	 *
	 * @param convention the violated convention in one word, such as {@code orientation} or {@code labels}
	 * @param text one sentence, or two
	 * @param remedy preprocessing that corrects it; empty if there is none
	 * @param kept number of images that remain when only digits are kept, if that is the remedy
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

		/** Combines earlier preprocessing with this remedy. */
		public Preprocessing after(Preprocessing before) {
			return joined(before, remedy);
		}
	}

	/** Combines two preprocessings in order. */
	private static Preprocessing joined(Preprocessing first, Preprocessing next) {
		return ImageArrangement.of(first).then(ImageArrangement.of(next))
				.with(first.has(Step.KEEP_DIGITS) || next.has(Step.KEEP_DIGITS));
	}

	/**
	 * Reads and inspects a source; blocks.
	 *
	 * @param preprocessing applied to the data first
	 * @param classifier opens the network; null if there is none
	 * @param reading progress of reading the data
	 * @param looking progress of classifying images
	 * @throws IOException with one sentence, if there is nothing to inspect
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
				throw e; // nothing would remain
			}
			findings.add(Finding.of(e));
			done = done.with(Step.KEEP_DIGITS, true);
			parts = SourceSplits.read(source.open(done), null, reading, cancellation);
		}
		DigitDataset first = parts.images().get(parts.first());
		if (first.size() == 0) {
			throw new IOException(tr("%s has no images.", SourceName.shown(first.source())));
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

	/** The split that was inspected. */
	public DigitDataset first() {
		return parts.images().get(parts.first());
	}

	/** The number of images of each digit, 0 first. */
	public static List<Integer> classes(DigitDataset images) {
		int[] counts = new int[DIGITS];
		IntStream.range(0, images.size()).map(images::label).filter(label -> label != DigitDataset.UNLABELLED)
				.forEach(label -> counts[label]++);
		return IntStream.of(counts).boxed().toList();
	}

	/**
	 * All remedies combined with earlier preprocessing.
	 *
	 * @param before the preprocessing requested for the inspection
	 */
	public Preprocessing remedy(Preprocessing before) {
		boolean keepsDigits = findings.stream().anyMatch(finding -> finding.remedy().has(Step.KEEP_DIGITS));
		ImageArrangement arrangement = result == null ? ImageArrangement.NONE : result.remedy();
		return joined(before, arrangement.with(keepsDigits));
	}
}
