package digitlab.statistics;

import java.util.Arrays;
import java.util.zip.CRC32C;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;

/**
 * Finds the first image with the same bytes by an open hash table of image indices keyed by CRC-32C, for which processors have an
 * instruction; images with the same checksum are compared byte by byte, so collisions are harmless.
 */
final class DuplicateFinder {

	/** The result if no earlier image is equal. */
	static final int NONE = -1;

	private final DigitDataset data;
	private final CRC32C checksum = new CRC32C();
	private final byte[] earlier = new byte[DigitImage.PIXELS];
	/** For each slot of the table the checksum, and the image's index plus one; 0 is free. */
	private final int[] checksums;
	private final int[] images;

	DuplicateFinder(DigitDataset data) {
		this.data = data;
		int places = Math.max(2, Integer.highestOneBit(Math.max(1, data.size())) * 4);
		checksums = new int[places];
		images = new int[places];
	}

	/** The first image with these 784 bytes, or {@link #NONE} after recording {@code index} as the first one. */
	int find(int index, byte[] pixels) {
		checksum.reset();
		checksum.update(pixels, 0, pixels.length);
		int sum = (int) checksum.getValue();
		int place = sum & images.length - 1;
		while (images[place] != 0) {
			if (checksums[place] == sum && isSame(images[place] - 1, pixels)) {
				return images[place] - 1;
			}
			place = place + 1 & images.length - 1;
		}
		images[place] = index + 1;
		checksums[place] = sum;
		return NONE;
	}

	private boolean isSame(int image, byte[] pixels) {
		data.copyPixels(image, earlier, 0);
		return Arrays.equals(earlier, pixels);
	}
}
