package digitlab.training;

import digitlab.synthetic.SketchedDigits;

/**
 * What a training meets besides its images and their usual variations, so that the network also reads other hands and pens
 * and knows what is no digit.
 *
 * @param pens how much thinner and thicker pens are made, and how often, in parts of the usual; 0 to {@value #MAX_PENS}
 * @param resampling the chance that an image is made coarser and enlarged again, as a poor scan is, 0 to 1
 * @param erasing the chance that a small rectangle is wiped to paper (Z. Zhong et al., "Random erasing data augmentation", 2020),
 *     0 to 1
 * @param sketches generated sketches to learn from besides the images, 0 to {@value SketchedDigits#MAX_COUNT}
 * @param nonDigits images of things that are no digits for each image of a batch, of which the network learns to find all digits
 *     equally likely (D. Hendrycks, M. Mazeika, T. Dietterich, "Deep anomaly detection with outlier exposure", 2019), 0 to 1
 */
public record AugmentationConfig(double pens, double resampling, double erasing, int sketches, double nonDigits) {

	/** Nothing but the usual. */
	public static final AugmentationConfig USUAL = new AugmentationConfig(1, 0, 0, 0, 0);

	private static final double MAX_PENS = 3;

	/** Checks every range. */
	public AugmentationConfig {
		require(pens >= 0 && pens <= MAX_PENS, "The change of pens must be 0 to 3, not " + pens + ".");
		require(resampling >= 0 && resampling <= 1, "The chance of resampling must be 0 to 1, not " + resampling + ".");
		require(erasing >= 0 && erasing <= 1, "The chance of erasing must be 0 to 1, not " + erasing + ".");
		require(sketches >= 0 && sketches <= SketchedDigits.MAX_COUNT,
				"The number of sketches must be 0 to " + SketchedDigits.MAX_COUNT + ", not " + sketches + ".");
		require(nonDigits >= 0 && nonDigits <= 1, "The share of non-digits must be 0 to 1, not " + nonDigits + ".");
	}

	private static void require(boolean holds, String message) {
		if (!holds) {
			throw new IllegalArgumentException(message);
		}
	}
}
