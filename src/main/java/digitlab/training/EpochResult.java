package digitlab.training;

import java.util.stream.DoubleStream;

/**
 * What one epoch brought.
 *
 * @param epoch counted from 1
 * @param trainingLoss mean cross-entropy in nats on the varied training images, while the weights were changing
 * @param trainingAccuracy share of the varied training images read right, 0 to 1
 * @param validationLoss mean cross-entropy in nats on the held-out images, with the averaged weights
 * @param validationAccuracy share of the held-out images read right, 0 to 1
 * @param learningRate at the epoch's last step
 * @param imagesPerSecond training images a second, validation not counted
 * @param seconds with validation
 */
public record EpochResult(int epoch, double trainingLoss, double trainingAccuracy, double validationLoss,
		double validationAccuracy, double learningRate, double imagesPerSecond, double seconds) {

	/** True for numbers that a training can have brought: a file may hold others, and a diverging one brings infinite ones. */
	public boolean hasSoundNumbers() {
		return epoch >= 1 && epoch <= RunLogLine.MAX_EPOCHS
				&& DoubleStream.of(trainingAccuracy, validationAccuracy).allMatch(share -> share >= 0 && share <= 1)
				&& DoubleStream.of(trainingLoss, validationLoss, learningRate, imagesPerSecond, seconds)
						.allMatch(value -> value >= 0 && Double.isFinite(value));
	}

	/** True when this epoch's weights are to be preferred: more held-out images right, or as many at a lower loss. */
	public boolean isBetterThan(EpochResult other) {
		return validationAccuracy > other.validationAccuracy
				|| validationAccuracy == other.validationAccuracy && validationLoss < other.validationLoss;
	}
}
