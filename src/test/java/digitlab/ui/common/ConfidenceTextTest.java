package digitlab.ui.common;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import digitlab.dataset.DigitImage;
import digitlab.recognition.Prediction;
import digitlab.recognition.RecognitionResult;
import digitlab.recognition.RecognitionResult.Line;
import digitlab.recognition.RecognitionResult.Part;
import digitlab.recognition.RecognitionResult.ReadDigit;
import digitlab.recognition.RecognitionResult.ReadMark;
import digitlab.recognition.ScoredPrediction;
import digitlab.segmentation.Mark;
import digitlab.segmentation.NormalizedDigit;
import digitlab.sketch.Box;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ConfidenceTextTest {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			7 | 0.95 | 1 | 0.02 | 0 | 0.01 | almost certainly a 7
			8 | 0.95 | 1 | 0.02 | 0 | 0.01 | almost certainly an 8
			7 | 0.80 | 1 | 0.15 | 0 | 0.01 | probably a 7, perhaps a 1
			7 | 0.80 | 1 | 0.04 | 0 | 0.03 | probably a 7
			4 | 0.50 | 9 | 0.45 | 7 | 0.01 | hard to say: 4 or 9
			4 | 0.40 | 9 | 0.30 | 7 | 0.20 | hard to say: 4, 9 or 7
			""")
	void wordsFollowTheProbabilities(int first, double p1, int second, double p2, int third, double p3, String words) {
		List<Double> probabilities = new ArrayList<>(Collections.nCopies(10, 0.0));
		probabilities.set(first, p1);
		probabilities.set(second, p2);
		probabilities.set(third, p3);
		assertThat(ConfidenceText.of(new Prediction(probabilities))).isEqualTo(words);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			0.99 | 0.95 | 0.99 | almost certainly 12
			0.99 | 0.95 | 0.9 | probably 12; least sure of the second digit
			0.99 | 0.80 | 0.99 | probably 12; least sure of the second digit
			0.50 | 0.80 | 0.99 | hard to say: perhaps 12; least sure of the first digit
			0.99 | 0.95 | 0.4 | not a number, I think
			""")
	void aNumberIsAsSureAsItsLeastSureDigit(double first, double second, double score, String words) {
		assertThat(ConfidenceText.of(RecognitionResult.ofDigits(List.of(digit(1, first, score), digit(2, second, score)))))
				.isEqualTo(words);
	}

	/** One word per row; the letter r is a refused digit (nearest to a 7), anything else a sign. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			42.5      | 0.95 | almost certainly 42.5
			42.5      | 0.80 | probably 42.5; least sure of the first digit
			-7        | 0.95 | almost certainly -7
			-7        | 0.80 | probably -7
			-7        | 0.50 | hard to say: perhaps -7
			8283 5596 | 0.95 | almost certainly 8283 and 5596
			1 2 3     | 0.95 | almost certainly 1, 2 and 3
			1 2 3 4   | 0.95 | almost certainly these 4 rows
			42r       | 0.99 | 42 and one part that is not a digit
			42?       | 0.99 | 42 and one part that is not a digit
			42r       | 0.80 | probably 42 and one part that is not a digit
			r42r      | 0.50 | perhaps 42 and two parts that are not digits
			42 r      | 0.99 | 42 and one part that is not a digit
			42 .r     | 0.99 | 42 and one part that is not a digit
			42 7r     | 0.99 | 42 and 7, and one part that is not a digit
			4r2       | 0.99 | the second part is not a digit, I think
			4.r2      | 0.99 | the third part is not a digit, I think
			42 4?2    | 0.99 | the second part of the second row is not a digit, I think
			4r2?3     | 0.99 | two parts are not digits, I think
			4rr2      | 0.99 | two parts are not digits, I think
			r         | 0.99 | not a digit, I think
			?         | 0.99 | not a digit, I think
			r. rr     | 0.99 | not a number, I think
			""")
	void rowsSignsAndWhatIsNoDigitAreSaid(String rows, double confidence, String words) {
		assertThat(ConfidenceText.of(reading(rows, _ -> confidence))).isEqualTo(words);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			8283 5596 | 9 | 0.80 | probably 8283 and 5596; least sure of the third digit in the second row
			8283 5    | 5 | 0.50 | hard to say: perhaps 8283 and 5; least sure of the digit in the second row
			42.5      | 5 | 0.80 | probably 42.5; least sure of the third digit
			""")
	void theLeastSureDigitIsNamedByItsRowAndSignsAreNoDigits(String rows, int doubtful, double confidence, String words) {
		assertThat(ConfidenceText.of(reading(rows, digit -> digit == doubtful ? confidence : 0.99))).isEqualTo(words);
	}

	@Test
	void moreInkThanIsToldApartIsSaid() {
		RecognitionResult refused = reading("r", _ -> 0.9);
		assertThat(ConfidenceText.of(refused)).isEqualTo("not a digit, I think");
		assertThat(ConfidenceText.of(new RecognitionResult(refused.lines(), true)))
				.isEqualTo("more than the 150 separate pieces of ink that can be read");
		RecognitionResult dotted = reading("3", _ -> 0.95);
		assertThat(ConfidenceText.of(new RecognitionResult(dotted.lines(), true))).isEqualTo(ConfidenceText.of(dotted));
	}

	private static RecognitionResult reading(String rows, IntToDoubleFunction confidence) {
		return new RecognitionResult(Stream.of(rows.split(" "))
				.map(row -> new Line(row.chars().mapToObj(character -> part((char) character, confidence)).toList())).toList());
	}

	private static Part part(char character, IntToDoubleFunction confidence) {
		int digit = Character.digit(character, 10);
		return character == 'r'
				? digit(7, 0.9, 0.2)
				: digit < 0
						? new ReadMark(new Mark(String.valueOf(character), new Box(0, 0, 1, 1)))
						: digit(digit, confidence.applyAsDouble(digit), 0.99);
	}

	@Test
	void placesAreCountedAsPeopleSayThem() {
		assertThat(IntStream.of(1, 6, 7, 11, 12, 21, 22, 23, 24).mapToObj(ConfidenceText::ordinal)).containsExactly("first",
				"sixth",
				"7th",
				"11th", "12th", "21st", "22nd", "23rd", "24th");
	}

	@Test
	void whatHardlyLooksLikeADigitIsNotAlmostCertain() {
		assertThat(ConfidenceText.of(RecognitionResult.ofDigits(List.of(digit(7, 0.95, 0.99)))))
				.isEqualTo("almost certainly a 7");
		assertThat(ConfidenceText.of(RecognitionResult.ofDigits(List.of(digit(7, 0.95, 0.6))))).isEqualTo("probably a 7");
		assertThat(ConfidenceText.of(RecognitionResult.ofDigits(List.of(digit(7, 0.95, 0.4)))))
				.isEqualTo("not a digit, I think");
	}

	private static ReadDigit digit(int digit, double probability, double score) {
		List<Double> probabilities = new ArrayList<>(Collections.nCopies(10, (1 - probability) / 9));
		probabilities.set(digit, probability);
		NormalizedDigit seen = new NormalizedDigit(DigitImage.of(new byte[DigitImage.PIXELS]), new Box(digit, 0, 1, 1));
		return new ReadDigit(seen, new ScoredPrediction(new Prediction(probabilities), score));
	}
}
