package digitlab.imaging;

import java.util.Optional;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class SheetOutlineTest {

	private static final double[][] CORNERS = {{-100, -70}, {100, -70}, {100, 70}, {-100, 70}};

	private static InkDrawing picture() {
		return new InkDrawing(320, 240).seven(130, 90, 50).zero(180, 90, 50);
	}

	/** Adds a rectangle of 200 × 140 around (160, 120), of whose sides only a part is drawn. */
	private static InkDrawing outline(InkDrawing drawing, double degrees, double from, double to) {
		double cosine = Math.cos(Math.toRadians(degrees));
		double sine = Math.sin(Math.toRadians(degrees));
		for (int i = 0; i < 4; i++) {
			double[] a = CORNERS[i];
			double[] b = CORNERS[(i + 1) % 4];
			double x0 = a[0] + from * (b[0] - a[0]);
			double y0 = a[1] + from * (b[1] - a[1]);
			double x1 = a[0] + to * (b[0] - a[0]);
			double y1 = a[1] + to * (b[1] - a[1]);
			drawing.line(160 + cosine * x0 - sine * y0, 120 + sine * x0 + cosine * y0, 160 + cosine * x1 - sine * y1,
					120 + sine * x1 + cosine * y1, 3);
		}
		return drawing;
	}

	private static Optional<SheetFinder.Sheet> find(InkDrawing drawing) {
		return SheetOutline.find(drawing.width(), drawing.height(), drawing.ink());
	}

	@Test
	void aTiltedOutlineAroundWritingIsASheet() {
		SheetFinder.Sheet sheet = find(outline(picture(), 12, 0, 1)).orElseThrow();
		assertThat(Math.toDegrees(sheet.angle())).isCloseTo(12, within(1.0));
		assertThat(sheet.holds(160, 120)).isTrue();
		assertThat(sheet.holds(10, 10)).isFalse();
		// The outline itself is not on the sheet: its upper side goes through (160 + 70 sin 12°, 120 - 70 cos 12°).
		assertThat(sheet.holds(174.6, 51.5)).isFalse();
	}

	@Test
	void anOutlineMayBeInterrupted() {
		assertThat(find(outline(picture(), -12, 0, 0.8))).isPresent();
		assertThat(find(outline(picture(), -12, 0, 0.4))).isEmpty();
	}

	@Test
	void anUprightFrameIsLeftToTheRulings() {
		assertThat(find(outline(picture(), 0, 0, 1))).isEmpty();
	}

	@Test
	void anOutlineWithNothingInsideIsNoSheet() {
		assertThat(find(outline(new InkDrawing(320, 240), 12, 0, 1))).isEmpty();
	}

	/** The quadrangle of a circle has 2/π = 0.64 of its area. */
	@Test
	void aRingAroundWritingIsNoSheet() {
		assertThat(find(picture().arc(160, 120, 110, 100, 0, 360))).isEmpty();
	}
}
