package digitlab.handwriting;

import digitlab.dataset.DigitDataset;

/**
 * What other people than the data's wrote, to learn from besides, in MNIST's form.
 *
 * @param digits to learn from, with labels
 * @param nonDigits letters and the like, of which is learned that they are no digits
 * @param validation digits by yet other writers, to choose the best epoch and to fit the calibration by
 */
public record HandwrittenImages(DigitDataset digits, DigitDataset nonDigits, DigitDataset validation) {

	/** Nothing besides. */
	public static final HandwrittenImages NONE = new HandwrittenImages(empty(), empty(), empty());

	private static DigitDataset empty() {
		return new DigitDataset("nothing", new byte[0], new byte[0]);
	}
}
