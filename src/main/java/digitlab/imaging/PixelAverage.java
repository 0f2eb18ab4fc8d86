package digitlab.imaging;

import java.util.Arrays;

/**
 * Reduces pictures by an integer factor to the mean of the pixels that each new one covers: a hairline becomes paler, where
 * taking every n-th pixel would break it, and grain becomes finer.
 */
final class PixelAverage {

	private final int width;
	private final int factor;
	/** For each new pixel the sums of alpha, and of red, green and blue times alpha. */
	private final int[] sums;

	private PixelAverage(int width, int factor) {
		this.width = width;
		this.factor = factor;
		this.sums = new int[4 * reduced(width, factor)];
	}

	/** The reduced number of pixels; the last one may be partly covered. */
	static int reduced(int pixels, int factor) {
		return (pixels + factor - 1) / factor;
	}

	/**
	 * @param factor 1 to 100
	 * @return new pixels, 8 bits each of alpha, red, green and blue, row by row
	 */
	static int[] of(int width, int height, PixelRows rows, int factor) {
		int[] row = new int[width];
		int newWidth = reduced(width, factor);
		int[] argb = new int[newWidth * reduced(height, factor)];
		PixelAverage average = new PixelAverage(width, factor);
		for (int y = 0; y < height; y++) {
			rows.read(y, row);
			if (factor == 1) {
				System.arraycopy(row, 0, argb, y * width, width);
				continue;
			}
			average.add(row);
			if (y % factor == factor - 1 || y == height - 1) {
				average.take(y % factor + 1, argb, y / factor * newWidth);
			}
		}
		return argb;
	}

	private void add(int[] row) {
		for (int x = 0, at = 0; x < width; at += 4) {
			int end = Math.min(width, x + factor);
			for (; x < end; x++) {
				int pixel = row[x];
				int alpha = pixel >>> 24;
				sums[at] += alpha;
				sums[at + 1] += alpha * (pixel >> 16 & 0xff);
				sums[at + 2] += alpha * (pixel >> 8 & 0xff);
				sums[at + 3] += alpha * (pixel & 0xff);
			}
		}
	}

	private void take(int rows, int[] argb, int target) {
		for (int x = 0, at = 0; at < sums.length; x++, at += 4) {
			int pixels = rows * Math.min(factor, width - x * factor);
			int alpha = sums[at];
			int pixel = (alpha + pixels / 2) / pixels;
			for (int color = 1; color < 4; color++) {
				pixel = pixel << 8 | (alpha == 0 ? 0 : (sums[at + color] + alpha / 2) / alpha);
			}
			argb[target + x] = pixel;
		}
		Arrays.fill(sums, 0);
	}
}
