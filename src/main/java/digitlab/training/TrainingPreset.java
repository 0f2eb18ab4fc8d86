package digitlab.training;

/** Hyperparameters for those who do not want to choose each of them. */
public enum TrainingPreset {
	/** To see whether anything is learned at all. */
	QUICK("Quick look (1 epoch)"),
	/** Most of what the best one reaches, in two fifths of the time. */
	GOOD("Good (8 epochs)"),
	/** As the shipped model was trained. */
	BEST("Best (as shipped)");

	private final String title;

	TrainingPreset(String title) {
		this.title = title;
	}

	/** For a person. */
	public String title() {
		return title;
	}

	/** The hyperparameters, for a device and a number of threads. */
	public Hyperparameters hyperparameters(int threads, String device) {
		Hyperparameters usual = Hyperparameters.standard(threads);
		return switch (this) {
			// A single epoch is too short for strong variation, few large steps and a slow average.
			case QUICK -> new Hyperparameters(1, 32, usual.learningRate(), usual.warmup(), usual.weightDecay(),
					usual.labelSmoothing(), 0.9, 0.3, Augmentation.AFFINE, usual.validation(), usual.seed(), threads, device);
			case GOOD -> new Hyperparameters(8, usual.batchSize(), usual.learningRate(), usual.warmup(), usual.weightDecay(),
					usual.labelSmoothing(), usual.weightAveraging(), usual.dropout(), usual.augmentation(), usual.validation(),
					usual.seed(), threads, device);
			case BEST -> new Hyperparameters(14, usual.batchSize(), usual.learningRate(), 0.2143, 0.05, 0.03, 0.9998, 0.4,
					usual.augmentation(), usual.validation(), usual.seed(), threads, device, LearningRateDecay.NONE, 1.1,
					usual.patience(), new AugmentationConfig(1.5, 0.15, 0.1, 25_000, 0), 3);
		};
	}
}
