package digitlab.training;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The result of a training, also when it was stopped.
 *
 * @param reason the reason for which it ended
 * @param epochs all completed epochs, including those before a resume
 * @param bestEpoch the epoch whose weights were kept, counted from 1; 0 if no epoch was completed
 * @param weights the kept weights as a safetensors file under PyTorch's state-dict names; null if no epoch was completed
 * @param parameters number of trainable parameters
 * @param trainingAccuracy accuracy of the kept weights on unaugmented training images (at most 10,000), 0 to 1
 * @param device the device it ran on, such as "cpu"
 * @param imagesPerSecond training images per second, over all epochs
 * @param seconds total duration, including validation and the epochs before a resume
 */
public record TrainingResult(StopReason reason, List<EpochResult> epochs, int bestEpoch, byte @Nullable [] weights,
		long parameters, double trainingAccuracy, String device, double imagesPerSecond, double seconds) {

	/** The fraction of held-out images that the kept weights classify correctly, 0 to 1; 0 if no epoch was completed. */
	public double validationAccuracy() {
		return bestEpoch == 0 ? 0 : epochs.get(bestEpoch - 1).validationAccuracy();
	}
}
