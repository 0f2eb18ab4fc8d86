package digitlab.training;

/**
 * Every hyperparameter of a training, in one place.
 *
 * @param epochs passes over the training images, 1 to 1000
 * @param batchSize images a step, 1 to 4096
 * @param learningRate AdamW's peak learning rate; it rises linearly during the warm-up and then falls to 0 along a cosine
 * @param warmup share of all steps in which the learning rate rises, 0 to 1
 * @param weightDecay AdamW's decoupled decay of convolution and linear weights (not of biases and batch normalisation)
 * @param labelSmoothing share of the target taken from the label and spread over all ten digits, 0 to below 1
 * @param weightAveraging decay a step of the exponential moving average of the weights; the average is what is validated
 * and kept. 0 keeps the weights themselves
 * @param dropout share of activations dropped after each hidden linear layer, 0 to below 1
 * @param augmentation how training images are varied
 * @param validation training images held out to choose the best epoch, at least 1
 * @param seed of initial weights, held-out images, order, augmentation and dropout; same seed and threads, same losses
 * @param threads of libtorch inside one operation, at least 1
 * @param device "auto", "cpu" or "cuda:0"
 */
public record TrainingConfig(int epochs, int batchSize, double learningRate, double warmup, double weightDecay,
		double labelSmoothing, double weightAveraging, double dropout, Augmentation augmentation, int validation, long seed,
		int threads, String device) {

	/** How the shipped model was trained, on this many threads. */
	public static TrainingConfig standard(int threads) {
		return new TrainingConfig(14, 128, 2e-3, 0.15, 1e-2, 0.05, 0.998, 0.5, Augmentation.ELASTIC, 5000, 1, threads, "auto");
	}

	/** Checks every range. */
	public TrainingConfig {
		require(epochs >= 1 && epochs <= 1000, "The number of epochs must be 1 to 1000, not " + epochs + ".");
		require(batchSize >= 1 && batchSize <= 4096, "The batch size must be 1 to 4096, not " + batchSize + ".");
		require(learningRate > 0 && learningRate <= 1,
				"The learning rate must be above 0 and at most 1, not " + learningRate + ".");
		require(warmup >= 0 && warmup <= 1, "The warm-up must be a share of 0 to 1, not " + warmup + ".");
		require(weightDecay >= 0 && weightDecay <= 1, "The weight decay must be 0 to 1, not " + weightDecay + ".");
		require(labelSmoothing >= 0 && labelSmoothing < 1,
				"The label smoothing must be 0 to below 1, not " + labelSmoothing + ".");
		require(weightAveraging >= 0 && weightAveraging < 1,
				"The weight averaging must be 0 to below 1, not " + weightAveraging + ".");
		require(dropout >= 0 && dropout < 1, "The dropout must be 0 to below 1, not " + dropout + ".");
		require(validation >= 1, "At least 1 image must be held out for validation, not " + validation + ".");
		require(threads >= 1 && threads <= 256, "The number of threads must be 1 to 256, not " + threads + ".");
	}

	private static void require(boolean holds, String message) {
		if (!holds) {
			throw new IllegalArgumentException(message);
		}
	}
}
