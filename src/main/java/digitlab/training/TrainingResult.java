package digitlab.training;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a training reached, also when it was stopped.
 *
 * @param reason why it ended
 * @param epochs every whole epoch, those before a resume included
 * @param bestEpoch the epoch whose weights were kept, counted from 1; 0 when no epoch was finished
 * @param weights the kept weights as a safetensors file under PyTorch's state-dict names; null when no epoch was finished
 * @param parameters how many numbers the network learns
 * @param trainingAccuracy of the kept weights on training images as they are (at most 10,000 of them), 0 to 1
 * @param device the device it ran on, such as "cpu"
 * @param imagesPerSecond training images a second, over all epochs
 * @param seconds in all, validation and the epochs before a resume included
 */
public record TrainingResult(StopReason reason, List<EpochResult> epochs, int bestEpoch, byte @Nullable [] weights,
		long parameters, double trainingAccuracy, String device, double imagesPerSecond, double seconds) {

	/** Share of held-out images the kept weights read right, 0 to 1; 0 when no epoch was finished. */
	public double validationAccuracy() {
		return bestEpoch == 0 ? 0 : epochs.get(bestEpoch - 1).validationAccuracy();
	}
}
