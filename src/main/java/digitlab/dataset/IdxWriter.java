package digitlab.dataset;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;

import digitlab.io.AtomicFile;

/** Writes uncompressed IDX files. */
public final class IdxWriter {

	private IdxWriter() {
	}

	/**
	 * Writes a dataset, replacing existing files. Each file is written next to its target and then moved there in one step,
	 * images first and labels last: after a crash, each of the two is entirely the old or entirely the new one.
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
		AtomicFile.write(file, out -> writeImages(dataset, out));
	}

	static void writeLabels(DigitDataset dataset, Path file) throws IOException {
		AtomicFile.write(file, out -> writeLabels(dataset, out));
	}

	/** Writes the images as an IDX file of bytes in three dimensions; does not close the stream. */
	public static void writeImages(DigitDataset dataset, OutputStream out) throws IOException {
		ByteBuffer header = ByteBuffer.allocate(IdxFormat.IMAGES_HEADER);
		header.putInt(IdxFormat.IMAGES_MAGIC).putInt(dataset.size()).putInt(DigitImage.SIDE).putInt(DigitImage.SIDE);
		out.write(header.array());
		byte[] image = new byte[DigitImage.PIXELS];
		for (int i = 0; i < dataset.size(); i++) {
			dataset.copyPixels(i, image, 0);
			out.write(image);
		}
	}

	/** Writes the labels, which every image needs, as an IDX file of bytes in one dimension; does not close the stream. */
	public static void writeLabels(DigitDataset dataset, OutputStream out) throws IOException {
		ByteBuffer bytes = ByteBuffer.allocate(IdxFormat.LABELS_HEADER + dataset.size());
		bytes.putInt(IdxFormat.LABELS_MAGIC).putInt(dataset.size());
		for (int i = 0; i < dataset.size(); i++) {
			bytes.put((byte) dataset.label(i));
		}
		out.write(bytes.array());
	}
}
