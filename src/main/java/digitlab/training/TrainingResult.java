package digitlab.training;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The result of a training, also when it was stopped.
 *
 * @param reason the reason for which it ended
 * @param epochs all completed epochs, including those before a resume
 * @param best the epoch whose weights were kept; null if no epoch was completed
 * @param parameters number of trainable parameters
 * @param device the device it ran on, such as "cpu"
 * @param precision the number format it computed with
 * @param imagesPerSecond training images per second, over all epochs
 * @param seconds total duration, including validation and the epochs before a resume
 */
public record TrainingResult(StopReason reason, List<EpochResult> epochs, @Nullable BestEpoch best, long parameters,
		String device, Precision precision, double imagesPerSecond, double seconds) {

	/**
	 * The epoch whose weights were kept.
	 *
	 * @param number counted from 1
	 * @param weights a safetensors file under PyTorch's state-dict names
	 * @param trainingAccuracy accuracy on unaugmented training images (at most 10,000), 0 to 1
	 */
	public record BestEpoch(int number, byte[] weights, double trainingAccuracy) {
	}

	/** The number of the epoch whose weights were kept; 0 if no epoch was completed. */
	public int bestEpoch() {
		return best == null ? 0 : best.number();
	}

	/** The kept weights; null if no epoch was completed. */
	public byte @Nullable [] weights() {
		return best == null ? null : best.weights();
	}

	/** The accuracy of the kept weights on training images, 0 to 1; 0 if no epoch was completed. */
	public double trainingAccuracy() {
		return best == null ? 0 : best.trainingAccuracy();
	}

	/** The fraction of held-out images that the kept weights classify correctly, 0 to 1; 0 if no epoch was completed. */
	public double validationAccuracy() {
		return best == null ? 0 : epochs.get(best.number() - 1).validationAccuracy();
	}
}
