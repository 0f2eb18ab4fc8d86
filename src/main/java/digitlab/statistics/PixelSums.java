package digitlab.statistics;

import digitlab.data.DigitImage;
import digitlab.data.PixelMap;

/**
 * The sum and the sum of squares of every pixel over some images, exact. Images are added in int arrays, in loops that the
 * compiler turns into vector instructions, and carried over into longs long before an int could overflow.
 */
final class PixelSums {

	/** (255 − 128)² and 128² stay below 2¹⁴, so 2¹⁷ images would overflow an int. */
	static final int CARRY_AFTER = 1 << 16;

	/** Pixels are added as ink − 128: a byte with its top bit turned over, which vectors do at once. */
	private static final int MIDDLE = 128;

	private final int[] sums = new int[DigitImage.PIXELS];
	private final int[] squares = new int[DigitImage.PIXELS];
	private final long[] carriedSums = new long[DigitImage.PIXELS];
	private final long[] carriedSquares = new long[DigitImage.PIXELS];
	private int pending;
	private long count;

	/**
	 * Adds an image.
	 *
	 * @param pixels 784 unsigned bytes
	 * @return its ink, the sum of its pixels, 0 to 784 · 255
	 */
	int add(byte[] pixels) {
		if (pending == CARRY_AFTER) {
			carry();
		}
		pending++;
		accumulate(pixels, sums, squares);
		return ink(pixels);
	}

	private static void accumulate(byte[] pixels, int[] sums, int[] squares) {
		for (int i = 0; i < DigitImage.PIXELS; i++) {
			int value = pixels[i] ^ -MIDDLE;
			sums[i] += value;
			squares[i] += value * value;
		}
	}

	private static int ink(byte[] pixels) {
		int sum = 0;
		for (int i = 0; i < DigitImage.PIXELS; i++) {
			sum += pixels[i] ^ -MIDDLE;
		}
		return sum + MIDDLE * DigitImage.PIXELS;
	}

	private void carry() {
		for (int i = 0; i < DigitImage.PIXELS; i++) {
			carriedSums[i] += sums[i];
			carriedSquares[i] += squares[i];
			sums[i] = 0;
			squares[i] = 0;
		}
		count += pending;
		pending = 0;
	}

	/** Adds what another has added. */
	void add(PixelSums other) {
		carry();
		other.carry();
		for (int i = 0; i < DigitImage.PIXELS; i++) {
			carriedSums[i] += other.carriedSums[i];
			carriedSquares[i] += other.carriedSquares[i];
		}
		count += other.count;
	}

	/** How many images were added. */
	int count() {
		return Math.toIntExact(count + pending);
	}

	/** The mean of every pixel, 0 to 255; 0 when there are no images. */
	PixelMap mean() {
		carry();
		double[] mean = new double[DigitImage.PIXELS];
		for (int i = 0; i < mean.length && count > 0; i++) {
			mean[i] = (carriedSums[i] + MIDDLE * count) / (double) count;
		}
		return PixelMap.of(mean);
	}

	/** The population variance of every pixel, pixels 0 to 255; 0 when there are no images. */
	PixelMap variance() {
		carry();
		double[] variance = new double[DigitImage.PIXELS];
		for (int i = 0; i < variance.length && count > 0; i++) {
			variance[i] = deviation(i) / ((double) count * count);
		}
		return PixelMap.of(variance);
	}

	/** How many pixels are the same in all images; 0 when there are no images. */
	int constantPixels() {
		carry();
		int constant = 0;
		for (int i = 0; i < DigitImage.PIXELS && count > 0; i++) {
			if (deviation(i) == 0) {
				constant++;
			}
		}
		return constant;
	}

	/** n Σx² − (Σx)², n² times the variance, which a shift of x leaves alone; below 2⁵⁹ for all images that fit an array. */
	private long deviation(int pixel) {
		return count * carriedSquares[pixel] - carriedSums[pixel] * carriedSums[pixel];
	}
}
