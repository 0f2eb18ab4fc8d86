package digitlab.spark;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Comparator;
import java.util.List;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.dataset.IdxWriter;

/** Saves some images of a job where the desktop application opens them: pictures as they are, other images as IDX files. */
final class SavedImages {

	private SavedImages() {
	}

	/**
	 * Saves images in the order of their rows.
	 *
	 * @param folder is created
	 */
	static void write(String folder, List<ImageRow> images) throws IOException {
		List<ImageRow> sorted = images.stream().sorted(Comparator.comparingLong(ImageRow::row)).toList();
		List<ImageRow> digits = sorted.stream().filter(row -> row.pixels() != null).toList();
		for (ImageRow row : sorted) {
			byte[] picture = row.picture();
			if (picture != null) {
				String name = row.file().substring(row.file().lastIndexOf('/') + 1);
				Storage.write(folder + "/" + row.row() + "-" + name, picture);
			}
		}
		if (!digits.isEmpty()) {
			DigitDataset all = dataset(digits);
			Storage.write(folder + "/images-idx3-ubyte", file(out -> IdxWriter.writeImages(all, out)));
			if (all.isLabelled()) {
				Storage.write(folder + "/labels-idx1-ubyte", file(out -> IdxWriter.writeLabels(all, out)));
			}
		}
	}

	private static DigitDataset dataset(List<ImageRow> rows) {
		byte[] pixels = new byte[rows.size() * DigitImage.PIXELS];
		byte[] labels = new byte[rows.size()];
		for (int i = 0; i < labels.length; i++) {
			rows.get(i).image().copyTo(pixels, i * DigitImage.PIXELS);
			int label = rows.get(i).label();
			labels[i] = (byte) (label > 9 ? DigitDataset.UNLABELLED : label);
		}
		return new DigitDataset("", pixels, labels);
	}

	@FunctionalInterface
	private interface Content {
		void write(OutputStream out) throws IOException;
	}

	private static byte[] file(Content content) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		content.write(bytes);
		return bytes.toByteArray();
	}
}
