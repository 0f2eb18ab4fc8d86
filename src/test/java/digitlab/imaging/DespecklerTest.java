package digitlab.imaging;

import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class DespecklerTest {

	private static final int WIDTH = 200;
	private static final int HEIGHT = 200;

	private static InkDrawing sheet() {
		return new InkDrawing(WIDTH, HEIGHT);
	}

	private static float[] clean(InkDrawing drawing) {
		float[] ink = drawing.ink();
		Despeckler.remove(WIDTH, HEIGHT, ink);
		return ink;
	}

	private static InkDrawing seven() {
		return sheet().seven(70, 50, 100);
	}

	@Test
	void aDigitAloneIsKept() {
		assertThat(clean(seven())).isEqualTo(seven().ink());
	}

	@Test
	void dustIsTaken() {
		assertThat(clean(seven().dot(20, 20, 2).dot(180, 30, 2).dot(30, 180, 2))).isEqualTo(seven().ink());
	}

	@Test
	void pointsAreNoDust() {
		// 0.08 of 105 pixels is 8: a point is at least as broad as the pen.
		assertThat(clean(seven().dot(160, 148, 9))).isEqualTo(seven().dot(160, 148, 9).ink());
	}

	/** Dots of 2 pixels, none of them as large as 0.02 of 200, and not on a grid. */
	@Test
	void dottedNoiseIsBlank() {
		InkDrawing noise = sheet();
		Random random = new Random(3);
		for (int i = 0; i < 100; i++) {
			noise.dot(20 * (i % 10) + 2 + random.nextInt(14), 20 * (i / 10) + 2 + random.nextInt(14), 2);
		}
		assertThat(clean(noise)).containsOnly(0);
	}

	@Test
	void aSmudgeIsTakenAndPaleWritingIsKept() {
		assertThat(clean(seven().faint(170, 60, 190, 120, 14, 0.15f))).isEqualTo(seven().ink());
		assertThat(clean(sheet().faint(60, 40, 60, 160, 6, 0.4f))).isEqualTo(sheet().faint(60, 40, 60, 160, 6, 0.4f).ink());
	}

	@Test
	void theRestOfAShadowAtTheEdgeIsTaken() {
		assertThat(clean(seven().faint(0, 0, 0, HEIGHT, 10, 0.45f))).isEqualTo(seven().ink());
		// Away from the edge, the same tone is writing.
		InkDrawing inside = seven().faint(30, 40, 30, 160, 10, 0.45f);
		assertThat(clean(inside)).isEqualTo(inside.ink());
	}

	/** The feet of the row above: 20 of 85 pixels of their digits. */
	@Test
	void whatTheEdgeCutOffOfAnotherRowIsTaken() {
		InkDrawing row = sheet().seven(30, 70, 80).zero(110, 70, 80);
		float[] expected = row.ink();
		row.line(50, -10, 45, 18).line(120, -10, 120, 18).line(160, -10, 165, 15);
		assertThat(clean(row)).isEqualTo(expected);
	}

	@Test
	void writingThatIsCutOffItselfIsKept() {
		InkDrawing cut = sheet().one(60, -30, 150).one(120, -30, 150);
		assertThat(clean(cut)).isEqualTo(cut.ink());
	}

	@Test
	void softEdgesAreKept() {
		float[] ink = seven().faint(70, 50, 130, 50, 9, 0.05f).ink();
		float[] cleaned = ink.clone();
		Despeckler.remove(WIDTH, HEIGHT, cleaned);
		assertThat(InkDrawing.mass(cleaned)).isCloseTo(InkDrawing.mass(ink), within(0.1));
	}

	@Test
	void blankPaperStaysBlank() {
		assertThat(clean(sheet())).containsOnly(0);
	}
}
