package digitlab.training;

/**
 * The result of a training step.
 *
 * @param epoch counted from 1
 * @param batch number within the epoch, counted from 1
 * @param batches number of batches per epoch
 * @param epochs number of epochs of the training
 * @param loss mean cross-entropy of the batch in nats
 */
public record BatchResult(int epoch, int batch, int batches, int epochs, double loss) {

	/** The fraction of all steps done, 0 to 1. */
	public double progress() {
		return (epoch - 1 + batch / (double) batches) / epochs;
	}
}
