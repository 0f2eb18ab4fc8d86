package digitlab.handwriting;

import digitlab.dataset.DigitDataset;

/**
 * Additional handwriting for training by other people than those of the dataset, in MNIST's form.
 *
 * @param digits labelled digits for training
 * @param nonDigits letters and other non-digits for training
 * @param validation digits by yet other writers, for choosing the best epoch and fitting the calibration
 */
public record HandwrittenImages(DigitDataset digits, DigitDataset nonDigits, DigitDataset validation) {

	/** No additional handwriting. */
	public static final HandwrittenImages NONE = new HandwrittenImages(empty(), empty(), empty());

	private static DigitDataset empty() {
		return new DigitDataset("nothing", new byte[0], new byte[0]);
	}
}
