package digitlab.dataset;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/** Creates small IDX files, valid and invalid, for the tests. */
public final class IdxFiles {

	public static final String TRAIN_IMAGES = "train-images-idx3-ubyte";
	public static final String TRAIN_LABELS = "train-labels-idx1-ubyte";

	private IdxFiles() {
	}

	/** {@code count} images with labels 0, 1, … 9, 0, …; pixel p of image i is (i * 7 + p) mod 256. */
	public static DigitDataset dataset(int count) {
		byte[] pixels = new byte[count * DigitImage.PIXELS];
		byte[] labels = new byte[count];
		for (int i = 0; i < count; i++) {
			labels[i] = (byte) (i % 10);
			for (int p = 0; p < DigitImage.PIXELS; p++) {
				pixels[i * DigitImage.PIXELS + p] = (byte) (i * 7 + p);
			}
		}
		return new DigitDataset("test", pixels, labels);
	}

	/** An image file's bytes with any header. */
	public static byte[] images(int magic, int count, int rows, int columns, int bodyBytes) {
		return ByteBuffer.allocate(16 + bodyBytes).putInt(magic).putInt(count).putInt(rows).putInt(columns).array();
	}

	/** A label file's bytes with any header. */
	public static byte[] labels(int magic, int count, int... labels) {
		ByteBuffer bytes = ByteBuffer.allocate(8 + labels.length).putInt(magic).putInt(count);
		for (int label : labels) {
			bytes.put((byte) label);
		}
		return bytes.array();
	}

	public static byte[] gzip(byte[] bytes) throws IOException {
		ByteArrayOutputStream packed = new ByteArrayOutputStream();
		try (GZIPOutputStream stream = new GZIPOutputStream(packed)) {
			stream.write(bytes);
		}
		return packed.toByteArray();
	}

	/** Two valid images and labels under MNIST's names. */
	public static void writeGoodTrain(Path directory) throws IOException {
		IdxWriter.write(dataset(2), directory.resolve(TRAIN_IMAGES), directory.resolve(TRAIN_LABELS));
	}

	/** Replaces a plain file with a gzipped one. */
	public static void pack(Path file) throws IOException {
		Files.write(file.resolveSibling(file.getFileName() + ".gz"), gzip(Files.readAllBytes(file)));
		Files.delete(file);
	}
}
