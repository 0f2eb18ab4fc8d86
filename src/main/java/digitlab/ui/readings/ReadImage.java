package digitlab.ui.readings;

import java.nio.file.Path;

import digitlab.dataset.DigitDataset;
import digitlab.recognition.UprightRecognizer.Upright;
import digitlab.sketch.InkImage;

/** The image of a row, stored so that many thousands need little memory. */
sealed interface ReadImage {

	/** Fainter ink is ignored. */
	float VISIBLE = 0.1f;
	/** The margin around the ink is one part in this many. */
	int MARGIN = 12;

	/**
	 * An image of a dataset.
	 *
	 * @param index from 0
	 */
	record OfData(DigitDataset data, int index) implements ReadImage {
	}

	/**
	 * A picture file.
	 *
	 * @param quarterTurns clockwise turns made to read it, 0 to 3
	 * @param thumbnail its ink as it was read
	 */
	record OfFile(Path file, int quarterTurns, Thumbnail thumbnail) implements ReadImage {
	}

	/** The part of an image that contains ink, with a narrow margin; the whole image if there is none. */
	static InkImage written(InkImage image) {
		int left = image.width();
		int right = -1;
		int top = image.height();
		int bottom = -1;
		for (int y = 0; y < image.height(); y++) {
			for (int x = 0; x < image.width(); x++) {
				if (image.ink(x, y) >= VISIBLE) {
					left = Math.min(left, x);
					right = Math.max(right, x);
					top = Math.min(top, y);
					bottom = y;
				}
			}
		}
		if (right < 0) {
			return image;
		}
		int margin = 1 + Math.max(right - left, bottom - top) / MARGIN;
		int x = Math.max(0, left - margin);
		int y = Math.max(0, top - margin);
		return image.crop(x, y, Math.min(image.width(), right + margin + 1) - x,
				Math.min(image.height(), bottom + margin + 1) - y);
	}

	/** The ink of a picture, reduced in size. */
	final class Thumbnail {

		/** Pixels of the longer side; smaller pictures keep their size. */
		static final int SIDE = 92;

		private static final int FULL = 255;

		private final int width;
		private final int height;
		private final byte[] ink;

		private Thumbnail(int width, int height, byte[] ink) {
			this.width = width;
			this.height = height;
			this.ink = ink;
		}

		/** The ink as it was read, cropped to what is written; each pixel is the mean of those that it replaces. */
		static Thumbnail of(Upright reading) {
			InkImage image = written(reading.image());
			double scale = Math.max(1, Math.max(image.width(), image.height()) / (double) SIDE);
			int width = Math.max(1, (int) (image.width() / scale));
			int height = Math.max(1, (int) (image.height() / scale));
			double[] sums = new double[width * height];
			int[] counts = new int[width * height];
			for (int y = 0; y < image.height(); y++) {
				int row = Math.min(height - 1, (int) (y / scale)) * width;
				for (int x = 0; x < image.width(); x++) {
					int at = row + Math.min(width - 1, (int) (x / scale));
					sums[at] += image.ink(x, y);
					counts[at]++;
				}
			}
			byte[] ink = new byte[width * height];
			for (int i = 0; i < ink.length; i++) {
				ink[i] = (byte) Math.round(FULL * sums[i] / counts[i]);
			}
			return new Thumbnail(width, height, ink);
		}

		int width() {
			return width;
		}

		int height() {
			return height;
		}

		/** 0 for paper to 255. */
		int ink(int row, int column) {
			return ink[row * width + column] & FULL;
		}
	}
}
