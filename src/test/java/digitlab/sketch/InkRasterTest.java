package digitlab.sketch;

import java.util.SplittableRandom;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class InkRasterTest {

	private static final int WIDTH = 40;
	private static final int HEIGHT = 30;

	/** What is omitted for speed changes no pixel, not even in its last bit. */
	@ParameterizedTest
	@ValueSource(doubles = {0.3, 1, 1.001, 2.5, 12})
	void linesAndErasersCoverEachPixelAsItsDistanceSays(double pen) {
		SplittableRandom random = new SplittableRandom(Double.hashCode(pen));
		InkRaster raster = new InkRaster(WIDTH, HEIGHT);
		float[] expected = new float[WIDTH * HEIGHT];
		for (int n = 0; n < 200; n++) {
			double x0 = random.nextDouble(-5, WIDTH + 5);
			double y0 = random.nextDouble(-5, HEIGHT + 5);
			double x1 = n % 5 == 0 ? x0 : x0 + random.nextDouble(-4, 4);
			double y1 = n % 5 == 0 ? y0 : y0 + random.nextDouble(-4, 4);
			boolean erase = n % 3 == 2;
			if (erase) {
				raster.erase(x0, y0, x1, y1, pen);
			} else {
				raster.line(x0, y0, x1, y1, pen);
			}
			for (int i = 0; i < expected.length; i++) {
				double cover = cover(i % WIDTH + 0.5, i / WIDTH + 0.5, x0, y0, x1, y1, pen);
				expected[i] = erase ? Math.min(expected[i], (float) (1 - cover)) : Math.max(expected[i], (float) cover);
			}
			assertThat(raster.ink()).containsExactly(expected);
		}
	}

	private static double cover(double x, double y, double x0, double y0, double x1, double y1, double pen) {
		double dx = x1 - x0;
		double dy = y1 - y0;
		double squared = dx * dx + dy * dy;
		double along = squared == 0 ? 0 : Math.clamp(((x - x0) * dx + (y - y0) * dy) / squared, 0, 1);
		double ex = x - x0 - along * dx;
		double ey = y - y0 - along * dy;
		double reach = Math.max(pen / 2, 0.5) + 0.5;
		return Math.min(1, pen) * Math.clamp(reach - Math.sqrt(ex * ex + ey * ey), 0, 1);
	}
}
