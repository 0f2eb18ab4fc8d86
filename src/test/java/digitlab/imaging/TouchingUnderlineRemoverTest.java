package digitlab.imaging;

import digitlab.segmentation.Component;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TouchingUnderlineRemoverTest {

	private static final int WIDTH = 300;
	private static final int HEIGHT = 200;

	private static InkDrawing sheet() {
		return new InkDrawing(WIDTH, HEIGHT, 8);
	}

	private static InkDrawing digits() {
		return sheet().zero(30, 40, 70).one(130, 40, 70).zero(180, 40, 70);
	}

	private static float[] without(InkDrawing drawing) {
		float[] ink = drawing.ink();
		TouchingUnderlineRemover.remove(WIDTH, HEIGHT, ink);
		return ink;
	}

	private static void assertKept(InkDrawing drawing) {
		assertThat(TouchingUnderlineRemover.remove(WIDTH, HEIGHT, drawing.ink())).isFalse();
	}

	private static void assertThreeDigits(float[] ink) {
		assertThat(Component.of(WIDTH, HEIGHT, ink, 0.3f)).hasSize(3)
				.allSatisfy(component -> assertThat(component.bounds().height()).isBetween(64, 82));
	}

	@Test
	void aLineThatAllDigitsTouchIsTaken() {
		assertThreeDigits(without(digits().line(15, 114, 270, 114)));
	}

	@Test
	void aLineThatOneDigitTouchesIsTaken() {
		assertThreeDigits(without(digits().line(15, 130, 270, 114)));
	}

	@Test
	void theSecondOfTwoLinesStaysForOthersToTake() {
		assertThat(Component.of(WIDTH, HEIGHT, without(digits().line(15, 114, 270, 114).line(20, 140, 260, 140)), 0.3f))
				.hasSize(4);
	}

	@Test
	void digitsWithNothingBelowThemStay() {
		assertKept(digits());
	}

	@Test
	void theLongBaseOfATwoStays() {
		assertKept(sheet().arc(60, 40, 40, 40, 150, -150).line(95, 70, 60, 110).line(60, 110, 170, 110).zero(200, 40, 70));
	}

	@Test
	void theBaseOfAOneStays() {
		assertKept(sheet().one(80, 40, 70).line(40, 110, 120, 110).zero(160, 40, 70));
	}

	/** The two strokes of an open 4 stand on its bar like two digits. */
	@Test
	void theBarOfAnOpenFourStays() {
		assertKept(sheet().line(110, 40, 75, 120).line(75, 120, 215, 120).line(155, 60, 150, 150));
	}
}
