package digitlab.recognition;

import java.util.ArrayList;
import java.util.List;

import digitlab.dataset.DigitImage;
import digitlab.recognition.RecognitionResult.Line;
import digitlab.recognition.RecognitionResult.ReadDigit;
import digitlab.recognition.RecognitionResult.ReadMark;
import digitlab.segmentation.Mark;
import digitlab.segmentation.NormalizedDigit;
import digitlab.sketch.Box;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class RecognitionResultTest {

	private static ReadDigit digit(int digit, double score) {
		float[] logits = new float[10];
		logits[digit] = 1 + digit;
		NormalizedDigit seen = new NormalizedDigit(DigitImage.of(new byte[DigitImage.PIXELS]), new Box(0, 0, 1, 1));
		return new ReadDigit(seen, new ScoredPrediction(Prediction.ofLogits(logits), score));
	}

	@Test
	void oneDigitCountsByItsScore() {
		assertThat(RecognitionResult.ofDigits(List.of(digit(7, 0.49))).isRejected()).isTrue();
		assertThat(RecognitionResult.ofDigits(List.of(digit(7, 0.5))).isRejected()).isFalse();
		assertThat(RecognitionResult.ofDigits(List.of(digit(7, 0.49))).digitScore()).isEqualTo(0.49);
	}

	@Test
	void aNumberIsAsSureAsItsOddestPart() {
		RecognitionResult number = RecognitionResult.ofDigits(List.of(digit(1, 0.9), digit(2, 0.6), digit(3, 1)));
		assertThat(number.digitScore()).isEqualTo(0.6);
		assertThat(number.hasUnknown()).isFalse();
	}

	@Test
	void aPartThatAloneWouldBeRefusedIsAQuestionMarkInItsNumber() {
		RecognitionResult number = RecognitionResult.ofDigits(List.of(digit(1, 0.9), digit(2, 0.25)));
		assertThat(number.number()).isEqualTo("1?");
		assertThat(number.guess()).isEqualTo("12");
		assertThat(number.isRejected()).isFalse();
		assertThat(number.hasUnknown()).isTrue();
		assertThat(number.digitScore()).isEqualTo(0.25);
		assertThat(number.leastSure().orElseThrow().prediction().digit()).isEqualTo(2);
		assertThat(RecognitionResult.ofDigits(List.of(digit(1, 0.4), digit(2, 0.25))).isRejected()).isTrue();
	}

	@Test
	void linesAreJoinedByLineBreaksAndSignsAreThemselves() {
		ReadDigit four = digit(4, 0.9);
		RecognitionResult rows = new RecognitionResult(
				List.of(new Line(List.of(four, mark("."), digit(2, 0.9))), new Line(List.of(mark("-"), four))));
		assertThat(rows.number()).isEqualTo("4.2\n-4");
		assertThat(rows.digits()).hasSize(3);
		assertThat(rows.marks()).extracting(Mark::text).containsExactly(".", "-");
		assertThat(rows.hasUnknown()).isFalse();
		RecognitionResult odd = new RecognitionResult(List.of(new Line(List.of(four, mark(Mark.UNKNOWN)))));
		assertThat(odd.hasUnknown()).isTrue();
		assertThat(odd.isRejected()).isFalse();
		assertThat(odd.digitScore()).isEqualTo(0.9);
		assertThat(new RecognitionResult(List.of(new Line(List.of(mark("+"))))).isRejected()).isTrue();
	}

	/** Parts 10 wide and 20 high; {@code ' '} is a gap between words, {@code x} ink that is not a digit. */
	private static Line line(String text) {
		List<RecognitionResult.Part> parts = new ArrayList<>();
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			NormalizedDigit seen = new NormalizedDigit(DigitImage.of(new byte[DigitImage.PIXELS]), new Box(12 * i, 0, 10, 20));
			if (c != ' ') {
				parts.add(new ReadDigit(seen, digit(Character.digit(c, 10) < 0 ? 1 : c - '0', c == 'x' ? 0.1 : 0.9).answer()));
			}
		}
		return new Line(parts);
	}

	@Test
	void textIsNoNumberThoughSomeOfItsLettersLookLikeDigits() {
		assertThat(new RecognitionResult(List.of(line("x1x17 0x"), line("17 xxx1"))).isRejected()).isTrue();
		assertThat(new RecognitionResult(List.of(line("x1x17 0x"), line("17 xxx1"))).number()).isEqualTo("?1?170?\n17???1");
		// A name and an amount.
		assertThat(new RecognitionResult(List.of(line("xxx1x 42"), line("x0xx 107"))).isRejected()).isFalse();
		// Seven parts may be a badly written number, and so may many parts with few unknown ones.
		assertThat(new RecognitionResult(List.of(line("x1x17x1"))).isRejected()).isFalse();
		assertThat(new RecognitionResult(List.of(line("x12x45278"))).isRejected()).isFalse();
	}

	@Test
	void aLineLiesAroundAllOfItsParts() {
		Line line = new Line(
				List.of(new ReadMark(new Mark("-", new Box(1, 5, 3, 1))), new ReadMark(new Mark("+", new Box(6, 2, 4, 4)))));
		assertThat(line.box()).isEqualTo(new Box(1, 2, 9, 4));
	}

	private static ReadMark mark(String text) {
		return new ReadMark(new Mark(text, new Box(0, 0, 1, 1)));
	}

	@Test
	void aBlankSheetIsRejectedWithoutAGuess() {
		assertThat(RecognitionResult.BLANK.isRejected()).isTrue();
		assertThat(RecognitionResult.BLANK.digitScore()).isZero();
		assertThat(RecognitionResult.BLANK.number()).isEmpty();
		assertThat(RecognitionResult.BLANK.confidence()).isZero();
	}

	@Test
	void theLeastSureDigitSpeaksForTheNumber() {
		RecognitionResult number = RecognitionResult.ofDigits(List.of(digit(5, 0.9), digit(1, 0.9), digit(4, 0.9)));
		assertThat(number.leastSure().orElseThrow()).isSameAs(number.digits().get(1));
		assertThat(number.confidence()).isEqualTo(0.9 * Math.exp(2) / (Math.exp(2) + 9), within(1e-12));
	}
}
