package digitlab.segmentation;

import digitlab.imaging.InkDrawing;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DividerRemoverTest {

	/** The strokes of digits are 8 pixels thick. */
	private static final double PEN = 8;
	private static final double THIN = 3;

	private static InkDrawing digits() {
		return new InkDrawing(400, 200).line(60, 50, 110, 50, PEN).line(110, 50, 80, 130, PEN) // 7
				.line(200, 50, 250, 50, PEN).line(250, 50, 220, 130, PEN);
	}

	private static int left(InkDrawing drawing) {
		return DividerRemover.without(400, drawing.components()).size();
	}

	@Test
	void thinUprightLinesTallerThanTheDigitsAreNoInk() {
		assertThat(left(digits().line(30, 30, 30, 150, THIN).line(155, 30, 158, 150, THIN))).isEqualTo(2);
	}

	/** 1.2 times as high as the digits. */
	@Test
	void aSingleLineMustBeMuchTaller() {
		assertThat(left(digits().line(155, 40, 158, 142, THIN))).isEqualTo(3);
		assertThat(left(digits().line(155, 40, 158, 142, THIN).line(30, 40, 30, 142, THIN))).isEqualTo(2);
		assertThat(left(digits().line(155, 20, 158, 160, THIN))).isEqualTo(2);
	}

	@Test
	void anUprightLineOfThePenIsADigit() {
		assertThat(left(digits().line(155, 30, 158, 150, PEN))).isEqualTo(3);
	}

	@Test
	void aThinLineAsHighAsTheDigitsMayBeA1() {
		assertThat(left(digits().line(155, 50, 158, 130, THIN))).isEqualTo(3);
	}

	@Test
	void aThinSlantingLineMayBeASlash() {
		assertThat(left(digits().line(180, 30, 140, 150, THIN))).isEqualTo(3);
	}

	@Test
	void withoutDigitsNothingIsKnownOfThePen() {
		assertThat(left(new InkDrawing(400, 200).line(155, 30, 158, 150, THIN))).isEqualTo(1);
	}
}
