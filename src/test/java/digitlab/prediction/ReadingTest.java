package digitlab.prediction;

import java.util.List;

import digitlab.data.DigitImage;
import digitlab.prediction.Reading.ReadDigit;
import digitlab.sketch.Box;
import digitlab.sketch.NormalizedDigit;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ReadingTest {

	private static ReadDigit digit(int digit, double score) {
		float[] logits = new float[10];
		logits[digit] = 1 + digit;
		NormalizedDigit seen = new NormalizedDigit(DigitImage.of(new byte[DigitImage.PIXELS]), new Box(0, 0, 1, 1));
		return new ReadDigit(seen, new Answer(Prediction.ofLogits(logits), score));
	}

	@Test
	void oneDigitCountsByItsScore() {
		assertThat(Reading.ofDigits(List.of(digit(7, 0.49))).isRejected()).isTrue();
		assertThat(Reading.ofDigits(List.of(digit(7, 0.5))).isRejected()).isFalse();
		assertThat(Reading.ofDigits(List.of(digit(7, 0.49))).digitScore()).isEqualTo(0.49);
	}

	@Test
	void amongDigitsAnOddOneIsADigitToo() {
		// Odds of 9 and 1/3: their geometric mean is the square root of 3, so √3 / (1 + √3).
		Reading number = Reading.ofDigits(List.of(digit(1, 0.9), digit(2, 0.25)));
		assertThat(number.digitScore()).isCloseTo(Math.sqrt(3) / (1 + Math.sqrt(3)), within(1e-12));
		assertThat(number.isRejected()).isFalse();
		assertThat(number.number()).isEqualTo("12");
	}

	@Test
	void noSingleDigitOutweighsTheOthersForEver() {
		// A score of 0 counts as odds of exp(-4), one of 1 as exp(4): even.
		assertThat(Reading.ofDigits(List.of(digit(1, 0), digit(2, 1))).digitScore()).isCloseTo(0.5, within(1e-12));
		assertThat(Reading.ofDigits(List.of(digit(1, 0), digit(2, 0.6), digit(3, 0.6))).isRejected()).isTrue();
	}

	@Test
	void aBlankSheetIsRejectedWithoutAGuess() {
		assertThat(Reading.BLANK.isRejected()).isTrue();
		assertThat(Reading.BLANK.digitScore()).isZero();
		assertThat(Reading.BLANK.number()).isEmpty();
		assertThat(Reading.BLANK.confidence()).isZero();
	}

	@Test
	void theLeastSureDigitSpeaksForTheNumber() {
		Reading number = Reading.ofDigits(List.of(digit(5, 0.9), digit(1, 0.9), digit(4, 0.9)));
		assertThat(number.leastSure().orElseThrow()).isSameAs(number.digits().get(1));
		assertThat(number.confidence()).isEqualTo(Math.exp(2) / (Math.exp(2) + 9), within(1e-12));
	}
}
