package digitlab.segmentation;

import java.util.List;

import digitlab.imaging.InkDrawing;
import digitlab.sketch.InkImage;
import digitlab.sketch.PixelBounds;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class RowSeparatorTest {

	private static InkDrawing sheet() {
		return new InkDrawing(320, 240);
	}

	private static List<PixelBounds> separated(InkDrawing drawing) {
		InkImage image = drawing.image();
		return RowSeparator.separate(image, drawing.components()).stream().map(Component::bounds).toList();
	}

	/** Rows from 30 to 90 and from 110 to 170; the tail of the second 0 above reaches the 0 below it. */
	private static InkDrawing touching() {
		return sheet().zero(20, 30, 60).zero(90, 30, 60).zero(160, 30, 60).line(112, 90, 112, 110).zero(20, 110, 60)
				.zero(90, 110, 60).zero(160, 110, 60);
	}

	@Test
	void digitsOfTwoRowsThatTouchAreCutBetweenTheRows() {
		assertThat(touching().components()).hasSize(5);
		List<PixelBounds> parts = separated(touching());
		assertThat(parts).hasSize(6);
		assertThat(parts.stream().filter(part -> part.left() < 112 && part.right() > 112).toList()).hasSize(2)
				.anySatisfy(part -> assertThat((double) part.bottom()).isCloseTo(100, within(13.0)))
				.anySatisfy(part -> assertThat((double) part.top()).isCloseTo(100, within(13.0)));
	}

	@Test
	void noInkIsLost() {
		InkDrawing drawing = touching();
		double before = drawing.components().stream().mapToDouble(Component::mass).sum();
		assertThat(RowSeparator.separate(drawing.image(), drawing.components()).stream().mapToDouble(Component::mass).sum())
				.isCloseTo(before, within(1e-6));
	}

	@Test
	void aTallDigitInASingleRowStaysWhole() {
		assertThat(separated(sheet().zero(20, 60, 60).zero(90, 30, 120).zero(200, 60, 60))).hasSize(3);
	}

	/** The slash of a fraction, with the numerator at its upper left and the denominator at its lower right. */
	@Test
	void aStraightLineStaysWhole() {
		assertThat(separated(sheet().zero(40, 30, 60).line(150, 30, 110, 170).zero(160, 110, 60))).hasSize(3);
	}

	@Test
	void digitsOneAboveTheOtherWithoutNeighboursStayTogether() {
		assertThat(separated(sheet().zero(90, 30, 60).line(112, 90, 112, 110).zero(90, 110, 60))).hasSize(1);
	}
}
