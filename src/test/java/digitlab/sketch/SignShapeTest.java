package digitlab.sketch;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SignShapeTest {

	private static final int WIDTH = 200;
	/** Of digits beside the sign. */
	private static final double HEIGHT = 80;

	private static Drawing sheet() {
		return new Drawing(WIDTH, 200);
	}

	private static InkPiece piece(Drawing drawing) {
		assertThat(drawing.pieces()).hasSize(1);
		return drawing.pieces().getFirst();
	}

	private static String sign(Drawing drawing) {
		return SignShape.of(WIDTH, piece(drawing), HEIGHT);
	}

	private static String longSign(Drawing drawing) {
		return SignShape.longSign(WIDTH, piece(drawing), HEIGHT);
	}

	@Test
	void barsThatCrossInTheMiddleAreAPlus() {
		assertThat(sign(sheet().line(80, 100, 120, 100).line(100, 80, 100, 120))).isEqualTo("+");
		// A little crooked, and not quite in the middle.
		assertThat(sign(sheet().line(80, 102, 120, 100).line(102, 80, 100, 118))).isEqualTo("+");
	}

	@Test
	void barsThatMeetElsewhereAreNone() {
		assertThat(sign(sheet().line(80, 80, 120, 80).line(100, 80, 100, 120))).isNull(); // T
		assertThat(sign(sheet().line(80, 120, 120, 120).line(80, 80, 80, 120))).isNull(); // L
		assertThat(sign(sheet().line(80, 80, 120, 120).line(120, 80, 80, 120))).isNull(); // ×
	}

	@Test
	void aPlusMuchSmallerOrLargerThanDigitsIsNone() {
		assertThat(sign(sheet().line(95, 100, 105, 100, 2).line(100, 95, 100, 105, 2))).isNull();
		assertThat(sign(sheet().line(40, 100, 160, 100).line(100, 40, 100, 160))).isNull();
	}

	@Test
	void whatIsFilledIsUnknown() {
		assertThat(sign(sheet().dot(100, 100, 60))).isEqualTo(Mark.UNKNOWN);
		assertThat(SignShape.isFilled(WIDTH, piece(sheet().dot(100, 100, 60)))).isTrue();
		assertThat(SignShape.isFilled(WIDTH, piece(sheet().zero(60, 40, 100)))).isFalse();
		assertThat(SignShape.isFilled(WIDTH, piece(sheet().one(60, 40, 100)))).isFalse();
	}

	@Test
	void aPointIsTooSmallToBeUnknown() {
		assertThat(sign(sheet().dot(100, 100, 10))).isNull();
	}

	/** A line from bottom left to top right that leans by 0.4 and is 1.5 times as high as digits. */
	@Test
	void aLongLineThatLeansToTheRightIsASlash() {
		assertThat(longSign(sheet().line(75, 160, 125, 40))).isEqualTo("/");
		assertThat(longSign(sheet().line(125, 160, 75, 40))).isNull();
		assertThat(longSign(sheet().line(100, 160, 100, 40))).isNull();
		assertThat(longSign(sheet().line(90, 130, 110, 90))).isNull();
	}

	@Test
	void bentLinesOpenAndClose() {
		assertThat(longSign(sheet().arc(100, 100, 30, 60, 110, 250))).isEqualTo("(");
		assertThat(longSign(sheet().arc(100, 100, 30, 60, -70, 70))).isEqualTo(")");
		assertThat(longSign(sheet().zero(70, 40, 120))).isNull();
	}

	@Test
	void linesWithSeveralStrokesInARowAreNone() {
		assertThat(longSign(sheet().line(75, 160, 125, 40).line(75, 40, 125, 160))).isNull();
	}
}
