package digitlab.ui.readings;

import java.nio.file.Path;

import digitlab.data.DigitDataset;
import digitlab.prediction.UprightReader.Upright;
import digitlab.sketch.InkImage;

/** What a row of the table was read from, kept so that many thousands of them take little memory. */
sealed interface ReadImage {

	/**
	 * An image of a dataset.
	 *
	 * @param index counted from 0
	 */
	record OfData(DigitDataset data, int index) implements ReadImage {
	}

	/**
	 * A picture file.
	 *
	 * @param quarterTurns by which it was turned clockwise to be read, 0 to 3
	 * @param thumbnail its ink as it was read
	 */
	record OfFile(Path file, int quarterTurns, Thumbnail thumbnail) implements ReadImage {
	}

	/** The ink of a picture, made small. */
	final class Thumbnail {

		/** Pixels of the longer side; smaller pictures stay as they are. */
		static final int SIDE = 72;

		private static final int FULL = 255;

		private final int width;
		private final int height;
		private final byte[] ink;

		private Thumbnail(int width, int height, byte[] ink) {
			this.width = width;
			this.height = height;
			this.ink = ink;
		}

		/** The ink as it was read; each pixel is the strongest ink below it, so that thin lines stay. */
		static Thumbnail of(Upright reading) {
			InkImage image = reading.image();
			double scale = Math.max(1, Math.max(image.width(), image.height()) / (double) SIDE);
			int width = Math.max(1, (int) (image.width() / scale));
			int height = Math.max(1, (int) (image.height() / scale));
			byte[] ink = new byte[width * height];
			for (int y = 0; y < image.height(); y++) {
				int row = Math.min(height - 1, (int) (y / scale)) * width;
				for (int x = 0; x < image.width(); x++) {
					int at = row + Math.min(width - 1, (int) (x / scale));
					ink[at] = (byte) Math.max(ink[at] & FULL, Math.round(image.ink(x, y) * FULL));
				}
			}
			return new Thumbnail(width, height, ink);
		}

		int width() {
			return width;
		}

		int height() {
			return height;
		}

		/** 0, paper, to 255. */
		int ink(int row, int column) {
			return ink[row * width + column] & FULL;
		}
	}
}
