package digitlab.training;

/**
 * What one training step brought.
 *
 * @param epoch counted from 1
 * @param batch counted from 1
 * @param batches in an epoch
 * @param epochs in the whole training
 * @param loss mean cross-entropy of the batch in nats
 */
public record BatchResult(int epoch, int batch, int batches, int epochs, double loss) {

	/** The share of all steps done, 0 to 1. */
	public double progress() {
		return (epoch - 1 + batch / (double) batches) / epochs;
	}
}
