package digitlab.sketch;

import digitlab.imaging.InkDrawing;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class InkImageTest {

	private static InkImage seven() {
		return InkImage.ofInk(60, 90, new InkDrawing(60, 90).seven(10, 15, 60).ink(), new Frame(100, 200, 2));
	}

	@Test
	void aQuarterTurnIsClockwise() {
		InkImage turned = InkImage.ofInk(3, 2, new float[]{0.1f, 0.2f, 0.3f, 0.4f, 0.5f, 0.6f}).turned();
		assertThat(turned.width()).isEqualTo(2);
		assertThat(turned.height()).isEqualTo(3);
		// The left column, read from below, becomes the top row.
		assertThat(turned.toArray()).containsExactly(0.4f, 0.1f, 0.5f, 0.2f, 0.6f, 0.3f);
	}

	@Test
	void fourQuarterTurnsChangeNothing() {
		InkImage four = seven().turned().turned().turned().turned();
		assertThat(four.toArray()).isEqualTo(seven().toArray());
		assertThat(four.width()).isEqualTo(60);
		Point corner = four.frame().toSource(0, 0);
		assertThat(corner.x()).isCloseTo(100, within(1e-9));
		assertThat(corner.y()).isCloseTo(200, within(1e-9));
	}

	@Test
	void boxesOfATurnedImageAreThoseOfItsSource() {
		Box expected = seven().bounds().orElseThrow();
		InkImage turned = seven();
		for (int turns = 1; turns < 4; turns++) {
			turned = turned.turned();
			Box box = turned.bounds().orElseThrow();
			assertThat(box.x()).isCloseTo(expected.x(), within(1e-9));
			assertThat(box.y()).isCloseTo(expected.y(), within(1e-9));
			assertThat(box.width()).isCloseTo(expected.width(), within(1e-9));
			assertThat(box.height()).isCloseTo(expected.height(), within(1e-9));
		}
	}

	@Test
	void largeWritingIsHalvedAndSmallWritingIsNot() {
		InkImage large = new InkDrawing(700, 500).seven(100, 100, 300).image();
		InkImage reduced = large.writingReduced();
		assertThat(reduced.width()).isEqualTo(350);
		// Pixels of two; the box is in whole pixels, so it is up to one larger on each side.
		assertThat(reduced.bounds().orElseThrow().x()).isCloseTo(large.bounds().orElseThrow().x(), within(2.0));
		InkImage small = new InkDrawing(700, 500).seven(100, 100, 100).image();
		assertThat(small.writingReduced()).isSameAs(small);
	}

	@Test
	void thePixelOfAPlaceIsTheOneThatShowsIt() {
		assertThat(seven().pixelAt(new Point(100 + 2 * 7 + 1, 200 + 2 * 3 + 1))).isEqualTo(3 * 60 + 7);
		assertThat(seven().pixelAt(new Point(0, 0))).isZero();
		assertThat(seven().pixelAt(new Point(9000, 9000))).isEqualTo(60 * 90 - 1);
	}
}
