package digitlab.statistics;

import java.io.Serializable;
import java.math.BigInteger;
import java.util.function.IntToDoubleFunction;

import digitlab.dataset.DigitImage;
import digitlab.dataset.FloatImage;

/**
 * The exact sum and sum of squares of every pixel over images. Images are added in int arrays, four pixels per word, in loops
 * that the compiler vectorises, which it does not do for bytes widened to ints; the sums are carried over into longs before an
 * int could overflow.
 */
final class PixelSums implements Serializable {

	private static final long serialVersionUID = 1;

	/** 2¹⁵ · 255² is still below 2³¹. */
	static final int CARRY_AFTER = 1 << 15;

	private static final int LANES = Integer.BYTES;
	private static final int BYTE = 0xff;
	/** Two of a word's four pixels, in 16 bits each: room for the sum of 257. */
	private static final int TWO_PIXELS = 0x00ff00ff;

	/** The sum of pixel 4j + lane is at [lane][j]. */
	private final int[][] sums = new int[LANES][PixelRow.WORDS];
	private final int[][] squares = new int[LANES][PixelRow.WORDS];
	private final long[] carriedSums = new long[DigitImage.PIXELS];
	private final long[] carriedSquares = new long[DigitImage.PIXELS];
	private int pending;
	private int count;

	/** Adds the image whose 196 words begin at {@code from}. */
	void add(int[] words, int from) {
		if (pending == CARRY_AFTER) {
			carry();
		}
		pending++;
		for (int lane = 0; lane < LANES; lane++) {
			add(words, from, lane * Byte.SIZE, sums[lane], squares[lane]);
		}
	}

	private static void add(int[] words, int from, int shift, int[] sums, int[] squares) {
		for (int j = 0; j < PixelRow.WORDS; j++) {
			int value = words[from + j] >>> shift & BYTE;
			sums[j] += value;
			squares[j] += value * value;
		}
	}

	/** The sum of an image's pixels, 0 to 784 · 255. */
	static int ink(PixelRow row) {
		int even = 0;
		int odd = 0;
		int[] words = row.words();
		for (int j = 0; j < PixelRow.WORDS; j++) {
			even += words[j] & TWO_PIXELS;
			odd += words[j] >>> Byte.SIZE & TWO_PIXELS;
		}
		return (even & 0xffff) + (even >>> 16) + (odd & 0xffff) + (odd >>> 16);
	}

	private void carry() {
		for (int pixel = 0; pixel < DigitImage.PIXELS; pixel++) {
			carriedSums[pixel] += sums[pixel % LANES][pixel / LANES];
			carriedSquares[pixel] += squares[pixel % LANES][pixel / LANES];
			sums[pixel % LANES][pixel / LANES] = 0;
			squares[pixel % LANES][pixel / LANES] = 0;
		}
		count += pending;
		pending = 0;
	}

	/** Adds the sums of another. */
	void add(PixelSums other) {
		carry();
		other.carry();
		for (int i = 0; i < DigitImage.PIXELS; i++) {
			carriedSums[i] += other.carriedSums[i];
			carriedSquares[i] += other.carriedSquares[i];
		}
		count += other.count;
	}

	/** The number of images added. */
	int count() {
		return count + pending;
	}

	/** The mean of every pixel, 0 to 255; 0 when there are no images. */
	FloatImage mean() {
		carry();
		return map(pixel -> carriedSums[pixel], count);
	}

	/** The population variance of every pixel, pixels 0 to 255; 0 when there are no images. */
	FloatImage variance() {
		carry();
		return map(pixel -> deviation(pixel).doubleValue(), (double) count * count);
	}

	private FloatImage map(IntToDoubleFunction value, double divisor) {
		double[] values = new double[DigitImage.PIXELS];
		for (int i = 0; i < values.length && count > 0; i++) {
			values[i] = value.applyAsDouble(i) / divisor;
		}
		return FloatImage.of(values);
	}

	/** The number of pixels that are the same in all images; 0 when there are no images. */
	int constantPixels() {
		carry();
		int constant = 0;
		for (int i = 0; i < DigitImage.PIXELS && count > 0; i++) {
			if (deviation(i).signum() == 0) {
				constant++;
			}
		}
		return constant;
	}

	/** n Σx² − (Σx)², which is n² times the variance; exact, and more than a long holds from ten million images on. */
	private BigInteger deviation(int pixel) {
		BigInteger sum = BigInteger.valueOf(carriedSums[pixel]);
		return BigInteger.valueOf(count).multiply(BigInteger.valueOf(carriedSquares[pixel])).subtract(sum.multiply(sum));
	}
}
