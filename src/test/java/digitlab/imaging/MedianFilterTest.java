package digitlab.imaging;

import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class MedianFilterTest {

	/** Between black and white, tones are counted in 64 steps. */
	private static final float STEP = 1 / 64f;

	@ParameterizedTest
	@CsvSource({"17, 11, 1", "17, 11, 3", "9, 23, 5", "6, 5, 9", "1, 8, 2", "8, 1, 2", "1, 1, 3"})
	void theMedianIsTheMiddleOfTheSortedWindow(int width, int height, int radius) {
		Random random = new Random(width);
		float[] light = new float[width * height];
		for (int i = 0; i < light.length; i++) {
			light[i] = random.nextFloat();
		}
		float[] median = MedianFilter.apply(width, height, light, radius);
		for (int i = 0; i < light.length; i++) {
			assertThat(median[i]).isCloseTo(sortedMiddle(width, height, light, radius, i), within(STEP));
		}
	}

	/** For an even number, the upper of the two in the middle. */
	private static float sortedMiddle(int width, int height, float[] light, int radius, int pixel) {
		int x = pixel % width;
		int y = pixel / width;
		float[] window = new float[(2 * radius + 1) * (2 * radius + 1)];
		int count = 0;
		for (int row = Math.max(0, y - radius); row <= Math.min(height - 1, y + radius); row++) {
			for (int column = Math.max(0, x - radius); column <= Math.min(width - 1, x + radius); column++) {
				window[count++] = light[row * width + column];
			}
		}
		Arrays.sort(window, 0, count);
		return window[count / 2];
	}

	@Test
	void blackAndWhiteStayInRange() {
		assertThat(MedianFilter.apply(3, 3, new float[9], 1)).containsOnly(STEP / 2);
		float[] white = new float[9];
		Arrays.fill(white, 1);
		assertThat(MedianFilter.apply(3, 3, white, 1)).containsOnly(1 - STEP / 2);
	}

	@Test
	void aStraightEdgeStaysSharpAndAStrokeGoes() {
		float[] light = new float[40 * 40];
		for (int i = 0; i < light.length; i++) {
			light[i] = i % 40 < 20 ? 0.3f : 0.8f;
			light[i] = i / 40 >= 18 && i / 40 < 21 ? 0 : light[i]; // three rows of a window of eleven
		}
		float[] median = MedianFilter.apply(40, 40, light, 5);
		for (int y = 6; y < 34; y++) {
			assertThat(median[y * 40 + 17]).isCloseTo(0.3f, within(STEP));
			assertThat(median[y * 40 + 22]).isCloseTo(0.8f, within(STEP));
		}
	}
}
