package digitlab.imaging;

import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class SurroundingsFinderTest {

	private static final int WIDTH = 200;
	private static final int HEIGHT = 160;
	private static final float THRESHOLD = 0.2f;

	/** A sheet with a digit in the middle, from 40 to 120 across and from 40 to 120 down. */
	private static InkDrawing sheet() {
		return new InkDrawing(WIDTH, HEIGHT).seven(80, 40, 80);
	}

	private static boolean[] find(float[] ink) {
		return SurroundingsFinder.find(WIDTH, HEIGHT, ink, THRESHOLD);
	}

	private static float[] box(InkDrawing drawing, int left, int top, int right, int bottom, float tone) {
		float[] ink = drawing.ink();
		for (int y = top; y < bottom; y++) {
			for (int x = left; x < right; x++) {
				ink[y * WIDTH + x] = Math.max(ink[y * WIDTH + x], tone);
			}
		}
		return ink;
	}

	/** The fraction of some ink that was classified as not being ink. */
	private static double lost(boolean[] found, float[] ink) {
		double lost = 0;
		for (int i = 0; i < found.length; i++) {
			lost += found[i] ? ink[i] : 0;
		}
		return lost / InkDrawing.mass(ink);
	}

	@ParameterizedTest
	@CsvSource({"0, 0, 25, 160", "175, 0, 200, 160", "0, 0, 200, 25", "0, 135, 200, 160", "0, 0, 3, 160", "0, 157, 200, 160"})
	void aStripAlongASideIsFound(int left, int top, int right, int bottom) {
		boolean[] found = find(box(sheet(), left, top, right, bottom, 0.8f));
		float[] strip = box(new InkDrawing(WIDTH, HEIGHT), left, top, right, bottom, 1);
		assertThat(lost(found, strip)).isEqualTo(1);
		assertThat(lost(found, sheet().ink())).isZero();
	}

	@Test
	void stripsAroundTheSheetAreFound() {
		float[] ink = box(sheet(), 0, 0, 15, HEIGHT, 0.9f);
		float[] below = box(new InkDrawing(WIDTH, HEIGHT), 0, 140, WIDTH, HEIGHT, 0.9f);
		for (int i = 0; i < ink.length; i++) {
			ink[i] = Math.max(ink[i], below[i]);
		}
		boolean[] found = find(ink);
		assertThat(lost(found, below)).isEqualTo(1);
		assertThat(found[80 * WIDTH + 5]).isTrue();
		assertThat(lost(found, sheet().ink())).isZero();
	}

	@Test
	void aDarkCornerIsFound() {
		float[] corner = new float[WIDTH * HEIGHT];
		for (int i = 0; i < corner.length; i++) {
			corner[i] = i % WIDTH + i / WIDTH < 55 ? 0.7f : 0;
		}
		float[] ink = sheet().ink();
		for (int i = 0; i < ink.length; i++) {
			ink[i] = Math.max(ink[i], corner[i]);
		}
		boolean[] found = find(ink);
		assertThat(lost(found, corner)).isGreaterThan(0.97);
		assertThat(lost(found, sheet().ink())).isZero();
	}

	/** Like a thumb that holds the sheet: a broad pen from beyond the edge. */
	@Test
	void aFingerIsFound() {
		float[] finger = new InkDrawing(WIDTH, HEIGHT).line(-10, 170, 25, 130, 34).ink();
		float[] ink = sheet().line(-10, 170, 25, 130, 34).ink();
		boolean[] found = find(ink);
		assertThat(lost(found, finger)).isGreaterThan(0.97);
		assertThat(lost(found, sheet().ink())).isZero();
	}

	@Test
	void theSoftEdgeOfAStripGoesWithIt() {
		float[] ink = sheet().ink();
		for (int y = 0; y < HEIGHT; y++) {
			for (int x = 0; x < 20; x++) {
				ink[y * WIDTH + x] = Math.clamp((20 - x) / 8f, 0, 1);
			}
		}
		boolean[] found = find(ink);
		assertThat(found[80 * WIDTH + 16]).isTrue();
		assertThat(found[80 * WIDTH + 19]).isTrue(); // 0.125, below the threshold
		assertThat(found[80 * WIDTH + 25]).isFalse();
	}

	@Test
	void aDigitCroppedToItsInkIsKept() {
		int side = 80;
		assertThat(SurroundingsFinder.find(50, side, new InkDrawing(50, side).seven(2, 2, 76).ink(), THRESHOLD)).isEmpty();
		assertThat(SurroundingsFinder.find(60, side, new InkDrawing(60, side, 16).zero(4, 2, 76).ink(), THRESHOLD)).isEmpty();
	}

	@Test
	void digitsThatAreCutByTheEdgeAreKept() {
		InkDrawing cut = sheet().one(30, -10, 100).seven(160, 50, 80);
		assertThat(lost(find(cut.ink()), cut.ink())).isZero();
	}

	@Test
	void aSheetWithoutAnythingAtItsEdgeHasNoSurroundings() {
		assertThat(find(sheet().ink())).isEmpty();
		assertThat(find(new float[WIDTH * HEIGHT])).isEmpty();
		float[] black = new float[WIDTH * HEIGHT];
		Arrays.fill(black, 1);
		assertThat(find(black)).isEmpty();
	}

	/** A stroke from the strip into the sheet, 25 of its 85 pixels on the strip, beside a separate digit. */
	@Test
	void aDigitThatTouchesTheStripKeepsMostOfItsInk() {
		InkDrawing both = sheet().line(10, 80, 60, 80);
		boolean[] found = find(box(both, 0, 0, 20, HEIGHT, 1));
		float[] beyond = new InkDrawing(WIDTH, HEIGHT).line(24, 80, 60, 80).ink();
		assertThat(lost(found, beyond)).isLessThan(0.2);
		assertThat(lost(found, sheet().ink())).isCloseTo(0, within(1e-9));
		assertThat(found[20 * WIDTH + 10]).isTrue();
	}

	/** The corner of a table, down to its thin end at the side. */
	@Test
	void theThinEndOfADarkCornerIsNoInk() {
		float[] corner = new float[WIDTH * HEIGHT];
		for (int i = 0; i < corner.length; i++) {
			corner[i] = WIDTH - i % WIDTH + i / WIDTH / 4.0 < 28 ? 0.8f : 0;
		}
		float[] ink = sheet().ink();
		for (int i = 0; i < ink.length; i++) {
			ink[i] = Math.max(ink[i], corner[i]);
		}
		boolean[] found = find(ink);
		assertThat(lost(found, corner)).isEqualTo(1);
		assertThat(lost(found, sheet().ink())).isZero();
	}
}
