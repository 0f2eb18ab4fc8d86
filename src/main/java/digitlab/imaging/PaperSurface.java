package digitlab.imaging;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * Models the tone of paper in smoothly uneven light: a quadratic surface fitted by iteratively reweighted least squares, first
 * for the least absolute deviations, then with Tukey's biweight (A. Beaton, J. Tukey 1974). Ink is a minority of outliers to
 * both; unlike a local filter, the surface cannot follow broad strokes.
 */
final class PaperSurface {

	private static final int ABSOLUTE_ROUNDS = 12;
	private static final int TUKEY_ROUNDS = 6;
	private static final int TERMS = 6;
	/** About this many pixels, evenly distributed, are enough to fit 6 coefficients. */
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

	/** @param where mask of the pixels to fit; null for all */
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
		Samples samples = samples(Math.max(1, (int) Math.sqrt((double) light.length / SAMPLES)));
		double[] surface = new double[TERMS];
		for (int round = 0; round < ABSOLUTE_ROUNDS; round++) {
			double[] weights = samples.residuals(surface);
			for (int i = 0; i < weights.length; i++) {
				weights[i] = 1 / Math.max(MIN_SPREAD, weights[i]);
			}
			surface = samples.refit(weights);
		}
		for (int round = 0; round < TUKEY_ROUNDS; round++) {
			double[] weights = samples.residuals(surface);
			double reach = TUKEY * 1.4826 * Math.max(MIN_SPREAD, median(weights));
			for (int i = 0; i < weights.length; i++) {
				double inside = Math.max(0, 1 - weights[i] * weights[i] / (reach * reach));
				weights[i] = inside * inside;
			}
			surface = samples.refit(weights);
		}
		return surface;
	}

	private Samples samples(int step) {
		int maxSamples = (height / step + 1) * (width / step + 1);
		double[] terms = new double[TERMS * maxSamples];
		double[] tones = new double[maxSamples];
		int count = 0;
		for (int row = step / 2; row < height; row += step) {
			double y = (2.0 * row + 1) / height - 1;
			for (int column = step / 2; column < width; column += step) {
				if (paper == null || paper[row * width + column]) {
					double x = (2.0 * column + 1) / width - 1;
					int at = TERMS * count;
					terms[at] = 1;
					terms[at + 1] = x;
					terms[at + 2] = y;
					terms[at + 3] = x * x;
					terms[at + 4] = x * y;
					terms[at + 5] = y * y;
					tones[count++] = light[row * width + column];
				}
			}
		}
		return new Samples(terms, Arrays.copyOf(tones, count));
	}

	/** The median by quickselect (C. A. R. Hoare, "Algorithm 65: Find", 1961). */
	private static double median(double[] values) {
		double[] parted = values.clone();
		int middle = parted.length / 2;
		int first = 0;
		int last = parted.length - 1;
		while (first < last) {
			double pivot = parted[middle];
			int low = first;
			int high = last;
			while (low <= high) {
				while (parted[low] < pivot) {
					low++;
				}
				while (parted[high] > pivot) {
					high--;
				}
				if (low <= high) {
					double larger = parted[low];
					parted[low++] = parted[high];
					parted[high--] = larger;
				}
			}
			first = low <= middle ? low : first;
			last = high >= middle ? high : last;
			if (high < middle && middle < low) {
				break;
			}
		}
		return parted[middle];
	}

	/**
	 * The pixels to fit.
	 *
	 * @param terms the six terms of a quadratic surface at each pixel
	 * @param tones the tone of each pixel, 0..1
	 */
	private record Samples(double[] terms, double[] tones) {

		/** The differences of the pixels' tones from a surface. */
		double[] residuals(double[] surface) {
			double[] residuals = new double[tones.length];
			for (int i = 0, at = 0; i < residuals.length; i++, at += TERMS) {
				double sum = 0;
				for (int term = 0; term < TERMS; term++) {
					sum += surface[term] * terms[at + term];
				}
				residuals[i] = Math.abs(tones[i] - sum);
			}
			return residuals;
		}

		double[] refit(double[] weights) {
			double[][] equations = new double[TERMS][];
			for (int row = 0; row < TERMS; row++) {
				equations[row] = equation(weights, row);
			}
			return LinearSystem.solve(equations);
		}

		/** A row of the normal equations; one variable per sum is twice as fast as an array. */
		private double[] equation(double[] weights, int row) {
			double a = 0;
			double b = 0;
			double c = 0;
			double d = 0;
			double e = 0;
			double f = 0;
			double right = 0;
			for (int i = 0, at = 0; i < weights.length; i++, at += TERMS) {
				double weight = weights[i] * terms[at + row];
				a += weight;
				b += weight * terms[at + 1];
				c += weight * terms[at + 2];
				d += weight * terms[at + 3];
				e += weight * terms[at + 4];
				f += weight * terms[at + 5];
				right += weight * tones[i];
			}
			return new double[]{a, b, c, d, e, f, right};
		}
	}
}
