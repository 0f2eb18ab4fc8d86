package digitlab.sketch;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * The tone of paper in smoothly uneven light: a quadratic surface fitted to a picture by iteratively reweighted least
 * squares, first for the least absolute deviations, then with Tukey's biweight (A. Beaton, J. Tukey 1974). Ink is a minority
 * of outliers to both; unlike a local filter the surface cannot follow into broad strokes.
 */
final class PaperSurface {

	private static final int ABSOLUTE_ROUNDS = 12;
	private static final int TUKEY_ROUNDS = 6;
	private static final int TERMS = 6;
	/** About this many pixels, evenly spread, are enough to fit 6 numbers. */
	private static final int SAMPLES = 4000;
	/** Tukey's constant: 95 % efficient for normal noise. */
	private static final double TUKEY = 4.685;
	private static final double MIN_SPREAD = 0.004;

	private final int width;
	private final int height;
	private final float[] light;
	private final boolean @Nullable [] paper;

	private PaperSurface(int width, int height, float[] light, boolean @Nullable [] paper) {
		this.width = width;
		this.height = height;
		this.light = light;
		this.paper = paper;
	}

	/** The paper's tone at every pixel. */
	static float[] fit(int width, int height, float[] light) {
		return fit(width, height, light, null);
	}

	/** @param where the pixels to learn from; null for all */
	static float[] fit(int width, int height, float[] light, boolean @Nullable [] where) {
		PaperSurface paper = new PaperSurface(width, height, light, where);
		double[] surface = paper.fit();
		float[] tone = new float[light.length];
		for (int y = 0, i = 0; y < height; y++) {
			double v = (2.0 * y + 1) / height - 1;
			for (int x = 0; x < width; x++, i++) {
				double u = (2.0 * x + 1) / width - 1;
				tone[i] = (float) (surface[0] + v * (surface[2] + v * surface[5])
						+ u * (surface[1] + u * surface[3] + v * surface[4]));
			}
		}
		return tone;
	}

	private double[] fit() {
		int step = Math.max(1, (int) Math.sqrt((double) light.length / SAMPLES));
		double[] surface = new double[TERMS];
		for (int round = 0; round < ABSOLUTE_ROUNDS; round++) {
			surface = refit(surface, step, residual -> 1 / Math.max(MIN_SPREAD, residual));
		}
		for (int round = 0; round < TUKEY_ROUNDS; round++) {
			double reach = TUKEY * 1.4826 * Math.max(MIN_SPREAD, medianResidual(surface, step));
			surface = refit(surface, step, residual -> {
				double inside = Math.max(0, 1 - residual * residual / (reach * reach));
				return inside * inside;
			});
		}
		return surface;
	}

	private double[] refit(double[] surface, int step, DoubleUnaryOperator weight) {
		double[][] equations = new double[TERMS][TERMS + 1];
		for (int y = step / 2; y < height; y += step) {
			for (int x = step / 2; x < width; x += step) {
				if (paper != null && !paper[y * width + x]) {
					continue;
				}
				double[] terms = terms(x, y);
				float here = light[y * width + x];
				addTo(equations, terms, here, weight.applyAsDouble(Math.abs(here - at(surface, terms))));
			}
		}
		return LinearSystem.solve(equations);
	}

	private double medianResidual(double[] surface, int step) {
		double[] residuals = new double[(height / step + 1) * (width / step + 1)];
		int count = 0;
		for (int y = step / 2; y < height; y += step) {
			for (int x = step / 2; x < width; x += step) {
				if (paper == null || paper[y * width + x]) {
					residuals[count++] = Math.abs(light[y * width + x] - at(surface, terms(x, y)));
				}
			}
		}
		Arrays.sort(residuals, 0, count);
		return residuals[count / 2];
	}

	private static void addTo(double[][] equations, double[] terms, double value, double weight) {
		for (int row = 0; row < TERMS; row++) {
			for (int column = 0; column < TERMS; column++) {
				equations[row][column] += weight * terms[row] * terms[column];
			}
			equations[row][TERMS] += weight * terms[row] * value;
		}
	}

	private double[] terms(int column, int row) {
		double x = (2.0 * column + 1) / width - 1;
		double y = (2.0 * row + 1) / height - 1;
		return new double[]{1, x, y, x * x, x * y, y * y};
	}

	private static double at(double[] surface, double[] terms) {
		double sum = 0;
		for (int i = 0; i < TERMS; i++) {
			sum += surface[i] * terms[i];
		}
		return sum;
	}
}
