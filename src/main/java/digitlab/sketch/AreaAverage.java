package digitlab.sketch;

import java.util.Arrays;

/**
 * Reduces a picture by a factor that need not be whole: each new pixel has the mean lightness of the area that it covers, pixels on
 * its rim counting with the part that lies within. Every pixel's lightness is taken once, though up to four new pixels share it.
 */
final class AreaAverage {

	/** What each step of red, green and blue adds to the luma of ITU-R BT.601, times 255. */
	private static final double[] RED = steps(0.299);
	private static final double[] GREEN = steps(0.587);
	private static final double[] BLUE = steps(0.114);

	private final int width;
	private final int height;
	private final int[] argb;
	private final double factor;
	private final double[] luma;
	/** Of each new pixel of a row: the first column it covers, and where its shares of the columns start in {@code shares}. */
	private final int[] first;
	private final int[] start;
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
		this.first = new int[newWidth];
		this.start = new int[newWidth + 1];
		this.lightSums = new double[newWidth];
		this.alphaSums = new double[newWidth];
		this.areaSums = new double[newWidth];
		double[] all = new double[newWidth * ((int) Math.ceil(factor) + 2)];
		for (int x = 0; x < newWidth; x++) {
			double right = Math.min(width, (x + 1) * factor);
			first[x] = (int) (x * factor);
			int end = start[x];
			for (int column = first[x]; column < right; column++) {
				all[end++] = Math.min(right, column + 1) - Math.max(x * factor, column);
			}
			start[x + 1] = end;
		}
		this.shares = all;
	}

	private static double[] steps(double weight) {
		double[] steps = new double[256];
		Arrays.setAll(steps, value -> weight * value);
		return steps;
	}

	/** ITU-R BT.601 luma, 0..1. */
	static double luma(int rgb) {
		return (RED[rgb >> 16 & 0xff] + GREEN[rgb >> 8 & 0xff] + BLUE[rgb & 0xff]) / 255;
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
		for (int column = 0; column < width; column++) {
			luma[column] = luma(argb[from + column]);
		}
		for (int x = 0; x < lightSums.length; x++) {
			int end = start[x + 1];
			double lightSum = lightSums[x];
			double alphaSum = alphaSums[x];
			double areaSum = areaSums[x];
			for (int i = start[x], column = first[x]; i < end; i++, column++) {
				double share = rowShare * shares[i];
				int opacity = argb[from + column] >>> 24;
				double opaque = opacity == 255 ? share : opacity / 255.0 * share;
				lightSum += opaque * luma[column];
				alphaSum += opaque;
				areaSum += share;
			}
			lightSums[x] = lightSum;
			alphaSums[x] = alphaSum;
			areaSums[x] = areaSum;
		}
	}
}
