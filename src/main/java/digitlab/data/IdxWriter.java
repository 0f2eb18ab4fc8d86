package digitlab.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Writes plain IDX files, as {@link IdxReader} reads them. */
public final class IdxWriter {

	private static final int IMAGES_PER_BLOCK = 1024;

	private IdxWriter() {
	}

	/**
	 * Writes a dataset, replacing what is there. Each file is finished beside its place and then moved there in one
	 * step, images first and labels last: after a crash each of the two is wholly the old or wholly the new one.
	 *
	 * @throws IllegalArgumentException if an image has no label
	 * @throws IOException if a file cannot be written
	 */
	public static void write(DigitDataset dataset, Path imagesFile, Path labelsFile) throws IOException {
		if (!dataset.isLabelled()) {
			throw new IllegalArgumentException("IDX labels are digits: every image needs one");
		}
		writeImages(dataset, imagesFile);
		writeLabels(dataset, labelsFile);
	}

	static void writeImages(DigitDataset dataset, Path file) throws IOException {
		replace(file, channel -> {
			ByteBuffer header = ByteBuffer.allocate(IdxFormat.IMAGES_HEADER);
			header.putInt(IdxFormat.IMAGES_MAGIC).putInt(dataset.size());
			header.putInt(DigitImage.SIDE).putInt(DigitImage.SIDE);
			writeFully(channel, header.flip());
			byte[] block = new byte[Math.min(dataset.size(), IMAGES_PER_BLOCK) * DigitImage.PIXELS];
			for (int from = 0; from < dataset.size(); from += IMAGES_PER_BLOCK) {
				int images = Math.min(IMAGES_PER_BLOCK, dataset.size() - from);
				for (int i = 0; i < images; i++) {
					dataset.copyPixels(from + i, block, i * DigitImage.PIXELS);
				}
				writeFully(channel, ByteBuffer.wrap(block, 0, images * DigitImage.PIXELS));
			}
		});
	}

	static void writeLabels(DigitDataset dataset, Path file) throws IOException {
		replace(file, channel -> {
			ByteBuffer bytes = ByteBuffer.allocate(IdxFormat.LABELS_HEADER + dataset.size());
			bytes.putInt(IdxFormat.LABELS_MAGIC).putInt(dataset.size());
			for (int i = 0; i < dataset.size(); i++) {
				bytes.put((byte) dataset.label(i));
			}
			writeFully(channel, bytes.flip());
		});
	}

	@FunctionalInterface
	private interface Content {
		void writeTo(FileChannel channel) throws IOException;
	}

	private static void replace(Path file, Content content) throws IOException {
		Path unfinished = file.resolveSibling(file.getFileName() + ".tmp");
		try {
			try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.CREATE,
					StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
				content.writeTo(channel);
				// Without this a power cut could leave the new name with none of its bytes.
				channel.force(true);
			}
			Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
		} finally {
			Files.deleteIfExists(unfinished);
		}
	}

	private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
		while (bytes.hasRemaining()) {
			channel.write(bytes);
		}
	}
}
