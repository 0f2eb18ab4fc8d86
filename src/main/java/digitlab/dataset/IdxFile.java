package digitlab.dataset;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CancellationException;

import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;

import static digitlab.language.Localization.tr;

/**
 * One IDX file, images or labels, open for reading: the header is read and checked at once, the items on demand.
 */
final class IdxFile implements Closeable {

	private static final int BLOCK = 1 << 20;

	/** MNIST compresses to a fifth; a file that promises far more than this gets memory only as its data arrive. */
	private static final int LIKELY_PACKING = 8;

	/** The maximum width and height, in pixels. */
	private static final int MAX_SIDE = 10_000;

	private final DatasetInput input;
	private final Items items;
	private final int width;
	private final int height;
	private final int itemSize;
	private final int count;

	private enum Items {
		IMAGES, LABELS
	}

	private IdxFile(DatasetInput input, Items items, int width, int height, int count) {
		this.input = input;
		this.items = items;
		this.width = width;
		this.height = height;
		this.itemSize = width * height;
		this.count = count;
	}

	/** Opens a file of 28×28 images. */
	static IdxFile images(Path file) throws IOException {
		return open(file, input -> {
			ByteBuffer header = header(input, Items.IMAGES, IdxFormat.IMAGES_HEADER, IdxFormat.IMAGES_MAGIC);
			checkSides(input, header);
			return new IdxFile(input, Items.IMAGES, DigitImage.SIDE, DigitImage.SIDE, count(input, Items.IMAGES, header));
		});
	}

	/** Opens a file of images of one arbitrary size. */
	static IdxFile pictures(Path file) throws IOException {
		return open(file, input -> {
			ByteBuffer header = header(input, Items.IMAGES, IdxFormat.IMAGES_HEADER, IdxFormat.IMAGES_MAGIC);
			int count = count(input, Items.IMAGES, header);
			int height = header.getInt(8);
			int width = header.getInt(12);
			if (width < 1 || height < 1 || width > MAX_SIDE || height > MAX_SIDE
					|| (long) width * height * count > Integer.MAX_VALUE) {
				throw new DatasetFormatException(tr(
						"%s promises %d images of %s rows and %s columns (byte 4), which is none or more than Digit Lab reads.",
						input.name(), count, Integer.toUnsignedString(height), Integer.toUnsignedString(width)));
			}
			return new IdxFile(input, Items.IMAGES, width, height, count);
		});
	}

	/** Opens a file of labels. */
	static IdxFile labels(Path file) throws IOException {
		return open(file, input -> new IdxFile(input, Items.LABELS, 1, 1,
				count(input, Items.LABELS, header(input, Items.LABELS, IdxFormat.LABELS_HEADER, IdxFormat.LABELS_MAGIC))));
	}

	@FunctionalInterface
	private interface HeaderReader {
		IdxFile read(DatasetInput input) throws IOException;
	}

	/** Closes the file again if its header is wrong. */
	private static IdxFile open(Path file, HeaderReader reader) throws IOException {
		DatasetInput input = DatasetInput.open(file);
		try {
			return reader.read(input);
		} catch (IOException failure) {
			input.close();
			throw failure;
		}
	}

	/** The number of images or labels that the header promises, 0 to {@link IdxFormat#MAX_IMAGES}. */
	int count() {
		return count;
	}

	/** The width of an image, in pixels. */
	int width() {
		return width;
	}

	/** The height of an image, in pixels. */
	int height() {
		return height;
	}

	/** The file's name for messages. */
	String name() {
		return input.name();
	}

	/**
	 * Reads all items and checks that nothing follows. Uses at most twice the memory of the data that are actually in the file.
	 *
	 * @throws DatasetFormatException if there are fewer or more bytes than the header promises
	 * @throws CancellationException if stopped
	 */
	byte[] readItems(ProgressListener progress, CancellationToken cancellation) throws IOException {
		return readItems(progress, cancellation, Long.MAX_VALUE);
	}

	/**
	 * As {@link #readItems(ProgressListener, CancellationToken)}, with a memory limit.
	 *
	 * @param memory the memory that Java may use, in bytes
	 * @throws DatasetFormatException also if the data do not fit into the memory
	 */
	byte[] readItems(ProgressListener progress, CancellationToken cancellation, long memory) throws IOException {
		long headerSize = input.position();
		int promised = count * itemSize;
		if (!input.isPacked() && input.fileSize() < headerSize + promised) {
			throw truncated(headerSize, promised, input.fileSize() - headerSize);
		}
		if (!input.isPacked()) {
			checkMemory(count, memory);
		}
		byte[] bytes = new byte[firstCapacity(promised)];
		int filled = 0;
		while (filled < promised) {
			if (cancellation.isCancelled()) {
				throw new CancellationException("Reading " + input.name() + " was stopped.");
			}
			if (filled == bytes.length) {
				checkMemory(filled / itemSize + 1L, memory);
				bytes = Arrays.copyOf(bytes, (int) Math.min(promised, bytes.length * 3L / 2 + BLOCK));
			}
			int wanted = Math.min(BLOCK, bytes.length - filled);
			int got = input.read(bytes, filled, wanted);
			filled += got;
			if (got < wanted) {
				throw truncated(headerSize, promised, filled);
			}
			progress.progress(filled / itemSize, count);
		}
		checkEnd();
		return bytes;
	}

