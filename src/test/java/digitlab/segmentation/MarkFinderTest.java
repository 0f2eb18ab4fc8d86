package digitlab.segmentation;

import java.util.List;

import digitlab.imaging.InkDrawing;
import digitlab.sketch.Box;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class MarkFinderTest {

	private static InkDrawing sheet() {
		return new InkDrawing(300, 160);
	}

	/** Digits from 40 to 120, with space between 90 and 150. */
	private static InkDrawing digits() {
		return sheet().seven(30, 40, 80).zero(170, 40, 80);
	}

	private static List<String> signs(InkDrawing drawing) {
		return InkLayout.of(drawing.image()).rows().stream().flatMap(row -> row.marks().stream()).map(Mark::text).toList();
	}

	private static int parts(InkDrawing drawing) {
		return InkLayout.of(drawing.image()).rows().getFirst().digits().parts();
	}

	@Test
	void digitsAloneHaveNoSigns() {
		assertThat(signs(digits())).isEmpty();
		assertThat(parts(digits())).isEqualTo(2);
	}

	@Test
	void aPointLiesLow() {
		InkDrawing point = digits().dot(125, 118, 8);
		assertThat(signs(point)).containsExactly(".");
		assertThat(parts(point)).isEqualTo(2);
		Box box = InkLayout.of(point.image()).rows().getFirst().marks().getFirst().box();
		assertThat(box.x()).isCloseTo(121, within(1.0));
		assertThat(box.y()).isCloseTo(114, within(1.0));
		assertThat(box.width()).isCloseTo(8, within(1.0));
	}

	@Test
	void aPointAtTheEndIsOne() {
		assertThat(signs(sheet().seven(30, 40, 80).zero(100, 40, 80).dot(185, 118, 8))).containsExactly(".");
	}

	/**
	 * A touch of the pen beside a single digit is as broad as its strokes, round and low; the torn end of a stroke is longer than
	 * wide.
	 */
	@Test
	void aPointAfterASingleDigitIsRound() {
		assertThat(signs(sheet().zero(60, 40, 80).dot(145, 119, 6))).containsExactly(".");
		assertThat(signs(sheet().zero(60, 40, 80).line(143, 119, 148, 119))).isEmpty();
		assertThat(signs(sheet().zero(30, 40, 80).zero(100, 40, 80).line(188, 119, 193, 119))).containsExactly(".");
		assertThat(signs(sheet().zero(60, 40, 80).dot(145, 98, 6))).isEmpty();
	}

	/** The pen is 5 wide, this is 4. */
	@Test
	void aSpeckAfterASingleDigitIsNoPoint() {
		assertThat(signs(sheet().zero(60, 40, 80).dot(145, 119, 4))).isEmpty();
	}

	@Test
	void whatBrokeOffBelowADigitIsNoPoint() {
		assertThat(signs(sheet().zero(60, 40, 80).dot(93, 129, 8))).isEmpty();
	}

	@Test
	void aSpeckIsNoSign() {
		// the pen is 5 wide, this is 2
		assertThat(signs(digits().dot(125, 118, 2))).isEmpty();
	}

	@Test
	void aCommaReachesBelowTheDigits() {
		assertThat(signs(digits().line(128, 115, 120, 134))).containsExactly(",");
	}

	@Test
	void aColonIsTwoPoints() {
		assertThat(signs(digits().dot(125, 65, 8).dot(125, 105, 8))).containsExactly(":");
	}

	/** A small 0 beside the foot of a digit; a point is filled. */
	@Test
	void aSmallRingIsNoPointAndNoComma() {
		InkDrawing low = digits().line(120, 105, 128, 96, 3).line(128, 96, 136, 105, 3).line(136, 105, 128, 114, 3)
				.line(128, 114, 120, 105, 3);
		assertThat(signs(low)).isEmpty();
		assertThat(parts(low)).isEqualTo(3);
		InkDrawing lower = digits().line(122, 112, 128, 100, 3).line(128, 100, 134, 112, 3).line(134, 112, 128, 126, 3)
				.line(128, 126, 122, 112, 3);
		assertThat(signs(lower)).isEmpty();
		assertThat(parts(lower)).isEqualTo(3);
	}

	/** The strokes of one digit are 5 pixels thick, those of the other 15. */
	@Test
	void pointsAreAsLargeAsTheBroadestPenMakesThem() {
		assertThat(signs(sheet().seven(30, 40, 80).line(200, 40, 200, 120, 15).dot(125, 70, 26).dot(125, 105, 26)))
				.containsExactly(":");
	}

	/** 30 pixels long, and 15 high since it slants. */
	@Test
	void aMinusMaySlant() {
		assertThat(signs(digits().line(111, 84.5, 136, 75))).containsExactly("-");
	}

	@Test
	void aMinusIsABarAtHalfHeight() {
		assertThat(signs(digits().line(105, 80, 145, 80))).containsExactly("-");
		// Also one before the digits.
		assertThat(signs(sheet().line(20, 80, 60, 80).seven(100, 40, 80).zero(180, 40, 80))).containsExactly("-");
	}

	@Test
	void aBarHighUpIsNoMinus() {
		assertThat(signs(digits().line(105, 42, 145, 42))).isEmpty();
	}

	/** They are one part, which the network must recognise by its shape. */
	@Test
	void barsAndPointsAboveEachOtherAreNoSignsOfTheirOwn() {
		InkDrawing equals = digits().line(105, 70, 145, 70).line(105, 90, 145, 90);
		assertThat(signs(equals)).isEmpty();
		assertThat(parts(equals)).isEqualTo(3);
		InkDrawing division = digits().line(105, 80, 145, 80).dot(125, 62, 8).dot(125, 98, 8);
		assertThat(signs(division)).isEmpty();
		assertThat(parts(division)).isEqualTo(3);
	}

	@Test
	void anOpenFourHasNoMinus() {
		InkDrawing four = sheet().line(40, 30, 30, 85).line(30, 85, 85, 85).line(65, 55, 65, 130).zero(150, 40, 80);
		assertThat(signs(four)).isEmpty();
		assertThat(signs(sheet().line(40, 30, 30, 85).line(30, 85, 85, 85).line(65, 55, 65, 130))).isEmpty();
	}

	/** 1.7 times as high as the digits, and extending above and below both. */
	@Test
	void aSlashIsALongSlantingLine() {
		assertThat(signs(sheet().zero(30, 50, 60).line(150, 12, 110, 148).zero(180, 50, 60))).containsExactly("/");
		// Its height is between the two: 96 rows beside 85, log odds (20.3 + 20.6) · 1.129 + 4.05 · 0.14 - 43.7 = 3.0.
		assertThat(signs(sheet().zero(30, 40, 80).line(133, 33, 120, 124).zero(180, 40, 80))).containsExactly(Mark.UNKNOWN);
		// A 1 is as high as its neighbours.
		assertThat(signs(sheet().zero(30, 40, 80).line(140, 40, 115, 120).zero(180, 40, 80))).isEmpty();
	}

	private static List<Double> slashes(InkDrawing drawing) {
		return InkLayout.of(drawing.image()).rows().getFirst().digits().candidates().stream()
				.filter(candidate -> candidate.to() == candidate.from() + 1).map(DigitCandidate::slash).toList();
	}

	/**
	 * The log odds of the first are those of a slash that is little taller, (20.3 + 20.6) · 93/85 + 4.05 · 0.14 - 43.7 = 1.6, one
	 * below those at which it is as likely a 1; those of the second, as high as its neighbours, -0.9.
	 */
	@Test
	void aOneThatMayBeASlashSaysSo() {
		assertThat(slashes(sheet().zero(30, 40, 80).line(132, 35, 120, 123).zero(180, 40, 80))).satisfiesExactly(
				zero -> assertThat(zero).isZero(), one -> assertThat(one).isBetween(0.2, 0.35),
				zero -> assertThat(zero).isZero());
		assertThat(slashes(sheet().zero(30, 40, 80).line(140, 40, 115, 120).zero(180, 40, 80)).get(1)).isBetween(0.01, 0.1);
	}

	/** A line that slants like the digits beside it is a 1; beside upright digits, the same line slants more than they do. */
	@Test
	void whatLeansAsTheWritingDoesIsNoSlash() {
		assertThat(signs(sheet().zero(30, 40, 80).line(139, 33, 110, 125).zero(180, 40, 80))).containsExactly("/");
		InkDrawing leaning = sheet().line(95, 40, 45, 120).line(45, 120, 95, 120).line(139, 33, 110, 125).line(225, 40, 175, 120)
				.line(175, 120, 225, 120);
		assertThat(signs(leaning)).isEmpty();
	}

	/** Two alike with a month between them: each alone would be a 1. */
	@Test
	void slashesOfADateSpeakForEachOther() {
		InkDrawing one = new InkDrawing(420, 160).zero(20, 40, 80).line(117, 35, 92, 123).zero(135, 40, 80);
		assertThat(signs(one)).isEmpty();
		assertThat(signs(one.line(232, 35, 207, 123).zero(250, 40, 80))).containsExactly("/", "/");
	}

	@Test
	void aFilledDiscIsUnknown() {
		assertThat(signs(sheet().dot(150, 80, 90))).containsExactly(Mark.UNKNOWN);
		assertThat(signs(sheet().seven(30, 40, 80).dot(200, 80, 60))).containsExactly(Mark.UNKNOWN);
	}

	@Test
	void aRingIsNoFilledDisc() {
		assertThat(signs(sheet().zero(100, 40, 80))).isEmpty();
		// A bold 0, with a pen a quarter as wide as its height.
		assertThat(signs(new InkDrawing(300, 160, 20).zero(100, 40, 80))).isEmpty();
	}

	@Test
	void signsAreInTheirOrder() {
		InkDrawing term = new InkDrawing(420, 160).seven(20, 40, 80).line(85, 80, 115, 80).zero(135, 40, 80).dot(222, 118, 8)
				.seven(250, 40, 80).line(345, 115, 337, 134).one(375, 40, 80);
		assertThat(signs(term)).containsExactly("-", ".", ",");
		assertThat(parts(term)).isEqualTo(4);
	}

	/** Writing that slants by a third: the upper point is 13 pixels to the right of the lower, and shares no column with it. */
	@Test
	void aColonMaySlant() {
		assertThat(signs(digits().dot(132, 65, 8).dot(119, 105, 8))).containsExactly(":");
		// A point before a digit and one behind it are two.
		assertThat(signs(sheet().seven(20, 40, 80).dot(85, 70, 8).one(105, 40, 80).dot(125, 118, 8).zero(170, 40, 80)))
				.doesNotContain(":");
	}

	/** The foot of this 7 is at 60, its bar reaches to 130. */
	@Test
	void aPointMayBeUnderABarBesideTheFoot() {
		assertThat(signs(sheet().line(40, 40, 130, 40).line(130, 40, 60, 120).dot(95, 124, 8))).containsExactly(".");
		assertThat(signs(sheet().line(40, 40, 130, 40).line(130, 40, 60, 120).dot(60, 130, 8))).isEmpty();
	}

	/** The bar of the 5 is a component of its own, and at half height of the rest there is nothing. */
	@Test
	void aMinusIsAtHalfHeightOfADigitWithItsBar() {
		InkDrawing five = sheet().line(110, 40, 160, 40).line(105, 55, 100, 78).line(100, 78, 150, 85).line(150, 85, 140, 115)
				.line(140, 115, 100, 118);
		assertThat(signs(five.line(30, 68, 75, 68))).containsExactly("-");
	}

	/** The remains of a form's line are paler than what the pen wrote. */
	@Test
	void aPaleTickIsNoComma() {
		assertThat(signs(digits().faint(128, 115, 120, 134, 5, 0.4f))).isEmpty();
	}
}
