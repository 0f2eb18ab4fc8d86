package digitlab.training;

import digitlab.synthetic.SketchedDigits;

/**
 * The augmentation of training images, and what is added to them so that the network also recognises other handwriting and pens,
 * and rejects non-digits.
 *
 * @param kind the kind of augmentation
 * @param strength its strength relative to the default; above 0 to 2
 * @param pens how much thinner and thicker strokes are made, and how often, relative to the default; 0 to 3
 * @param resampling probability that an image is reduced and re-enlarged like a poor scan, 0 to 1
 * @param erasing probability that a small rectangle is erased (Z. Zhong et al., "Random erasing data augmentation", 2020), 0 to 1
 * @param sketches number of generated sketches added to the images, 0 to {@value SketchedDigits#MAX_COUNT}
 * @param nonDigits number of non-digits per image of a batch, for which the network learns a uniform distribution (D. Hendrycks,
 * M. Mazeika, T. Dietterich, "Deep anomaly detection with outlier exposure", 2019), 0 to 1
 * @param hardExamples how often per epoch the hardest images are used, 1 (as often as all others) to {@value
 * HardExamples#MAX_TIMES}
 */
public record AugmentationConfig(Augmentation kind, double strength, double pens, double resampling, double erasing,
		int sketches, double nonDigits, int hardExamples) {

	/** Elastic augmentation alone. */
	public static final AugmentationConfig USUAL = of(Augmentation.ELASTIC);

	/** Checks all ranges. */
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

	/** One kind of augmentation at the default strength, and nothing else. */
	public static AugmentationConfig of(Augmentation kind) {
		return new AugmentationConfig(kind, 1, 1, 0, 0, 0, 0, 1);
	}
}
