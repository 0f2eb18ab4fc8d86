package digitlab.imaging;

import java.util.Arrays;

/**
 * Reduces a picture by a factor that need not be an integer: each new pixel has the mean lightness of the area that it covers,
 * with partly covered pixels weighted by the covered part. Every pixel's lightness is computed once, although up to four new
 * pixels share it.
 */
final class AreaAverage {

	private final int width;
	private final int height;
	private final int[] argb;
	private final double factor;
	private final double[] luma;
	private int lumaOf = -1;
	private final boolean isOpaque;
	/** For each new pixel of a row: the first column it covers, and its shares of that column, the next one, and so on. */
	private final int[] firstColumns;
	private final double[][] shares;
	private final double[] lightSums;
	private final double[] alphaSums;
	private final double[] areaSums;

	/** @param factor above 1 */
	AreaAverage(int width, int height, int[] argb, double factor, int newWidth) {
		this.width = width;
		this.height = height;
		this.argb = argb;
		this.factor = factor;
		this.isOpaque = Arrays.stream(argb).allMatch(pixel -> pixel >>> 24 == 255);
		this.firstColumns = new int[newWidth];
		this.shares = new double[(int) Math.ceil(factor) + 1][newWidth];
		this.luma = new double[width + shares.length];
		this.lightSums = new double[newWidth];
		this.alphaSums = new double[newWidth];
		this.areaSums = new double[newWidth];
		for (int x = 0; x < newWidth; x++) {
			double right = Math.min(width, (x + 1) * factor);
			firstColumns[x] = (int) (x * factor);
			for (int column = firstColumns[x]; column < right; column++) {
				shares[column - firstColumns[x]][x] = Math.min(right, column + 1) - Math.max(x * factor, column);
			}
		}
	}

	/** ITU-R BT.601 luma, 0..1. */
	static double luma(int rgb) {
		return (0.299 * (rgb >> 16 & 0xff) + 0.587 * (rgb >> 8 & 0xff) + 0.114 * (rgb & 0xff)) / 255;
	}

	/**
	 * Computes one new row.
	 *
	 * @param light receives the means of lightness, weighted with alpha, 0..1, from {@code target} on
	 * @param alpha receives the means of alpha, 0..1
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
			alphaSums[x] = isOpaque ? areaSums[x] : alphaSums[x];
			light[target + x] = alphaSums[x] <= 0 ? 0 : (float) (lightSums[x] / alphaSums[x]);
			alpha[target + x] = areaSums[x] <= 0 ? 0 : (float) (alphaSums[x] / areaSums[x]);
		}
	}

	private void add(int row, double rowShare) {
		int from = row * width;
		if (row != lumaOf) { // adjacent new rows share the pixels between
			for (int column = 0; column < width; column++) {
				luma[column] = luma(argb[from + column]);
			}
			lumaOf = row;
		}
		for (int n = 0; n < shares.length; n++) {
			if (isOpaque) {
				addOpaque(shares[n], n, rowShare);
			} else {
				addClear(shares[n], n, rowShare, from);
			}
		}
	}

	private void addOpaque(double[] columnShares, int n, double rowShare) {
		for (int x = 0; x < columnShares.length; x++) {
			double share = rowShare * columnShares[x];
			lightSums[x] += share * luma[firstColumns[x] + n];
			areaSums[x] += share;
		}
	}

	private void addClear(double[] columnShares, int n, double rowShare, int from) {
		for (int x = 0; x < columnShares.length; x++) {
			int column = Math.min(width - 1, firstColumns[x] + n);
			double share = rowShare * columnShares[x];
			double opaque = (argb[from + column] >>> 24) / 255.0 * share;
			lightSums[x] += opaque * luma[column];
			alphaSums[x] += opaque;
			areaSums[x] += share;
		}
	}
}
