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
import org.jspecify.annotations.Nullable;

/**
 * What {@code predict} says of one file; its components are the JSON's keys.
 *
 * @param number digits from left to right; null if rejected
 * @param error why the file could not be read at all; absent otherwise
 */
record FileReading(String file, @Nullable String number, boolean rejected, double digitScore, List<DigitReading> digits,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String error) {

	/**
	 * @param digitScore how much it looks like a digit, 0 to 1
	 * @param box x, y, width, height in the picture's pixels
	 */
	record DigitReading(int digit, double confidence, double digitScore, List<Double> probabilities,
			@JsonProperty("box") List<Double> box) {

		static DigitReading of(ReadDigit digit) {
			Box box = digit.input().box();
			return new DigitReading(digit.prediction().digit(), digit.prediction().confidence(), digit.answer().digitScore(),
					digit.prediction().probabilities(),
					List.of(box.x(), box.y(), box.width(), box.height()));
		}
	}

	static FileReading of(Path file, Reading reading) {
		return new FileReading(file.toString(), reading.isRejected() ? null : reading.number(), reading.isRejected(),
				reading.digitScore(), reading.digits().stream().map(DigitReading::of).toList(), null);
	}

	static FileReading failed(Path file, String error) {
		return new FileReading(file.toString(), null, true, 0, List.of(), error);
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
