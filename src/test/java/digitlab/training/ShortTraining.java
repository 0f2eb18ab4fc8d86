package digitlab.training;

import digitlab.training.Hyperparameters.Optimiser;
import digitlab.training.Hyperparameters.Regularisation;
import digitlab.training.Hyperparameters.Run;

/** Hyperparameters of trainings that take only a moment. */
public final class ShortTraining {

	private ShortTraining() {
	}

	/** Everything that the tests choose, in one call. */
	public static Hyperparameters of(int epochs, int batchSize, double learningRate, double warmup, double weightDecay,
			double labelSmoothing, double weightAveraging, double dropout, Augmentation augmentation, int validation, long seed,
			int threads, String device) {
		return new Hyperparameters(
				new Optimiser(epochs, batchSize, learningRate, warmup, LearningRateDecay.COSINE, weightDecay),
				new Regularisation(labelSmoothing, weightAveraging, dropout), AugmentationConfig.of(augmentation),
				new Run(0, validation, seed, device, Precision.FLOAT32, threads));
	}

	/** The default augmentation with additions. */
	public static AugmentationConfig besides(double pens, double resampling, double erasing, int sketches, double nonDigits) {
		return new AugmentationConfig(Augmentation.ELASTIC, 1, pens, resampling, erasing, sketches, nonDigits, 1);
	}
}
