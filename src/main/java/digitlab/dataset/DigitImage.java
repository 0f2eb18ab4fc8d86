package digitlab.dataset;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A 28×28 picture of a digit in MNIST's form: row by row from the top, 0 is paper and 255 is full ink. Immutable.
 */
public final class DigitImage {

	/** Width and height in pixels. */
	public static final int SIDE = 28;

	/** Pixels in a picture, 784. */
	public static final int PIXELS = SIDE * SIDE;

	/** If the mean ink of the {@link #border} is above this (0 to 255), the background is light; MNIST's is dark. */
	public static final double LIGHT_GROUND = 127.5;

	private final byte[] pixels;

	private DigitImage(byte[] pixels) {
		this.pixels = pixels;
	}

	/**
	 * @param pixels 784 unsigned bytes, row by row; copied
	 * @throws IllegalArgumentException if there are not 784
	 */
	public static DigitImage of(byte[] pixels) {
		if (pixels.length != PIXELS) {
			throw new IllegalArgumentException("A digit has " + PIXELS + " pixels, not " + pixels.length);
		}
		return new DigitImage(pixels.clone());
	}

	/** The ink of a pixel, 0 to 255. */
	public int ink(int row, int column) {
		return pixels[row * SIDE + column] & 0xff;
	}

	/** The indices (0 to 783) of the pixels in the outermost rows and columns. */
	public static IntStream border() {
		int last = SIDE - 1;
		return IntStream.range(0, PIXELS).filter(i -> i / SIDE % last == 0 || i % SIDE % last == 0);
	}

	/** A copy of the 784 unsigned bytes. */
	public byte[] toBytes() {
		return pixels.clone();
	}

	/** Copies the 784 unsigned bytes into an array that holds many pictures. */
	public void copyTo(byte[] target, int offset) {
		System.arraycopy(pixels, 0, target, offset, PIXELS);
	}

	/** True when no pixel has any ink. */
	public boolean isBlank() {
		for (byte pixel : pixels) {
			if (pixel != 0) {
				return false;
			}
		}
		return true;
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof DigitImage image && Arrays.equals(pixels, image.pixels);
	}

	@Override
	public int hashCode() {
		return Arrays.hashCode(pixels);
	}

	@Override
	public String toString() {
		return "DigitImage[" + SIDE + "×" + SIDE + "]";
	}
}
