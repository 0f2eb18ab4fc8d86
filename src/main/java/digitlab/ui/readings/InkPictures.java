package digitlab.ui.readings;

import javafx.scene.image.Image;

import digitlab.dataset.DigitImage;
import digitlab.sketch.InkImage;
import digitlab.ui.common.Pixels;

/** Draws images that were read: white on black for datasets, as the network sees them, and ink on paper for pictures. */
final class InkPictures {

	private static final int FULL = 255;

	private InkPictures() {
	}

	/**
	 * A small picture; it may exceed the given size, but is at least half of it.
	 *
	 * @param side available pixels in each direction
	 */
	static Image small(ReadImage image, int side) {
		return switch (image) {
			case ReadImage.OfData(var data, int index) -> Pixels.of(data.image(index), Math.max(1, side / DigitImage.SIDE));
			case ReadImage.OfFile file -> {
				ReadImage.Thumbnail ink = file.thumbnail();
				yield Pixels.of(ink.height(), ink.width(), (row, column) -> paper(ink.ink(row, column)),
						Math.max(1, side / Math.max(ink.width(), ink.height())));
			}
		};
	}

	/**
	 * A picture's ink, enlarged if it is small.
	 *
	 * @param side available pixels in each direction
	 */
	static Image large(InkImage ink, int side) {
		return Pixels.of(ink.height(), ink.width(), (row, column) -> paper(Math.round(ink.ink(column, row) * FULL)),
				Math.max(1, side / Math.max(ink.width(), ink.height())));
	}

	private static int paper(int ink) {
		return (FULL - ink) * 0x010101;
	}
}
