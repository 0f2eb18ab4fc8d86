package digitlab.ui.common;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

import digitlab.data.DigitImage;
import digitlab.prediction.Answer;
import digitlab.prediction.Prediction;
import digitlab.prediction.Reading;
import digitlab.prediction.Reading.ReadDigit;
import digitlab.sketch.Box;
import digitlab.sketch.NormalizedDigit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class VerdictTest {

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
		assertThat(Verdict.of(new Prediction(probabilities))).isEqualTo(words);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			0.99 | 0.95 | 0.9 | almost certainly 12
			0.99 | 0.80 | 0.9 | probably 12; least sure of the second digit
			0.50 | 0.80 | 0.9 | hard to say: perhaps 12; least sure of the first digit
			0.99 | 0.95 | 0.4 | not a number, I think
			""")
	void aNumberIsAsSureAsItsLeastSureDigit(double first, double second, double score, String words) {
		assertThat(Verdict.of(Reading.ofDigits(List.of(digit(1, first, score), digit(2, second, score))))).isEqualTo(words);
	}

	@Test
	void placesAreCountedAsPeopleSayThem() {
		assertThat(IntStream.of(1, 6, 7, 11, 12, 21, 22, 23, 24).mapToObj(Verdict::ordinal)).containsExactly("first", "sixth",
				"7th",
				"11th", "12th", "21st", "22nd", "23rd", "24th");
	}

	@Test
	void oneDigitIsSpokenOfAsBefore() {
		assertThat(Verdict.of(Reading.ofDigits(List.of(digit(7, 0.95, 0.6))))).isEqualTo("almost certainly a 7");
		assertThat(Verdict.of(Reading.ofDigits(List.of(digit(7, 0.95, 0.4)))))
				.isEqualTo("not a digit, I think");
	}

	private static ReadDigit digit(int digit, double probability, double score) {
		List<Double> probabilities = new ArrayList<>(Collections.nCopies(10, (1 - probability) / 9));
		probabilities.set(digit, probability);
		NormalizedDigit seen = new NormalizedDigit(DigitImage.of(new byte[DigitImage.PIXELS]), new Box(digit, 0, 1, 1));
		return new ReadDigit(seen, new Answer(new Prediction(probabilities), score));
	}
}
