package digitlab.imaging;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RulingSelectorTest {

	private static final int WIDTH = 240;
	private static final int HEIGHT = 160;

	/** A 7 of 80 pixels with a pen so broad that its strokes are not lines. */
	private static InkDrawing seven() {
		return new InkDrawing(WIDTH, HEIGHT, 7).seven(90, 40, 80);
	}

	private static List<Ruling> select(InkDrawing drawing) {
		return RulingSelector.select(WIDTH, HEIGHT, drawing.ink());
	}

	@Test
	void aLineFromEdgeToEdgeIsThePapers() {
		assertThat(select(seven().line(0, 140, WIDTH, 140, 2))).singleElement().matches(line -> !line.isUpright());
		assertThat(select(seven().line(30, 0, 30, HEIGHT, 2))).singleElement().matches(Ruling::isUpright);
	}

	/** The 7 is 87 high including the pen; a line that nothing touches is long from 1.3 times that, 113. */
	@Test
	void aLineMuchLongerThanTheWritingIsHighIsThePapers() {
		assertThat(select(seven().line(40, 140, 195, 140, 2))).hasSize(1);
		assertThat(select(seven().line(80, 140, 150, 140, 2))).isEmpty();
	}

	@Test
	void theSidesOfAFrameAreThePapers() {
		List<Ruling> frame = select(seven().rectangle(70, 20, 170, 140, 2));
		assertThat(frame).hasSize(4);
		assertThat(frame).filteredOn(Ruling::isUpright).hasSize(2);
	}

	@Test
	void aFrameWithNothingInsideIsASquareZero() {
		assertThat(select(new InkDrawing(WIDTH, HEIGHT).rectangle(90, 40, 140, 120, 3))).isEmpty();
	}

	@Test
	void ticksThatStandOnALineAre() {
		InkDrawing places = seven().line(20, 140, 220, 140, 2).line(70, 100, 70, 140, 2).line(160, 100, 160, 140, 2);
		assertThat(select(places)).hasSize(3);
		// One that stands free is not.
		assertThat(select(seven().line(20, 140, 220, 140, 2).line(70, 85, 70, 125, 2))).hasSize(1);
	}

	@Test
	void thickLinesAreStrokes() {
		assertThat(select(seven().line(0, 140, WIDTH, 140, 9))).isEmpty();
	}

	@Test
	void aPictureWithoutInkHasNoRulings() {
		assertThat(select(new InkDrawing(WIDTH, HEIGHT))).isEmpty();
	}
}
