package digitlab.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import digitlab.prediction.Reading;
import digitlab.prediction.Reading.ReadDigit;
import digitlab.sketch.Box;
import digitlab.sketch.Mark;
import org.jspecify.annotations.Nullable;

/**
 * What {@code predict} says of one file; its components are the JSON's keys.
 *
 * @param number digits and signs from left to right, {@code ?} for what is neither, lines with a line break between; null if rejected
 * @param rejected true when there is no digit at all
 * @param digitScore how much the part that is least like a digit looks like one, 0 to 1
 * @param digits of all lines, also those that are refused
 * @param lines from top to bottom
 * @param marks signs, and ink that is no digit
 * @param error why the file could not be read at all; absent otherwise
 */
record FileReading(String file, @Nullable String number, boolean rejected, double digitScore, List<DigitReading> digits,
		List<LineReading> lines, List<MarkReading> marks,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String error) {

	/**
	 * @param digitScore how much it looks like a digit, 0 to 1
	 * @param box x, y, width, height in the picture's pixels
	 */
	record DigitReading(int digit, double confidence, double digitScore, List<Double> probabilities,
			@JsonProperty("box") List<Double> box) {

		static DigitReading of(ReadDigit digit) {
			return new DigitReading(digit.prediction().digit(), digit.prediction().confidence(), digit.answer().digitScore(),
					digit.prediction().probabilities(), numbers(digit.box()));
		}
	}

	/**
	 * @param number as it is written, {@code ?} for what is no digit
	 * @param box x, y, width, height in the picture's pixels
	 */
	record LineReading(String number, List<Double> box, List<DigitReading> digits) {

		static LineReading of(Reading.Line line) {
			return new LineReading(line.text(), numbers(line.box()), line.digits().stream().map(DigitReading::of).toList());
		}
	}

	/**
	 * @param text the sign, or {@code ?}
	 * @param box x, y, width, height in the picture's pixels
	 */
	record MarkReading(String text, List<Double> box) {

		static MarkReading of(Mark mark) {
			return new MarkReading(mark.text(), numbers(mark.box()));
		}
	}

	private static List<Double> numbers(Box box) {
		return List.of(box.x(), box.y(), box.width(), box.height());
	}

	static FileReading of(Path file, Reading reading) {
		return new FileReading(file.toString(), reading.isRejected() ? null : reading.number(), reading.isRejected(),
				reading.digitScore(), reading.digits().stream().map(DigitReading::of).toList(),
				reading.lines().stream().map(LineReading::of).toList(), reading.marks().stream().map(MarkReading::of).toList(), null);
	}

	static FileReading failed(Path file, String error) {
		return new FileReading(file.toString(), null, true, 0, List.of(), List.of(), List.of(), error);
	}

	boolean failed() {
		return error != null;
	}

	/** For people. */
	String inWords() {
		if (digits.isEmpty()) {
			return "no digit: the picture is blank";
		}
		String guess = digits.stream().map(digit -> Integer.toString(digit.digit())).collect(Collectors.joining());
		return rejected
				? "not a digit, I think; the nearest guess is " + guess
				: String.format(Locale.ROOT, "%s  %5.1f %%", guess,
						100 * digits.stream().mapToDouble(DigitReading::confidence).min().orElseThrow());
	}
}
