package digitlab.statistics;

import digitlab.dataset.DigitDataset;

/**
 * An image with the same 784 bytes as an earlier one.
 *
 * @param index index of the later image
 * @param original index of the first image with these bytes
 * @param conflicting true when both have labels and the labels differ
 */
public record Duplicate(int index, int original, boolean conflicting) {

	/** A duplicate whose label and whose original's label are known, both 0 to 9 or {@link DigitDataset#UNLABELLED}. */
	public static Duplicate of(int index, int label, int original, int originalLabel) {
		return new Duplicate(index, original,
				label != DigitDataset.UNLABELLED && originalLabel != DigitDataset.UNLABELLED && label != originalLabel);
	}
}
