package digitlab.sketch;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * Estimates the tone of the paper. Where the picture's border is even, that is the paper. Otherwise (a photograph in
 * uneven light) a quadratic surface is fitted to the picture by iteratively reweighted least squares: first for the
 * least absolute deviations, then with Tukey's biweight (A. Beaton, J. Tukey 1974). Ink is a minority of outliers to
 * both; unlike a local filter the surface cannot follow into broad strokes.
 */
final class Paper {

	/** The border is this share of the shorter side, and even when its middle 80 % spread less than this. */
	private static final double BORDER = 0.04;
	private static final float EVEN = 0.06f;

	private static final int ABSOLUTE_ROUNDS = 12;
	private static final int TUKEY_ROUNDS = 6;
	private static final int TERMS = 6;
	/** About this many pixels, evenly spread, are enough to fit 6 numbers. */
	private static final int SAMPLES = 4000;
	/** Tukey's constant: 95 % efficient for normal noise. */
	private static final double TUKEY = 4.685;
	/** Where there is less than this share of the usual light, differences are noise. */
	private static final double LEAST_LIGHT = 0.5;
	private static final double SMALLEST_SPREAD = 0.004;

	private final int width;
	private final int height;
	private final float[] light;

	private Paper(int width, int height, float[] light) {
		this.width = width;
		this.height = height;
		this.light = light;
	}

	/** How much darker than the paper each pixel is; negative for lighter. */
	static float[] difference(int width, int height, float[] light) {
		Paper paper = new Paper(width, height, light);
		float[] border = paper.border();
		float[] difference = new float[light.length];
		if (border[border.length * 9 / 10] - border[border.length / 10] < EVEN) {
			for (int i = 0; i < light.length; i++) {
				difference[i] = border[border.length / 2] - light[i];
			}
			return difference;
		}
		double[] surface = paper.fit();
		double middle = paper.medianPaper(surface);
		for (int i = 0; i < light.length; i++) {
			double here = paper.at(surface, i);
			// Light multiplies: in half the light ink differs from paper by half as much.
			double dimmed = Math.max(here / middle, LEAST_LIGHT);
			difference[i] = (float) ((here - light[i]) / dimmed);
		}
		return difference;
	}

	/** The border's tones, sorted. */
	private float[] border() {
		int depth = Math.max(1, (int) (Math.min(width, height) * BORDER));
		float[] border = new float[light.length];
		int count = 0;
		for (int i = 0; i < light.length; i++) {
			int x = i % width;
			int y = i / width;
			if (Math.min(Math.min(x, width - 1 - x), Math.min(y, height - 1 - y)) < depth) {
				border[count++] = light[i];
			}
		}
		border = Arrays.copyOf(border, count);
		Arrays.sort(border);
		return border;
	}

	private double medianPaper(double[] surface) {
		double[] tones = new double[light.length];
		for (int i = 0; i < tones.length; i++) {
			tones[i] = at(surface, i);
		}
		Arrays.sort(tones);
		return Math.max(tones[tones.length / 2], 1e-3);
	}

	private double[] fit() {
		int step = Math.max(1, (int) Math.sqrt((double) light.length / SAMPLES));
		double[] surface = new double[TERMS];
		for (int round = 0; round < ABSOLUTE_ROUNDS; round++) {
			surface = refit(surface, step, residual -> 1 / Math.max(SMALLEST_SPREAD, residual));
		}
		for (int round = 0; round < TUKEY_ROUNDS; round++) {
			double reach = TUKEY * 1.4826 * Math.max(SMALLEST_SPREAD, medianResidual(surface, step));
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
				int i = y * width + x;
				addTo(equations, terms(i), light[i], weight.applyAsDouble(Math.abs(light[i] - at(surface, i))));
			}
		}
		return LinearSystem.solve(equations);
	}

	private double medianResidual(double[] surface, int step) {
		double[] residuals = new double[(height / step + 1) * (width / step + 1)];
		int count = 0;
		for (int y = step / 2; y < height; y += step) {
			for (int x = step / 2; x < width; x += step) {
				int i = y * width + x;
				residuals[count++] = Math.abs(light[i] - at(surface, i));
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

	private double[] terms(int pixel) {
		double x = (2.0 * (pixel % width) + 1) / width - 1;
		double y = (2.0 * (pixel / width) + 1) / height - 1;
		return new double[]{1, x, y, x * x, x * y, y * y};
	}

	private double at(double[] surface, int pixel) {
		double[] terms = terms(pixel);
		double sum = 0;
		for (int i = 0; i < TERMS; i++) {
			sum += surface[i] * terms[i];
		}
		return sum;
	}
}
