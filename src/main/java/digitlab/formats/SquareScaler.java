package digitlab.formats;

import digitlab.dataset.DigitImage;
import digitlab.segmentation.DigitNormalizer;
import digitlab.sketch.InkImage;

/**
 * Converts images of sizes other than 28×28 to MNIST's form. MNIST's own images with a blank margin, as LeNet uses them, lose the
 * margin; all others are resized so that the ink's longer side has 20 pixels, and are centred by its centre of mass. The margin
 * tells ink from paper: MNIST's form is light on dark.
 */
final class SquareScaler {

	private static final int SIDE = DigitImage.SIDE;
	/** Small images are first enlarged to about this many pixels per side, so that edges stay smooth. */
	private static final int ENLARGED = 40;

	private final int width;
	private final int height;
	private int inverted;

	/** Scales images of this size in pixels. */
	SquareScaler(int width, int height) {
		this.width = width;
		this.height = height;
	}

	/** The number of images that were dark on light, and were inverted. */
	int inverted() {
		return inverted;
	}

	/**
	 * @param ink width × height numbers, row by row, 0 paper to 1 full ink; may be changed
	 * @param target receives 784 bytes at {@code offset}
	 */
	void scale(float[] ink, byte[] target, int offset) {
		if (marginMean(ink) > 0.5) {
			inverted++;
			for (int i = 0; i < ink.length; i++) {
				ink[i] = 1 - ink[i];
			}
		}
		if (width >= SIDE && height >= SIDE && hasBlankMargin(ink)) {
			crop(ink, target, offset);
			return;
		}
		int factor = Math.max(1, Math.round((float) ENLARGED / Math.max(width, height)));
		InkImage image = InkImage.ofInk(width * factor, height * factor, Enlargement.of(ink, width, height, factor));
		DigitNormalizer.normalize(image).ifPresent(digit -> digit.image().copyTo(target, offset));
	}

	private double marginMean(float[] ink) {
		double sum = 0;
		for (int x = 0; x < width; x++) {
			sum += ink[x] + ink[(height - 1) * width + x];
		}
		for (int y = 0; y < height; y++) {
			sum += ink[y * width] + ink[y * width + width - 1];
		}
		return sum / (2.0 * (width + height));
	}

	private boolean hasBlankMargin(float[] ink) {
		int left = (width - SIDE) / 2;
		int top = (height - SIDE) / 2;
		for (int y = 0; y < height; y++) {
			for (int x = 0; x < width; x++) {
				boolean isInside = x >= left && x < left + SIDE && y >= top && y < top + SIDE;
				if (!isInside && ink[y * width + x] != 0) {
					return false;
				}
			}
		}
		return true;
	}

	private void crop(float[] ink, byte[] target, int offset) {
		int left = (width - SIDE) / 2;
		int top = (height - SIDE) / 2;
		for (int y = 0; y < SIDE; y++) {
			for (int x = 0; x < SIDE; x++) {
				target[offset + y * SIDE + x] = (byte) Math.round(ink[(top + y) * width + left + x] * 255);
			}
		}
	}
}
