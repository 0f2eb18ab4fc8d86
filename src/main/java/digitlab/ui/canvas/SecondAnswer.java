package digitlab.ui.canvas;

import java.util.Comparator;
import java.util.Optional;

import digitlab.recognition.Prediction;
import digitlab.recognition.RecognitionResult;
import digitlab.recognition.RecognitionResult.Part;
import digitlab.recognition.RecognitionResult.ReadDigit;
import digitlab.segmentation.Mark;
import digitlab.sketch.Box;
import digitlab.ui.common.ConfidenceText;
import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.tr;

/**
 * What a second model says of the sketch, beside the first.
 *
 * @param first name of the model in use; empty while there is none
 * @param second name of the second model
 * @param differs whether the two give different answers
 * @param words the second answer and how sure it is; only the name where there is nothing to read
 * @param prediction what it says of the digit that is shown of the first reading; null if there is none
 */
record SecondAnswer(String first, String second, boolean differs, String words, @Nullable Prediction prediction) {

	/** The minimum overlap of two boxes around the same ink, relative to what both cover together. */
	private static final double SAME_INK = 0.9;
	/** The same where one of the two was read a moment later, with a little more ink. */
	private static final double GROWING_INK = 0.5;

	/** Where there is nothing to compare. */
	static SecondAnswer none(String first, String second, String words) {
		return new SecondAnswer(first, second, false, words, null);
	}

	/**
	 * Compares two readings.
	 *
	 * @param shown the digit of the first reading that is shown; null if there is none
	 * @param isSameSheet whether both read the same sketch; while a stroke is drawn, one may be a moment behind
	 */
	static SecondAnswer of(String first, RecognitionResult reading, @Nullable ReadDigit shown, String second,
			RecognitionResult other, boolean isSameSheet) {
		if (other.isBlank()) {
			return none(first, second, second);
		}
		if (reading.isBlank()) {
			return none(first, second, tr("%s: %s", second, ConfidenceText.of(other)));
		}
		boolean differs = !answer(reading).equals(answer(other));
		Optional<Part> same = shown == null ? Optional.empty() : counterpart(shown, other, isSameSheet);
		String words = inWords(second, differs, ConfidenceText.of(other), shown != null && same.isEmpty());
		return new SecondAnswer(first, second, differs, words,
				same.orElse(null) instanceof ReadDigit digit ? digit.prediction() : null);
	}

	private static String inWords(String second, boolean differs, String answer, boolean cutsDifferently) {
		if (cutsDifferently) {
			return differs
					? tr("%s differs (%s). It separates the ink differently.", second, answer)
					: tr("%s agrees (%s). It separates the ink differently.", second, answer);
		}
		return differs ? tr("%s differs (%s)", second, answer) : tr("%s agrees (%s)", second, answer);
	}

	private static String answer(RecognitionResult reading) {
		return reading.isRejected() ? Mark.UNKNOWN : reading.number();
	}

	/** The part of the other reading that is made of the same ink. */
	private static Optional<Part> counterpart(ReadDigit shown, RecognitionResult other, boolean isSameSheet) {
		return other.lines().stream().flatMap(line -> line.parts().stream())
				.max(Comparator.comparingDouble(part -> overlap(part.box(), shown.box())))
				.filter(part -> overlap(part.box(), shown.box()) >= (isSameSheet ? SAME_INK : GROWING_INK));
	}

	/** What both boxes cover, relative to what either covers: 0 to 1. */
	private static double overlap(Box one, Box other) {
		double width = Math.min(one.x() + one.width(), other.x() + other.width()) - Math.max(one.x(), other.x());
		double height = Math.min(one.y() + one.height(), other.y() + other.height()) - Math.max(one.y(), other.y());
		double both = Math.max(0, width) * Math.max(0, height);
		double either = one.width() * one.height() + other.width() * other.height() - both;
		return either == 0 ? 0 : both / either;
	}
}
