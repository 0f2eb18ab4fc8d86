package digitlab.sketch;

import digitlab.data.DigitImage;

/**
 * A digit as the network wants it, and where it came from.
 *
 * @param image 28×28 in MNIST's form
 * @param box the digit's ink in the source: pixels of a picture file, or parts of the sheet's side for a sketch
 */
public record NormalizedDigit(DigitImage image, Box box) {
}
