package digitlab.training;

import java.io.IOException;

import digitlab.io.CancellationToken;

/** Trains a network on digits. Only one training runs at a time in a process. */
public interface DigitTrainer {

	/**
	 * Trains until all epochs are done or the training is stopped; blocks.
	 *
	 * @param cancellation checked after every batch; when stopped, the result so far is returned
	 * @throws IOException if a checkpoint cannot be read or written
	 * @throws IllegalStateException with one sentence, if the device cannot be used or a training is already running
	 */
	TrainingResult train(TrainingTask task, TrainingListener listener, CancellationToken cancellation) throws IOException;
}
