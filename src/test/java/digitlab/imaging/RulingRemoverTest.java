package digitlab.imaging;

import java.util.function.UnaryOperator;

import digitlab.segmentation.Component;
import digitlab.sketch.InkImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RulingRemoverTest {

	private static final int WIDTH = 240;
	private static final int HEIGHT = 160;
	/** The fraction of a digit's ink that may be lost or left over: a line of 2 pixels crosses about 16 of a stem's 640. */
	private static final double MUCH_THE_SAME = 0.03;

	private static InkDrawing sheet() {
		return new InkDrawing(WIDTH, HEIGHT, 7);
	}

	private static float[] without(InkDrawing drawing) {
		float[] ink = drawing.ink();
		RulingRemover.remove(WIDTH, HEIGHT, ink);
		return ink;
	}

	/** Asserts that lines are removed and the digit beneath is left as if they had never been there. */
	private static void assertTaken(UnaryOperator<InkDrawing> digits, UnaryOperator<InkDrawing> lines) {
		assertMuchTheSame(without(lines.apply(digits.apply(sheet()))), digits.apply(sheet()).ink());
	}

	private static void assertMuchTheSame(float[] actual, float[] expected) {
		double difference = 0;
		for (int i = 0; i < expected.length; i++) {
			difference += Math.abs(actual[i] - expected[i]);
		}
		assertThat(difference / InkDrawing.mass(expected)).isLessThan(MUCH_THE_SAME);
	}

	/** Asserts that nothing is removed. */
	private static void assertKept(InkDrawing drawing) {
		float[] ink = drawing.ink();
		boolean[] removed = RulingRemover.remove(WIDTH, HEIGHT, ink);
		assertThat(removed).doesNotContain(true);
		assertThat(ink).isEqualTo(drawing.ink());
	}

	private static InkDrawing seven(InkDrawing drawing) {
		return drawing.seven(90, 40, 80);
	}

	/** The 7 reaches from 37 to 123. */
	@ParameterizedTest
	@ValueSource(ints = {20, 60, 80, 100, 128, 140})
	void aLineAcrossThePictureGoesWhereverItLies(int y) {
		assertTaken(RulingRemoverTest::seven, drawing -> drawing.line(0, y, WIDTH, y, 2));
	}

	@Test
	void ruledPaperGoes() {
		assertTaken(RulingRemoverTest::seven, drawing -> {
			for (int y = 16; y < HEIGHT; y += 32) {
				drawing.faint(0, y, WIDTH, y + 2, 2, 0.5f);
			}
			return drawing;
		});
	}

	@Test
	void squaredPaperGoes() {
		assertTaken(drawing -> drawing.zero(90, 40, 80), drawing -> {
			for (int at = 15; at < WIDTH; at += 30) {
				drawing.faint(0, at, WIDTH, at, 1.5, 0.4f).faint(at, 0, at, HEIGHT, 1.5, 0.4f);
			}
			return drawing;
		});
	}

	/** Of squares of 12 pixels, the paths of the lines, 6 pixels wide, cover three quarters, and so they do of a digit. */
	@ParameterizedTest
	@ValueSource(ints = {90, 93, 99})
	void aSmallDigitOnNarrowSquaresStays(int x) {
		assertTaken(drawing -> drawing.zero(x, 60, 36), drawing -> {
			for (int at = 7; at < WIDTH; at += 12) {
				drawing.faint(0, at, WIDTH, at, 1, 0.4f).faint(at, 0, at, HEIGHT, 1, 0.4f);
			}
			return drawing;
		});
	}

	/** The last tick begins where the line ends, and its middle is beyond it. */
	@Test
	void theLastTickOfACombGoesAsWell() {
		assertTaken(drawing -> drawing.seven(36, 45, 60).seven(106, 45, 60), drawing -> {
			for (int x = 20; x <= 160; x += 70) {
				drawing.line(x, 90, x, 120, 5);
			}
			return drawing.line(20, 120, 155, 120, 5);
		});
	}

	@Test
	void aFaintLineUnderDarkStrokesLeavesThemWhole() {
		float[] ink = seven(sheet()).faint(0, 80, WIDTH, 80, 2, 0.3f).ink();
		RulingRemover.remove(WIDTH, HEIGHT, ink);
		InkImage left = InkImage.ofInk(WIDTH, HEIGHT, ink);
		// The 7's stem goes from (138, 40) to (106, 120): at the height of the line it is at 122.
		assertThat(left.ink(122, 80)).isEqualTo(1);
		assertThat(left.ink(60, 80)).isZero();
		assertThat(left.ink(200, 80)).isZero();
	}

	@Test
	void aLineThatLeansGoes() {
		assertTaken(RulingRemoverTest::seven, drawing -> drawing.line(0, 75, WIDTH, 90, 2));
	}

	@Test
	void whereALineWasTakenItsPixelsAreSaid() {
		float[] ink = seven(sheet()).line(0, 140, WIDTH, 140, 2).ink();
		boolean[] removed = RulingRemover.remove(WIDTH, HEIGHT, ink);
		assertThat(removed[140 * WIDTH + 20]).isTrue();
		assertThat(removed[40 * WIDTH + 110]).isFalse();
	}

	@Test
	void aFrameGoes() {
		assertTaken(RulingRemoverTest::seven, drawing -> drawing.rectangle(70, 20, 160, 145, 2));
	}

	@Test
	void joinedBoxesGo() {
		assertTaken(drawing -> drawing.seven(100, 45, 60), drawing -> drawing.rectangle(20, 30, 220, 120, 2)
				.line(87, 30, 87, 120, 2).line(153, 30, 153, 120, 2));
	}

	@Test
	void aFrameCutByThePicturesEdgeGoes() {
		assertTaken(RulingRemoverTest::seven, drawing -> drawing.line(70, -5, 70, 145, 2).line(70, 145, 160, 145, 2)
				.line(160, 145, 160, -5, 2));
	}

	@Test
	void aDottedLineOfATableGoes() {
		assertTaken(RulingRemoverTest::seven, drawing -> {
			for (int x = 0; x < WIDTH; x += 4) {
				drawing.line(x + 0.5, 135, x + 1.5, 135, 1.5);
			}
			return drawing;
		});
	}

	@Test
	void aDashedLineOfATableGoes() {
		assertTaken(RulingRemoverTest::seven, drawing -> {
			for (int x = 2; x < WIDTH; x += 14) {
				drawing.line(x, 135, x + 8, 135, 2);
			}
			return drawing;
		});
	}

	/** The path of a light line across dark ink has no ink. */
	@Test
	void aStrokeCutByALightLineIsMended() {
		float[] ink = seven(sheet()).faint(0, 80, WIDTH, 80, 2, 0.3f).ink();
		for (int x = 0; x < WIDTH; x++) {
			ink[79 * WIDTH + x] = Math.min(ink[79 * WIDTH + x], 0.3f);
			ink[80 * WIDTH + x] = Math.min(ink[80 * WIDTH + x], 0.3f);
		}
		RulingRemover.remove(WIDTH, HEIGHT, ink);
		assertThat(Component.of(WIDTH, HEIGHT, ink, 0.15f)).hasSize(1);
		assertMuchTheSame(ink, seven(sheet()).ink());
	}

	@Test
	void aLoneOneStays() {
		assertKept(sheet().one(120, 40, 80));
		assertKept(sheet().line(120, 40, 120, 120, 2));
	}

	@Test
	void onesInARowStay() {
		assertKept(sheet().line(60, 40, 60, 120, 3).line(120, 40, 120, 120, 3).line(180, 40, 180, 120, 3));
	}

	@Test
	void theBarsOfDigitsStay() {
		assertKept(seven(sheet()));
		// A 5 with a thin bar that is as long as the digit is high.
		assertKept(sheet().line(95, 45, 165, 42, 3).line(95, 45, 92, 80, 3).arc(110, 98, 28, 22, -120, 140));
		// A 7 with a bar through its stem.
		assertKept(seven(sheet()).line(100, 82, 140, 82, 3));
	}

	@Test
	void minusAndEqualsStay() {
		assertKept(sheet().seven(20, 40, 80).line(100, 80, 140, 80, 3).seven(170, 40, 80));
		assertKept(sheet().seven(20, 40, 80).line(100, 72, 140, 72, 3).line(100, 90, 140, 90, 3).seven(170, 40, 80));
	}

	@Test
	void aShortDashUnderADigitStays() {
		assertKept(sheet().seven(90, 40, 80).line(95, 140, 135, 140, 3));
	}

	@Test
	void aSquareZeroStays() {
		assertKept(sheet().rectangle(90, 40, 140, 120, 3));
	}

	@Test
	void aSingleUprightLineStays() {
		assertKept(sheet().line(120, 0, 120, HEIGHT, 3));
	}

	@Test
	void paperWithoutInkHasNoLines() {
		float[] ink = new float[WIDTH * HEIGHT];
		assertThat(RulingRemover.remove(WIDTH, HEIGHT, ink)).isEmpty();
		assertThat(ink).containsOnly(0);
		assertThat(RulingRemover.remove(1, 1, new float[]{1})).isEmpty();
	}

	@Test
	void aDigitOfAThinPenIsNoRuling() {
		for (double pen : new double[]{3, 4, 5}) {
			assertKept(new InkDrawing(WIDTH, HEIGHT, pen).zero(90, 40, 80));
		}
	}

	/** Too short for their thickness to be lines. */
	@Test
	void ticksThatStandOnALineAreTaken() {
		assertTaken(digits -> digits.zero(40, 40, 70).zero(150, 40, 70), lines -> lines.line(15, 130, 225, 130, 4)
				.line(30, 112, 30, 130, 4).line(120, 112, 120, 130, 4).line(215, 112, 215, 130, 4));
	}

	@Test
	void onesThatStandOnALineStay() {
		float[] left = without(sheet().one(60, 58, 70).one(130, 58, 70).zero(170, 55, 70).line(15, 132, 225, 132, 6));
		assertThat(Component.of(WIDTH, HEIGHT, left, 0.3f)).filteredOn(component -> component.bounds().height() > 60).hasSize(3);
	}
}
