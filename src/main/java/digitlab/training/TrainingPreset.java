package digitlab.training;

/** Hyperparameters for those who do not want to choose each of them. */
public enum TrainingPreset {
	/** To see whether anything is learned at all. */
	QUICK("Quick look (1 epoch)"),
	/** Most of what the best one reaches, in about half the time. */
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
	public TrainingConfig config(int threads, String device) {
		TrainingConfig best = TrainingConfig.standard(threads);
		int epochs = switch (this) {
			case QUICK -> 1;
			case GOOD -> 8;
			case BEST -> best.epochs();
		};
		// A single epoch is too short for strong variation, few large steps and a slow average.
		boolean quick = this == QUICK;
		return new TrainingConfig(epochs, quick ? 32 : best.batchSize(), best.learningRate(), best.warmup(), best.weightDecay(),
				best.labelSmoothing(), quick ? 0.9 : best.weightAveraging(), quick ? 0.3 : best.dropout(),
				quick ? Augmentation.AFFINE : best.augmentation(), best.validation(), best.seed(), threads, device, best.decay(),
				best.strength(), best.patience(), quick ? Variety.USUAL : best.variety());
	}
}
