package digitlab.training;

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

	/** True when this epoch's weights are to be preferred: more held-out images right, or as many at a lower loss. */
	public boolean isBetterThan(EpochResult other) {
		return validationAccuracy > other.validationAccuracy
				|| validationAccuracy == other.validationAccuracy && validationLoss < other.validationLoss;
	}
}
