package digitlab.spark;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;

/** Saves some images of a job where the desktop application opens them: pictures as they are, other images as IDX files. */
final class SavedImages {

	private static final int LABELS_MAGIC = 0x00000801;

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
			Storage.write(folder + "/images-idx3-ubyte", images(digits));
			if (digits.stream().allMatch(row -> row.label() != DigitDataset.UNLABELLED && row.label() <= 9)) {
				Storage.write(folder + "/labels-idx1-ubyte", labels(digits));
			}
		}
	}

	private static byte[] images(List<ImageRow> rows) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		DataOutputStream out = new DataOutputStream(bytes);
		out.writeInt(IdxParts.IMAGES_MAGIC);
		out.writeInt(rows.size());
		out.writeInt(DigitImage.SIDE);
		out.writeInt(DigitImage.SIDE);
		for (ImageRow row : rows) {
			out.write(row.image().toBytes());
		}
		return bytes.toByteArray();
	}

	private static byte[] labels(List<ImageRow> rows) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		DataOutputStream out = new DataOutputStream(bytes);
		out.writeInt(LABELS_MAGIC);
		out.writeInt(rows.size());
		for (ImageRow row : rows) {
			out.write(row.label());
		}
		return bytes.toByteArray();
	}
}
