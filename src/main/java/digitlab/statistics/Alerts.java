package digitlab.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import digitlab.dataset.DigitImage;
import digitlab.statistics.Alert.Kind;

/** Derives from statistics the warnings that users should read before training. */
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
						"The images have dark ink on a light background, unlike MNIST, whose convention a network learns. "
								+ "On the command line, --invert corrects that.",
						List.of()));
	}

	private static double borderInk(double[] mean) {
		return DigitImage.border().mapToDouble(i -> mean[i]).average().orElse(0);
	}

	private static Optional<Alert> conflicts(DatasetStatistics s) {
		List<Integer> images = s.duplicates().stream().filter(Duplicate::conflicting).map(Duplicate::index).toList();
		return alert(Kind.CONFLICTING_DUPLICATES, images, images.size(), "an earlier image with another label",
				"at least one label of each pair is wrong");
	}

	private static Optional<Alert> duplicates(DatasetStatistics s) {
		List<Integer> images = s.duplicates().stream().map(Duplicate::index).toList();
		return alert(Kind.DUPLICATES, images, images.size(), "an earlier image",
				"held-out images may also be in the training data");
	}

	private static Optional<Alert> alert(Kind kind, List<Integer> images, int count, String whom, String meaning) {
		return count == 0
				? Optional.empty()
				: Optional.of(new Alert(kind, images(count) + (count == 1 ? " equals " : " equal ") + whom + ": " + meaning + ".",
						images));
	}

	private static Optional<Alert> blank(DatasetStatistics s) {
		int count = s.blank().size();
		return count == 0
				? Optional.empty()
				: Optional.of(new Alert(Kind.BLANK, images(count) + (count == 1 ? " has" : " have")
						+ " no ink at all: a network cannot learn anything from a blank image.", s.blank()));
	}

	private static Optional<Alert> unlabelled(DatasetStatistics s) {
		return s.unlabelled() == 0
				? Optional.empty()
				: Optional.of(new Alert(Kind.UNLABELLED, images(s.unlabelled()) + (s.unlabelled() == 1 ? " has" : " have")
						+ " no label, so they can be used neither for training nor for evaluation.", List.of()));
	}

	private static Optional<Alert> absent(DatasetStatistics s) {
		List<String> digits = s.classes().stream().filter(c -> c.count() == 0).map(c -> String.valueOf(c.digit())).toList();
		return s.labelled() == 0 || digits.isEmpty()
				? Optional.empty()
				: Optional.of(new Alert(Kind.ABSENT, "There is no " + or(digits)
						+ ": a network trained on these images would never predict it.", List.of()));
	}

	private static Optional<Alert> unbalanced(DatasetStatistics s) {
		List<String> far = new ArrayList<>();
		for (ClassStatistics c : s.classes()) {
			long tenfold = (long) c.count() * DIGITS; // integers: exactly half or twice as often is not yet unbalanced
			if (c.count() > 0 && (tenfold > (long) s.labelled() * FAR || tenfold * FAR < s.labelled())) {
				far.add(String.format(Locale.ROOT, "%d (%.1f %%)", c.digit(), c.share() * 100));
			}
		}
		return far.isEmpty()
				? Optional.empty()
				: Optional.of(new Alert(Kind.UNBALANCED, "The digits are unbalanced: an even share is 10.0 %, and "
						+ and(far) + (far.size() == 1 ? " is" : " are")
						+ " less than half or more than twice as frequent, which biases a network.", List.of()));
	}

	private static Optional<Alert> constant(DatasetStatistics s) {
		return s.pixels().constant() == 0 || s.samples() < 2
				? Optional.empty()
				: Optional.of(new Alert(Kind.CONSTANT_PIXELS, s.pixels().constant() == DigitImage.PIXELS
						? "All images are identical."
						: s.pixels().constant() + " of the " + DigitImage.PIXELS + " pixels "
								+ (s.pixels().constant() == 1 ? "is" : "are")
								+ " the same in all images, mostly in the empty margin, and carry no information.",
						List.of()));
	}

	private static String images(int count) {
		return count == 1 ? "1 image" : String.format(Locale.ROOT, "%,d images", count);
	}

	private static String and(List<String> words) {
		return join(words, " and ");
	}

	private static String or(List<String> words) {
		return join(words, " or ");
	}

	private static String join(List<String> words, String last) {
		int end = words.size() - 1;
		return words.size() < 2
				? String.join("", words)
				: words.subList(0, end).stream().collect(Collectors.joining(", ")) + last + words.get(end);
	}
}
