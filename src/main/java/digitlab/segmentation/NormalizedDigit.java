package digitlab.segmentation;

import digitlab.dataset.DigitImage;
import digitlab.sketch.Box;
import digitlab.sketch.Frame;

/**
 * A digit normalised for the network, and its position in the source.
 *
 * @param image 28×28 in MNIST's form
 * @param box the digit's ink in the source: pixels of a picture file, or parts of the sheet's side for a sketch
 * @param width width of the ink along its row, in source units; the box's, unless the row is turned in the source
 * @param height height of the ink across its row, likewise
 */
public record NormalizedDigit(DigitImage image, Box box, double width, double height) {

	/** A digit of a row that is not turned. */
	public NormalizedDigit(DigitImage image, Box box) {
		this(image, box, box.width(), box.height());
	}

	/**
	 * @param ink in the frame's pixels
	 */
	static NormalizedDigit of(DigitImage image, Box ink, Frame frame) {
		return new NormalizedDigit(image, frame.toSource(ink), ink.width() * frame.pixelSize(),
				ink.height() * frame.pixelSize());
	}

	/** The ratio of width to height. */
	public double form() {
		return width / height;
	}
}
