package digitlab.sketch;

import java.util.Arrays;

/**
 * Reduces a picture by a factor that need not be whole: each new pixel has the mean lightness of the area that it covers, pixels on
 * its rim counting with the part that lies within. Every pixel's lightness is taken once, though up to four new pixels share it.
 */
final class AreaAverage {

	private final int width;
	private final int height;
	private final int[] argb;
	private final double factor;
	private final double[] luma;
	/** How many columns a new pixel covers at most. */
	private final int span;
	/** Of each new pixel of a row: the first column it covers, and its shares of that and the next ones. */
	private final int[] firstColumns;
	private final double[] shares;
	private final double[] lightSums;
	private final double[] alphaSums;
	private final double[] areaSums;

	/** @param factor above 1 */
	AreaAverage(int width, int height, int[] argb, double factor, int newWidth) {
		this.width = width;
		this.height = height;
		this.argb = argb;
		this.factor = factor;
		this.luma = new double[width];
		this.span = (int) Math.ceil(factor) + 1;
		this.firstColumns = new int[newWidth];
		this.shares = new double[newWidth * span];
		this.lightSums = new double[newWidth];
		this.alphaSums = new double[newWidth];
		this.areaSums = new double[newWidth];
		for (int x = 0; x < newWidth; x++) {
			double right = Math.min(width, (x + 1) * factor);
			firstColumns[x] = (int) (x * factor);
			for (int column = firstColumns[x]; column < right; column++) {
				shares[x * span + column - firstColumns[x]] = Math.min(right, column + 1) - Math.max(x * factor, column);
			}
		}
	}

	/** ITU-R BT.601 luma, 0..1. */
	static double luma(int rgb) {
		return (0.299 * (rgb >> 16 & 0xff) + 0.587 * (rgb >> 8 & 0xff) + 0.114 * (rgb & 0xff)) / 255;
	}

	/**
	 * One new row.
	 *
	 * @param light takes the means of lightness, weighted with the alpha, 0..1, from {@code target} on
	 * @param alpha takes the means of the alpha, 0..1
	 */
	void row(int y, float[] light, float[] alpha, int target) {
		Arrays.fill(lightSums, 0);
		Arrays.fill(alphaSums, 0);
		Arrays.fill(areaSums, 0);
		double bottom = Math.min(height, (y + 1) * factor);
		for (int row = (int) (y * factor); row < bottom; row++) {
			add(row, Math.min(bottom, row + 1) - Math.max(y * factor, row));
		}
		for (int x = 0; x < lightSums.length; x++) {
			light[target + x] = alphaSums[x] <= 0 ? 0 : (float) (lightSums[x] / alphaSums[x]);
			alpha[target + x] = areaSums[x] <= 0 ? 0 : (float) (alphaSums[x] / areaSums[x]);
		}
	}

	private void add(int row, double rowShare) {
		int from = row * width;
		int opaque = -1;
		for (int column = 0; column < width; column++) {
			luma[column] = luma(argb[from + column]);
			opaque &= argb[from + column];
		}
		if (opaque >>> 24 == 255) {
			addOpaque(rowShare);
		} else {
			addClear(from, rowShare);
		}
	}

	private void addOpaque(double rowShare) {
		for (int x = 0, i = 0; x < lightSums.length; x++) {
			double lightSum = lightSums[x];
			double alphaSum = alphaSums[x];
			double areaSum = areaSums[x];
			int first = firstColumns[x];
			for (int n = 0; n < span; n++, i++) {
				double share = rowShare * shares[i];
				lightSum += share * luma[Math.min(width - 1, first + n)];
				alphaSum += share;
				areaSum += share;
			}
			lightSums[x] = lightSum;
			alphaSums[x] = alphaSum;
			areaSums[x] = areaSum;
		}
	}

	private void addClear(int from, double rowShare) {
		for (int x = 0, i = 0; x < lightSums.length; x++) {
			for (int n = 0; n < span; n++, i++) {
				int column = Math.min(width - 1, firstColumns[x] + n);
				double share = rowShare * shares[i];
				double opaque = (argb[from + column] >>> 24) / 255.0 * share;
				lightSums[x] += opaque * luma[column];
				alphaSums[x] += opaque;
				areaSums[x] += share;
			}
		}
	}
}
