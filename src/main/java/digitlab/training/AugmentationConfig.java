package digitlab.training;

import digitlab.synthetic.SketchedDigits;

/**
 * What a training meets: its images, varied, and what comes besides so that the network also reads other hands and pens and
 * knows what is no digit.
 *
 * @param kind how images are varied
 * @param strength of that, relative to the usual; above 0 to 2
 * @param pens how much thinner and thicker pens are made, and how often, relative to the usual; 0 to 3
 * @param resampling the chance that an image is made coarser and enlarged again, as a poor scan is, 0 to 1
 * @param erasing the chance that a small rectangle is wiped to paper (Z. Zhong et al., "Random erasing data augmentation", 2020),
 *     0 to 1
 * @param sketches generated sketches to learn from besides the images, 0 to {@value SketchedDigits#MAX_COUNT}
 * @param nonDigits images of things that are no digits for each image of a batch, of which the network learns to find all digits
 *     equally likely (D. Hendrycks, M. Mazeika, T. Dietterich, "Deep anomaly detection with outlier exposure", 2019), 0 to 1
 * @param hardExamples times an epoch that the hardest images are met, 1 (as often as all others) to
 *     {@value HardExamples#MAX_TIMES}
 */
public record AugmentationConfig(Augmentation kind, double strength, double pens, double resampling, double erasing,
		int sketches, double nonDigits, int hardExamples) {

	/** Elastic, and nothing besides. */
	public static final AugmentationConfig USUAL = of(Augmentation.ELASTIC);

	/** Checks every range. */
	public AugmentationConfig {
		Hyperparameter.AUGMENTATION.checked(kind);
		Hyperparameter.STRENGTH.checked(strength);
		Hyperparameter.PENS.checked(pens);
		Hyperparameter.RESAMPLING.checked(resampling);
		Hyperparameter.ERASING.checked(erasing);
		Hyperparameter.SKETCHES.checked(sketches);
		Hyperparameter.NON_DIGITS.checked(nonDigits);
		Hyperparameter.HARD_EXAMPLES.checked(hardExamples);
	}

	/** Images varied in one way at the usual strength, and nothing besides. */
	public static AugmentationConfig of(Augmentation kind) {
		return new AugmentationConfig(kind, 1, 1, 0, 0, 0, 0, 1);
	}
}
