package digitlab.formats;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.function.IntFunction;

import digitlab.dataset.DatasetDescription;
import digitlab.dataset.DatasetFormatException;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.dataset.IdxFormat;
import digitlab.dataset.LabelPolicy;
import digitlab.dataset.MemoryLimit;

import static digitlab.language.Localization.tr;

/**
 * Collects an unknown number of images. They are kept in chunks, so nothing is copied to grow, and the chunks are released one by
 * one while the dataset is assembled. The first image that exceeds the memory limit is refused.
 */
final class ImageCollector {

	private static final int IMAGES_PER_CHUNK = 256;
	/** All images are in memory twice after the last is read, in chunks and assembled; labels are integers until then. */
	private static final int BYTES_EACH = 2 * DigitImage.PIXELS + 6;

	private final String file;
	private final long memory;
	private final int maxImages;
	private final ArrayDeque<byte[]> chunks = new ArrayDeque<>();
	private final LabelCodes labels = new LabelCodes();
	private byte[] current = new byte[0];
	private int size;

	/**
	 * @param file names the file in messages
	 * @param memory the memory that Java may use, in bytes
	 */
	ImageCollector(String file, long memory) {
		this.file = file;
		this.memory = memory;
		maxImages = MemoryLimit.maxImages(BYTES_EACH, memory);
	}

	int size() {
		return size;
	}

	LabelCodes labels() {
		return labels;
	}

	/**
	 * The array for the next image, at {@link #offset}; its 784 bytes there are zero.
	 *
	 * @throws DatasetFormatException if the memory limit is reached
	 */
	byte[] room() throws DatasetFormatException {
		if (size == maxImages) {
			MemoryLimit.check(file, size + 1L, BYTES_EACH, memory);
			throw new DatasetFormatException(
					tr("%s has more than %,d images, the most that Digit Lab reads: split it.", file, IdxFormat.MAX_IMAGES));
		}
		if (size == chunks.size() * IMAGES_PER_CHUNK) {
			current = new byte[IMAGES_PER_CHUNK * DigitImage.PIXELS];
			chunks.add(current);
		}
		return current;
	}

	/** The offset in {@link #room} of the next image. */
	int offset() {
		return size % IMAGES_PER_CHUNK * DigitImage.PIXELS;
	}

	/** Adds the image just written to {@link #room}. */
	void add(int labelCode) {
		labels.add(labelCode);
		size++;
	}

	/**
	 * Returns the images so far and clears this collector.
	 *
	 * @param place describes an image's position in the file, for messages
	 * @throws DatasetFormatException if labels are not digits and the policy refuses that
	 */
	DigitDataset toDataset(String source, LabelPolicy policy, LabelCodes.Ten ten, DatasetDescription.Builder found,
			IntFunction<String> place)
			throws DatasetFormatException {
		byte[] digits = labels.resolve(policy, ten, file, place);
		found.note(labels.note(ten));
		return kept(file, source, joined(), digits, found);
	}

	/**
	 * Returns the images that are kept.
	 *
	 * @param file names the file in messages
	 * @param pixels pixels of all images, compacted in place
	 * @param digits labels, {@link LabelCodes#LEFT_OUT} for images to leave out; compacted likewise
	 * @throws DatasetFormatException if no image remains
	 */
	static DigitDataset kept(String file, String source, byte[] pixels, byte[] digits, DatasetDescription.Builder found)
			throws DatasetFormatException {
		int kept = 0;
		for (int i = 0; i < digits.length; i++) {
			if (digits[i] != LabelCodes.LEFT_OUT) {
				if (kept < i) {
					System.arraycopy(pixels, i * DigitImage.PIXELS, pixels, kept * DigitImage.PIXELS, DigitImage.PIXELS);
					digits[kept] = digits[i];
				}
				kept++;
			}
		}
		if (kept == 0) {
			throw new DatasetFormatException(digits.length > 0
					? tr("%s holds no images whose label is a digit.", file)
					: tr("%s holds no images.", file));
		}
		boolean isAll = kept == digits.length;
		found.leftOut(digits.length - kept);
		return new DigitDataset(source, isAll ? pixels : Arrays.copyOf(pixels, kept * DigitImage.PIXELS),
				isAll ? digits : Arrays.copyOf(digits, kept), found.build());
	}

	private byte[] joined() {
		byte[] pixels = new byte[size * DigitImage.PIXELS];
		int filled = 0;
		while (filled < pixels.length) {
			byte[] chunk = chunks.removeFirst();
			int length = Math.min(chunk.length, pixels.length - filled);
			System.arraycopy(chunk, 0, pixels, filled, length);
			filled += length;
		}
		return pixels;
	}
}