	/**
	 * Reads all labels.
	 *
	 * @return digits 0..9
	 * @throws DatasetFormatException also if a label is not a digit
	 */
	byte[] readLabels() throws IOException {
		byte[] digits = readItems(ProgressListener.NONE, new CancellationToken());
		for (int i = 0; i < digits.length; i++) {
			int label = digits[i] & 0xff;
			if (label > 9) {
				throw new DatasetFormatException(
						tr("%s has label %d at byte %d: a label is a digit 0 to 9.", name(), label, IdxFormat.LABELS_HEADER + i));
			}
		}
		return digits;
	}

	/** Includes the room for an array that grows while a compressed file is read. */
	private void checkMemory(long items, long memory) throws DatasetFormatException {
		MemoryLimit.check(input.name(), items, itemSize + itemSize / 2 + 1, memory);
	}

	private int firstCapacity(int promised) {
		return (int) Math.min(promised, input.isPacked() ? input.fileSize() * LIKELY_PACKING : promised);
	}

	/** Reading to the end also makes gzip verify its checksum. */
	private void checkEnd() throws IOException {
		long end = input.position();
		if (input.read(new byte[1], 0, 1) > 0) {
			throw new DatasetFormatException(items == Items.IMAGES
					? tr("%s continues at byte %d, where its %d images should end: the header or the file is wrong, "
							+ "download it again.", input.name(), end, count)
					: tr("%s continues at byte %d, where its %d labels should end: the header or the file is wrong, "
							+ "download it again.", input.name(), end, count));
		}
	}

	private DatasetFormatException truncated(long headerSize, int promised, long found) {
		return new DatasetFormatException(items == Items.IMAGES
				? tr("%s is truncated at byte %d: its header promises %d images (%d bytes), but only %d bytes follow; "
						+ "download it again.", input.name(), headerSize + found, count, promised, found)
				: tr("%s is truncated at byte %d: its header promises %d labels (%d bytes), but only %d bytes follow; "
						+ "download it again.", input.name(), headerSize + found, count, promised, found));
	}

	private static ByteBuffer header(DatasetInput input, Items items, int size, int magic) throws IOException {
		byte[] bytes = new byte[size];
		int got = input.read(bytes, 0, size);
		ByteBuffer header = ByteBuffer.wrap(bytes);
		if (got >= Integer.BYTES && header.getInt(0) != magic) {
			throw new DatasetFormatException(wrongMagic(input.name(), items, header.getInt(0), magic));
		}
		if (got < size) {
			throw new DatasetFormatException(items == Items.IMAGES
					? tr("%s is truncated at byte %d: an IDX file of images begins with %d bytes of header; download it again.",
							input.name(), got, size)
					: tr("%s is truncated at byte %d: an IDX file of labels begins with %d bytes of header; download it again.",
							input.name(), got, size));
		}
		return header;
	}

	private static String wrongMagic(String file, Items items, int found, int magic) {
		boolean isGzip = found >>> 16 == 0x1f8b;
		if (items == Items.IMAGES) {
			return isGzip
					? tr("%s is not an IDX file of images: at byte 0 it has 0x%08x instead of 0x%08x, which is gzip: let "
							+ "its name end in .gz.", file, found, magic)
					: found == IdxFormat.LABELS_MAGIC
							? tr("%s is not an IDX file of images: at byte 0 it has 0x%08x instead of 0x%08x, which means labels: "
									+ "are the two files swapped?", file, found, magic)
							: tr("%s is not an IDX file of images: at byte 0 it has 0x%08x instead of 0x%08x.", file, found,
									magic);
		}
		return isGzip
				? tr("%s is not an IDX file of labels: at byte 0 it has 0x%08x instead of 0x%08x, which is gzip: let "
						+ "its name end in .gz.", file, found, magic)
				: found == IdxFormat.IMAGES_MAGIC
						? tr("%s is not an IDX file of labels: at byte 0 it has 0x%08x instead of 0x%08x, which means images: "
								+ "are the two files swapped?", file, found, magic)
						: tr("%s is not an IDX file of labels: at byte 0 it has 0x%08x instead of 0x%08x.", file, found, magic);
	}

	private static int count(DatasetInput input, Items items, ByteBuffer header) throws DatasetFormatException {
		long count = Integer.toUnsignedLong(header.getInt(4));
		if (count > IdxFormat.MAX_IMAGES) {
			throw new DatasetFormatException(items == Items.IMAGES
					? tr("%s promises %,d images at byte 4; Digit Lab reads at most %,d, so either the header is wrong or "
							+ "the file must be split.", input.name(), count, IdxFormat.MAX_IMAGES)
					: tr("%s promises %,d labels at byte 4; Digit Lab reads at most %,d, so either the header is wrong or "
							+ "the file must be split.", input.name(), count, IdxFormat.MAX_IMAGES));
		}
		return (int) count;
	}

	private static void checkSides(DatasetInput input, ByteBuffer header) throws DatasetFormatException {
		if (header.getInt(8) != DigitImage.SIDE) {
			throw new DatasetFormatException(tr("%s holds images of %s rows (byte 8), but Digit Lab reads 28 × 28 only.",
					input.name(), Integer.toUnsignedString(header.getInt(8))));
		}
		if (header.getInt(12) != DigitImage.SIDE) {
			throw new DatasetFormatException(tr("%s holds images of %s columns (byte 12), but Digit Lab reads 28 × 28 only.",
					input.name(), Integer.toUnsignedString(header.getInt(12))));
		}
	}

	@Override
	public void close() throws IOException {
		input.close();
	}
}
