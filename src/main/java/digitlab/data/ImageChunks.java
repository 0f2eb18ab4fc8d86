package digitlab.data;

import java.util.ArrayDeque;
import java.util.Arrays;

/**
 * Collects images whose number is not known beforehand. They are kept in chunks, so nothing is ever copied to grow, and
 * the chunks are let go one by one while the dataset is put together.
 */
final class ImageChunks {

	private static final int IMAGES_PER_CHUNK = 256;

	private final ArrayDeque<byte[]> chunks = new ArrayDeque<>();
	private byte[] current = new byte[0];
	private byte[] labels = new byte[IMAGES_PER_CHUNK];
	private int size;

	int size() {
		return size;
	}

	/** The array that takes the next image, at {@link #offset}; its 784 bytes there are still zero. */
	byte[] room() {
		if (offset() == 0 && chunks.size() * IMAGES_PER_CHUNK == size) {
			current = new byte[IMAGES_PER_CHUNK * DigitImage.PIXELS];
			chunks.add(current);
		}
		return current;
	}

	/** Where in {@link #room} the next image goes. */
	int offset() {
		return size % IMAGES_PER_CHUNK * DigitImage.PIXELS;
	}

	/** Counts the image just written to {@link #room} in. */
	void add(int label) {
		if (size == labels.length) {
			labels = Arrays.copyOf(labels, size * 2);
		}
		labels[size++] = (byte) label;
	}

	/** The images so far; empties this. */
	DigitDataset toDataset(String source) {
		byte[] pixels = new byte[size * DigitImage.PIXELS];
		int filled = 0;
		while (filled < pixels.length) {
			byte[] chunk = chunks.removeFirst();
			int length = Math.min(chunk.length, pixels.length - filled);
			System.arraycopy(chunk, 0, pixels, filled, length);
			filled += length;
		}
		return new DigitDataset(source, pixels, Arrays.copyOf(labels, size));
	}
}
