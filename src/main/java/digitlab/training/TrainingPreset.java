package digitlab.training;

import static digitlab.language.Localization.marktr;

/** Predefined hyperparameters for users who do not want to choose each of them. */
public enum TrainingPreset {
	/** Soon shows what the data are good for. */
	QUICK(marktr("Quick look (2 epochs)")),
	/** Most of the best preset's accuracy, in two fifths of the time. */
	GOOD(marktr("Good (8 epochs)")),
	/** The settings of the shipped model. */
	BEST(marktr("Best (as shipped)"));

	private final String title;

	TrainingPreset(String title) {
		this.title = title;
	}

	/** The title for the user. */
	public String title() {
		return title;
	}

	/** The hyperparameters, for a device and a number of threads. */
	public Hyperparameters hyperparameters(int threads, String device) {
		Hyperparameters usual = Hyperparameters.standard(threads).with(Hyperparameter.DEVICE, device);
		return switch (this) {
			// Few epochs allow neither strong augmentation and dropout, nor few steps and a slow average; larger batches are faster, but
			// in larger steps a network learns little from a few hundred images.
			case QUICK -> usual.with(Hyperparameter.EPOCHS, 2).with(Hyperparameter.BATCH_SIZE, 64)
					.with(Hyperparameter.LEARNING_RATE, 3e-3).with(Hyperparameter.LABEL_SMOOTHING, 0.03)
					.with(Hyperparameter.WEIGHT_AVERAGING, 0.99).with(Hyperparameter.DROPOUT, 0.2)
					.with(Hyperparameter.AUGMENTATION, Augmentation.AFFINE).with(Hyperparameter.STRENGTH, 0.7);
			case GOOD -> usual.with(Hyperparameter.EPOCHS, 8);
			case BEST -> usual.with(Hyperparameter.WARMUP, 0.2143).with(Hyperparameter.DECAY, LearningRateDecay.NONE)
					.with(Hyperparameter.WEIGHT_DECAY, 0.05).with(Hyperparameter.LABEL_SMOOTHING, 0.03)
					.with(Hyperparameter.WEIGHT_AVERAGING, 0.9998).with(Hyperparameter.DROPOUT, 0.4)
					.with(Hyperparameter.STRENGTH, 1.1).with(Hyperparameter.PENS, 1.5).with(Hyperparameter.RESAMPLING, 0.15)
					.with(Hyperparameter.ERASING, 0.1).with(Hyperparameter.SKETCHES, 25_000)
					.with(Hyperparameter.HARD_EXAMPLES, 3);
		};
	}
}
