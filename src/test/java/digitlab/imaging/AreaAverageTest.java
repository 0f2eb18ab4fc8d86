package digitlab.imaging;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class AreaAverageTest {

	private static final int BLACK = 0xff000000;
	private static final int WHITE = 0xffffffff;

	@Test
	void pixelsOnTheRimCountInParts() {
		float[] light = new float[2];
		float[] alpha = new float[2];
		new AreaAverage(3, 1, new int[]{BLACK, WHITE, WHITE}, 1.5, 2).row(0, light, alpha, 0);
		assertThat(light[0]).isCloseTo(1 / 3f, within(1e-6f));
		assertThat(light[1]).isCloseTo(1, within(1e-6f));
		assertThat(alpha).containsExactly(1, 1);
	}

	@Test
	void whatIsClearHasNoTone() {
		float[] light = new float[2];
		float[] alpha = new float[2];
		new AreaAverage(4, 2, new int[]{WHITE, 0, 0, 0, WHITE, 0, 0, 0}, 2, 2).row(0, light, alpha, 0);
		assertThat(light).containsExactly(1, 0);
		assertThat(alpha).containsExactly(0.5f, 0);
	}

	@Test
	void aSingleToneStaysTheSameWhateverTheFactor() {
		int[] argb = new int[101 * 67];
		Arrays.fill(argb, 0xff804020);
		double tone = (0.299 * 0x80 + 0.587 * 0x40 + 0.114 * 0x20) / 255;
		for (double factor : new double[]{1.01, 1.44, 2, 3.7}) {
			int width = (int) Math.ceil(101 / factor - 1e-9);
			int height = (int) Math.ceil(67 / factor - 1e-9);
			float[] light = new float[width * height];
			AreaAverage average = new AreaAverage(101, 67, argb, factor, width);
			for (int y = 0; y < height; y++) {
				average.row(y, light, new float[light.length], y * width);
			}
			for (float here : light) {
				assertThat(here).isCloseTo((float) tone, within(1e-5f));
			}
		}
	}
}
