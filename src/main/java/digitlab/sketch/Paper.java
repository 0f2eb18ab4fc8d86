package digitlab.sketch;

import java.util.Arrays;

/**
 * Estimates the tone of the paper. Where the picture's border is even, that is the paper. Otherwise (a photograph in
 * uneven light) a quadratic surface is fitted to the picture by iteratively reweighted least squares with Tukey's
 * biweight (A. Beaton, J. Tukey 1974), for which ink is a minority of outliers; unlike a local filter it cannot follow
 * into broad strokes.
 */
final class Paper {

	/** The border is this share of the shorter side, and even when its middle 80 % spread less than this. */
	private static final double BORDER = 0.04;
	private static final float EVEN = 0.06f;

	private static final int ROUNDS = 12;
	private static final int TERMS = 6;
	/** About this many pixels, evenly spread, are enough to fit 6 numbers. */
	private static final int SAMPLES = 4000;
	/** Tukey's constant: 95 % efficient for normal noise. */
	private static final double TUKEY = 4.685;
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
		for (int i = 0; i < light.length; i++) {
			difference[i] = (float) (paper.at(surface, i) - light[i]);
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

	private double[] fit() {
		int step = Math.max(1, (int) Math.sqrt((double) light.length / SAMPLES));
		double[] surface = new double[TERMS];
		double reach = Double.POSITIVE_INFINITY;
		for (int round = 0; round < ROUNDS; round++) {
			double[][] equations = new double[TERMS][TERMS + 1];
			double[] residuals = new double[(height / step + 1) * (width / step + 1)];
			int count = 0;
			for (int y = step / 2; y < height; y += step) {
				for (int x = step / 2; x < width; x += step) {
					int i = y * width + x;
					double residual = light[i] - at(surface, i);
					residuals[count++] = Math.abs(residual);
					addTo(equations, terms(i), light[i], weight(residual / reach));
				}
			}
			surface = LinearSystem.solve(equations);
			Arrays.sort(residuals, 0, count);
			if (round > 0) {
				reach = TUKEY * 1.4826 * Math.max(SMALLEST_SPREAD, residuals[count / 2]);
			}
		}
		return surface;
	}

	private static double weight(double residual) {
		double inside = Math.max(0, 1 - residual * residual);
		return inside * inside;
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
