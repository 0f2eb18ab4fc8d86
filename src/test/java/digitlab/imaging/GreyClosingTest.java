package digitlab.imaging;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GreyClosingTest {

	private static final int WIDTH = 40;
	private static final int HEIGHT = 30;

	/** Dark to the left of an edge, with a stroke across it that is a quarter darker on both sides. */
	private static float[] tones(boolean hasStroke) {
		float[] tones = new float[WIDTH * HEIGHT];
		for (int y = 0; y < HEIGHT; y++) {
			for (int x = 0; x < WIDTH; x++) {
				boolean isInk = hasStroke && y >= 12 && y < 15 && x >= 8 && x < 35;
				tones[y * WIDTH + x] = (x < 18 ? 0.5f : 0.75f) - (isInk ? 0.25f : 0);
			}
		}
		return tones;
	}

	@Test
	void aClosingTakesAStrokeOutAndLeavesTheEdgeBesideIt() {
		assertThat(GreyClosing.close(WIDTH, HEIGHT, tones(true), 3)).containsExactly(tones(false));
	}

	@Test
	void anOpeningDoesThatToLightStrokes() {
		float[] negative = tones(true);
		float[] expected = tones(false);
		for (int i = 0; i < negative.length; i++) {
			negative[i] = 1 - negative[i];
			expected[i] = 1 - expected[i];
		}
		assertThat(GreyClosing.open(WIDTH, HEIGHT, negative, 3)).containsExactly(expected);
	}

	@Test
	void whatIsBroadStays() {
		assertThat(GreyClosing.close(WIDTH, HEIGHT, tones(true), 1)).containsExactly(tones(true));
	}

	@Test
	void theWindowMayBeLargerThanThePicture() {
		assertThat(GreyClosing.close(2, 1, new float[]{0.2f, 0.7f}, 9)).containsExactly(0.7f, 0.7f);
	}
}
