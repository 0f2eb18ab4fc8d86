package digitlab.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import digitlab.dataset.DigitImage;
import digitlab.statistics.Alert.Kind;

import static digitlab.language.Localization.choice;
import static digitlab.language.Localization.listed;
import static digitlab.language.Localization.tr;
import static digitlab.language.Localization.trn;

/**
 * Derives from statistics the warnings that users should read before training, each time in the language then chosen.
 */
final class Alerts {

	private static final int DIGITS = 10;
	/** A digit is unbalanced if it occurs more than this many times as often as an even share, or as rarely. */
	private static final int FAR = 2;

	private Alerts() {
	}

	static List<Alert> of(DatasetStatistics s) {
		return Stream.of(inverted(s), conflicts(s), absent(s), unbalanced(s), blank(s), duplicates(s), unlabelled(s), constant(s))
				.flatMap(Optional::stream).toList();
	}

	/** For labelled images: the background is measured at the border, where MNIST has no ink. */
	private static Optional<Alert> inverted(DatasetStatistics s) {
		double border = s.classes().stream().filter(c -> c.count() > 0)
				.mapToDouble(c -> c.count() * borderInk(c.mean().toArray())).sum();
		return s.labelled() == 0 || border <= DigitImage.LIGHT_GROUND * s.labelled()
				? Optional.empty()
				: Optional.of(new Alert(Kind.INVERTED,
						tr("The images have dark ink on a light background, unlike MNIST, whose convention a network learns. "
								+ "On the command line, --invert corrects that."),
						List.of()));
	}

	private static double borderInk(double[] mean) {
		return DigitImage.border().mapToDouble(i -> mean[i]).average().orElse(0);
	}

	private static Optional<Alert> conflicts(DatasetStatistics s) {
		List<Integer> images = s.duplicates().stream().filter(Duplicate::conflicting).map(Duplicate::index).toList();
		return images.isEmpty()
				? Optional.empty()
				: Optional.of(new Alert(Kind.CONFLICTING_DUPLICATES,
						trn("%,d image equals an earlier image with another label: at least one label of each pair is wrong.",
								"%,d images equal an earlier image with another label: at least one label of each pair is wrong.",
								images.size()),
						images));
	}

	private static Optional<Alert> duplicates(DatasetStatistics s) {
		List<Integer> images = s.duplicates().stream().map(Duplicate::index).toList();
		return images.isEmpty()
				? Optional.empty()
				: Optional.of(new Alert(Kind.DUPLICATES,
						trn("%,d image equals an earlier image: held-out images may also be in the training data.",
								"%,d images equal an earlier image: held-out images may also be in the training data.",
								images.size()),
						images));
	}

	private static Optional<Alert> blank(DatasetStatistics s) {
		int count = s.blank().size();
		return count == 0
				? Optional.empty()
				: Optional.of(new Alert(Kind.BLANK,
						trn("%,d image has no ink at all: a network cannot learn anything from a blank image.",
								"%,d images have no ink at all: a network cannot learn anything from a blank image.", count),
						s.blank()));
	}

	private static Optional<Alert> unlabelled(DatasetStatistics s) {
		return s.unlabelled() == 0
				? Optional.empty()
				: Optional.of(new Alert(Kind.UNLABELLED,
						trn("%,d image has no label, so it can be used neither for training nor for evaluation.",
								"%,d images have no label, so they can be used neither for training nor for evaluation.",
								s.unlabelled()),
						List.of()));
	}

	private static Optional<Alert> absent(DatasetStatistics s) {
		List<String> digits = s.classes().stream().filter(c -> c.count() == 0).map(c -> String.valueOf(c.digit())).toList();
		return s.labelled() == 0 || digits.isEmpty()
				? Optional.empty()
				: Optional.of(new Alert(Kind.ABSENT,
						tr("There is no %s: a network trained on these images would never predict it.", choice(digits)),
						List.of()));
	}

	private static Optional<Alert> unbalanced(DatasetStatistics s) {
		List<String> far = new ArrayList<>();
		for (ClassStatistics c : s.classes()) {
			long tenfold = (long) c.count() * DIGITS; // integers: exactly half or twice as often is not yet unbalanced
			if (c.count() > 0 && (tenfold > (long) s.labelled() * FAR || tenfold * FAR < s.labelled())) {
				far.add(tr("%d (%.1f %%)", c.digit(), c.share() * 100));
			}
		}
		return far.isEmpty()
				? Optional.empty()
				: Optional.of(new Alert(Kind.UNBALANCED, far.size() == 1
						? tr("The digits are unbalanced: an even share is 10.0 %%, and %s is less than half or more than twice as "
								+ "frequent, which biases a network.", far.getFirst())
						: tr("The digits are unbalanced: an even share is 10.0 %%, and %s are less than half or more than twice as "
								+ "frequent, which biases a network.", listed(far)),
						List.of()));
	}

	private static Optional<Alert> constant(DatasetStatistics s) {
		return s.pixels().constant() == 0 || s.samples() < 2
				? Optional.empty()
				: Optional.of(new Alert(Kind.CONSTANT_PIXELS, s.pixels().constant() == DigitImage.PIXELS
						? tr("All images are identical.")
						: trn("%d of the %d pixels is the same in all images, mostly in the empty margin, and carries no "
								+ "information.",
								"%d of the %d pixels are the same in all images, mostly in the empty margin, and carry no "
										+ "information.",
								s.pixels().constant(), DigitImage.PIXELS),
						List.of()));
	}
}
