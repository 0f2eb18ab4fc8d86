package digitlab.training;

import java.util.stream.DoubleStream;

/**
 * The result of an epoch.
 *
 * @param epoch counted from 1
 * @param trainingLoss mean cross-entropy in nats on the augmented training images, while the weights were changing
 * @param trainingAccuracy fraction of the augmented training images classified correctly, 0 to 1
 * @param validationLoss mean cross-entropy in nats on the held-out images, with the averaged weights
 * @param validationAccuracy fraction of the held-out images classified correctly, 0 to 1
 * @param learningRate learning rate at the epoch's last step
 * @param imagesPerSecond training images per second, without validation
 * @param seconds duration including validation
 */
public record EpochResult(int epoch, double trainingLoss, double trainingAccuracy, double validationLoss,
		double validationAccuracy, double learningRate, double imagesPerSecond, double seconds) {

	/** Whether the numbers are plausible: a file may hold others, and a diverging training yields infinite ones. */
	public boolean hasSoundNumbers() {
		return epoch >= 1 && epoch <= RunLogLine.MAX_EPOCHS
				&& DoubleStream.of(trainingAccuracy, validationAccuracy).allMatch(share -> share >= 0 && share <= 1)
				&& DoubleStream.of(trainingLoss, validationLoss, learningRate, imagesPerSecond, seconds)
						.allMatch(value -> value >= 0 && Double.isFinite(value));
	}

	/** Whether this epoch's weights are better: more held-out images correct, or equally many with a lower loss. */
	public boolean isBetterThan(EpochResult other) {
		return validationAccuracy > other.validationAccuracy
				|| validationAccuracy == other.validationAccuracy && validationLoss < other.validationLoss;
	}
}
