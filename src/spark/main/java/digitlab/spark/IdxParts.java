package digitlab.spark;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.spark.Storage.StoredFile;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.jspecify.annotations.Nullable;

/** Files of 28×28 images in the IDX format, and those of their labels, as MNIST has them. */
final class IdxParts {

	static final int IMAGES_MAGIC = 0x00000803;
	private static final int IMAGES_HEADER = 16;
	private static final int LABELS_HEADER = 8;
	private static final int PART = 8192;

	private IdxParts() {
	}

	/**
	 * A part of a file.
	 *
	 * @param labels the file of labels; null if there is none
	 * @param start index of its first image in the file
	 * @param firstRow number of that image within all files
	 */
	private record Part(String images, @Nullable String labels, boolean packed, int start, int size, long firstRow)
			implements
				Serializable {
	}

	/** The files of images among those of a source; files of labels are found by their names. */
	static JavaRDD<ImageRow> read(JavaSparkContext spark, List<StoredFile> files) throws IOException {
		List<Part> parts = new ArrayList<>();
		long row = 0;
		for (StoredFile file : files) {
			int images = images(file);
			String labels = labels(file, files);
			for (int start = 0; start < images; start += file.isPacked() ? images : PART) {
				int size = file.isPacked() ? images : Math.min(PART, images - start);
				parts.add(new Part(file.path(), labels, file.isPacked(), start, size, row + start));
			}
			row += images;
		}
		if (parts.isEmpty()) {
			throw new IOException("There are no images in the IDX files " + files.getFirst().path() + ".");
		}
		return spark.parallelize(parts, parts.size())
				.mapPartitions(few -> new FlatIterator<>(new MappedIterator<>(few, IdxParts::rows)));
	}

	/** The number of images; 0 for a file of labels. */
	private static int images(StoredFile file) throws IOException {
		try (DataInputStream header = new DataInputStream(Storage.unpacked(file))) {
			int magic = header.readInt();
			int count = header.readInt();
			if (magic != IMAGES_MAGIC) {
				return 0;
			}
			int height = header.readInt();
			int width = header.readInt();
			if (height != DigitImage.SIDE || width != DigitImage.SIDE || count < 0) {
				throw new IOException(file.path() + " has images of " + width + " × " + height
						+ " pixels: a job reads IDX files of 28 × 28 bytes. Convert it with digitlab data convert.");
			}
			return count;
		}
	}

	private static @Nullable String labels(StoredFile file, List<StoredFile> files) throws IOException {
		String place = file.path().replace("images", "labels").replace("idx3", "idx1");
		boolean isThere = !place.equals(file.path())
				&& (files.stream().anyMatch(other -> other.path().equals(place)) || Storage.exists(place));
		return isThere ? place : null;
	}

	private static Iterator<ImageRow> rows(Part part) {
		try {
			InputStream images = open(part, part.images(), IMAGES_HEADER, DigitImage.PIXELS);
			byte[] labels = part.labels() == null ? new byte[0] : labels(part, part.labels());
			return new MappedIterator<>(IntStream.range(0, part.size()).iterator(), i -> row(part, images, labels, i));
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static byte[] labels(Part part, String file) throws IOException {
		try (InputStream stream = open(part, file, LABELS_HEADER, 1)) {
			return stream.readNBytes(part.size());
		}
	}

	private static InputStream open(Part part, String file, int header, int each) throws IOException {
		if (!part.packed()) {
			return Storage.open(file, header + (long) part.start() * each);
		}
		InputStream stream = Storage.unpacked(new StoredFile(file, 0));
		stream.skipNBytes(header);
		return stream;
	}

	private static ImageRow row(Part part, InputStream images, byte[] labels, int index) {
		long row = part.firstRow() + index;
		try {
			byte[] pixels = images.readNBytes(DigitImage.PIXELS);
			if (index == part.size() - 1) {
				images.close();
			}
			if (pixels.length < DigitImage.PIXELS) {
				return ImageRow.damaged(row, part.images(), part.images() + " ends before image " + (part.start() + index)
						+ ", which its header promises: copy it again.");
			}
			int label = index < labels.length ? labels[index] & 0xff : DigitDataset.UNLABELLED;
			return ImageRow.of(row, part.images(), label, pixels);
		} catch (IOException e) {
			return ImageRow.damaged(row, part.images(),
					part.images() + " cannot be read at image " + (part.start() + index) + ": " + e.getMessage());
		}
	}
}
