package digitlab.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import digitlab.io.ErrorMessages;
import digitlab.recognition.BatchPredictor.FileResult;
import digitlab.recognition.RecognitionResult;
import digitlab.recognition.RecognitionResult.ReadDigit;
import digitlab.recognition.ScoredPrediction;
import digitlab.recognition.UprightRecognizer.Upright;
import digitlab.segmentation.InkLayout;
import digitlab.segmentation.Mark;
import digitlab.sketch.Box;
import org.jspecify.annotations.Nullable;

/**
 * The output of {@code predict} for a file; its components are the JSON keys.
 *
 * @param number digits and signs from left to right, {@code ?} for ink that is neither, lines separated by line breaks; null if
 * rejected
 * @param rejected whether there is no digit at all
 * @param digitScore lowest digit score of the parts, 0 to 1
 * @param digits digits of all lines, including rejected ones
 * @param lines lines from top to bottom
 * @param marks signs, and other ink that is not a digit
 * @param turned clockwise rotation applied to the picture in degrees: 0, 90, 180 or 270
 * @param guess the number with the most likely digit in place of each {@code ?}
 * @param isUniform whether nothing can be seen on the picture
 * @param isTooMuch whether it is rejected because of too many components
 * @param error why the file could not be read at all; absent otherwise
 */
public record FilePrediction(String file, @Nullable String number, boolean rejected, double digitScore, List<DigitReading> digits,
		List<LineReading> lines, List<MarkReading> marks, int turned, @JsonIgnore String guess, @JsonIgnore boolean isUniform,
		@JsonIgnore boolean isTooMuch,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String error) {

	private static final int QUARTER = 90;

	/**
	 * @param digitScore how much it looks like a digit, 0 to 1
	 * @param box x, y, width, height in the picture's pixels
	 */
	public record DigitReading(int digit, double confidence, double digitScore, List<Double> probabilities,
			@JsonProperty("box") List<Double> box) {

		static DigitReading of(ReadDigit digit) {
			return new DigitReading(digit.prediction().digit(), digit.prediction().confidence(), digit.answer().digitScore(),
					digit.prediction().probabilities(), numbers(digit.box()));
		}
	}

	/**
	 * @param number its text, with {@code ?} for ink that is neither digit nor sign
	 * @param box x, y, width, height in the picture's pixels
	 */
	public record LineReading(String number, List<Double> box, List<DigitReading> digits) {

		static LineReading of(RecognitionResult.Line line) {
			return new LineReading(line.text(), numbers(line.box()), line.digits().stream().map(DigitReading::of).toList());
		}
	}

	/**
	 * @param text the sign, or {@code ?}
	 * @param box x, y, width, height in the picture's pixels
	 */
	public record MarkReading(String text, List<Double> box) {

		static MarkReading of(Mark mark) {
			return new MarkReading(mark.text(), numbers(mark.box()));
		}
	}

	private static List<Double> numbers(Box box) {
		return List.of(box.x(), box.y(), box.width(), box.height());
	}

	/** The output for a file that was read, or could not be. */
	public static FilePrediction of(FileResult result) {
		IOException failure = result.failure();
		if (failure != null) {
			return failed(result.file(), ErrorMessages.of(failure));
		}
		Upright upright = result.reading();
		RecognitionResult reading = upright.reading();
		return new FilePrediction(result.file().toString(), reading.isRejected() ? null : reading.number(), reading.isRejected(),
				reading.digitScore(), reading.digits().stream().map(DigitReading::of).toList(),
				reading.lines().stream().map(LineReading::of).toList(), reading.marks().stream().map(MarkReading::of).toList(),
				QUARTER * upright.quarterTurns(), reading.guess(), result.isUniform(),
				reading.isRejected() && reading.isTooMuch(), null);
	}

	private static FilePrediction failed(Path file, String error) {
		return new FilePrediction(file.toString(), null, true, 0, List.of(), List.of(), List.of(), 0, "", true, false, error);
	}

	/** Whether the file could not be read at all. */
	public boolean failed() {
		return error != null;
	}

	/** The text for the user. */
	public String inWords() {
		if (lines.isEmpty()) {
			return isUniform ? "not a digit: the picture shows nothing" : "not a digit: ink and paper could not be told apart";
		}
		String turn = turned == 0 ? "" : " (turned by " + turned + "°)";
		if (isTooMuch) {
			return "no number: more than the " + InkLayout.MAX_PIECES + " separate pieces of ink that can be read";
		}
		if (rejected) {
			return "not a digit, I think" + (digits.isEmpty() ? "" : "; the nearest guess is " + oneLine(guess)) + turn;
		}
		double lowest = digits.stream().filter(digit -> digit.digitScore() >= ScoredPrediction.MIN_SCORE)
				.mapToDouble(DigitReading::confidence).min().orElseThrow();
		return String.format(Locale.ROOT, "%s  %5.1f %%", oneLine(String.valueOf(number)), 100 * lowest) + turn;
	}

	/** Joins lines. */
	private static String oneLine(String rows) {
		return rows.replace("\n", " / ");
	}
}
