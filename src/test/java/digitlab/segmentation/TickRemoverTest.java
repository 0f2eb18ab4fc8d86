package digitlab.segmentation;

import java.util.ArrayList;
import java.util.List;

import digitlab.imaging.InkDrawing;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TickRemoverTest {

	private static int left(InkDrawing drawing) {
		List<Component> row = new ArrayList<>(drawing.components());
		TickRemover.take(row);
		return row.size();
	}

	/** Three digits, 80 pixels high, in cells 90 pixels wide. */
	private static InkDrawing number() {
		return new InkDrawing(380, 160).seven(60, 30, 80).zero(150, 30, 80).seven(240, 30, 80);
	}

	private static InkDrawing ticks(InkDrawing drawing, double top, double bottom) {
		for (int x = 40; x <= 310; x += 90) {
			drawing.line(x, top, x, bottom, 3);
		}
		return drawing;
	}

	@Test
	void evenlySpacedTicksBetweenDigitsAreTaken() {
		assertThat(left(ticks(number(), 95, 120))).isEqualTo(3);
	}

	/** On a sheet that is not quite level: prolonging the line through the first two would miss the others. */
	@Test
	void ticksThatEndAPixelHigherOrLowerAreTakenAll() {
		InkDrawing many = new InkDrawing(1000, 160);
		for (int i = 0; i < 10; i++) {
			many.zero(60 + 90 * i, 30, 80).line(40 + 90 * i, 95, 40 + 90 * i, 120 + (i == 1 ? 2 : 0), 3);
		}
		assertThat(left(many)).isEqualTo(10);
	}

	@Test
	void onesAreAsHighAsDigitsAndStay() {
		assertThat(left(ticks(number(), 30, 110))).isEqualTo(7);
	}

	@Test
	void twoShortLinesAreNoComb() {
		assertThat(left(number().line(130, 95, 130, 120, 3).line(220, 95, 220, 120, 3))).isEqualTo(5);
	}

	@Test
	void unevenlySpacedLinesStay() {
		assertThat(left(number().line(40, 95, 40, 120, 3).line(130, 95, 130, 120, 3).line(340, 95, 340, 120, 3))).isEqualTo(6);
	}
}
