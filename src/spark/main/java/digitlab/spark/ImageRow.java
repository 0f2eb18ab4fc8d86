package digitlab.spark;

import java.io.Serializable;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import org.jspecify.annotations.Nullable;

/**
 * An image of the input, or the reason why there is none.
 *
 * @param row its number within all files, ordered by name, from 0; of pictures, a number that no other picture has
 * @param file the file it is from
 * @param label 0 to 9, or {@link DigitDataset#UNLABELLED}; above 9 if the label is not a digit
 * @param pixels 784 unsigned bytes, 0 paper to 255 ink; null if it is damaged, or a picture not yet decoded
 * @param picture the bytes of a picture file; null for a row of a table
 * @param error one sentence; null unless it is damaged
 */
record ImageRow(long row, String file, int label, byte @Nullable [] pixels, byte @Nullable [] picture,
		@Nullable String error) implements Serializable {

	static ImageRow of(long row, String file, int label, byte[] pixels) {
		return new ImageRow(row, file, label, pixels, null, null);
	}

	static ImageRow ofPicture(long row, String file, int label, byte[] content) {
		return new ImageRow(row, file, label, null, content, null);
	}

	static ImageRow damaged(long row, String file, String reason) {
		return new ImageRow(row, file, DigitDataset.UNLABELLED, null, null, reason);
	}

	ImageRow with(byte[] other) {
		return new ImageRow(row, file, label, other, null, null);
	}

	ImageRow with(int otherLabel) {
		return new ImageRow(row, file, otherLabel, pixels, picture, error);
	}

	ImageRow damaged(String reason) {
		return damaged(row, file, reason);
	}

	boolean isDamaged() {
		return error != null;
	}

	/** The image; only if it was decoded. */
	DigitImage image() {
		if (pixels == null) {
			throw new IllegalStateException("Row " + row + " of " + file + " has no image.");
		}
		return DigitImage.of(pixels);
	}
}
