package digitlab.segmentation;

import java.util.OptionalDouble;

import digitlab.imaging.InkDrawing;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class SignShapeTest {

	private static final int WIDTH = 200;

	private static InkDrawing sheet() {
		return new InkDrawing(WIDTH, 200);
	}

	private static Component component(InkDrawing drawing) {
		assertThat(drawing.components()).hasSize(1);
		return drawing.components().getFirst();
	}

	private static OptionalDouble lean(InkDrawing drawing) {
		return SignShape.lean(WIDTH, component(drawing));
	}

	@Test
	void aDiscFillsItsBoxAndStrokesDoNot() {
		assertThat(SignShape.isFilled(WIDTH, component(sheet().dot(100, 100, 60)))).isTrue();
		assertThat(SignShape.isFilled(WIDTH, component(sheet().zero(60, 40, 100)))).isFalse();
		assertThat(SignShape.isFilled(WIDTH, component(sheet().one(60, 40, 100)))).isFalse();
	}

	/** Two discs of 60 across whose centres are 50 apart: where they meet, their ink is 2·√(30² − 25²) = 33 wide. */
	@Test
	void anEightWithoutHolesIsNoFilledShape() {
		assertThat(SignShape.isFilled(WIDTH, component(sheet().dot(100, 70, 60).dot(100, 120, 60)))).isFalse();
		assertThat(SignShape.isFilled(WIDTH, component(sheet().dot(100, 90, 60).dot(100, 100, 60)))).isTrue();
	}

	/** 48 columns to the right on 120 rows. */
	@Test
	void aLineLeansByItsWidthInPartsOfItsHeight() {
		assertThat(lean(sheet().line(76, 160, 124, 40)).orElseThrow()).isCloseTo(0.4, within(0.02));
		assertThat(lean(sheet().line(124, 160, 76, 40)).orElseThrow()).isCloseTo(-0.4, within(0.02));
		assertThat(lean(sheet().line(100, 160, 100, 40)).orElseThrow()).isCloseTo(0, within(0.02));
	}

	@Test
	void whatIsBentOrHasSeveralStrokesIsNoLine() {
		assertThat(lean(sheet().arc(100, 100, 30, 60, 110, 250))).isEmpty();
		assertThat(lean(sheet().zero(70, 40, 120))).isEmpty();
		assertThat(lean(sheet().line(75, 160, 125, 40).line(75, 40, 125, 160))).isEmpty();
	}
}
