package digitlab.training;

import java.io.IOException;

import digitlab.io.CancellationToken;

/** Trains a network on digits. Only one training runs at a time in a process. */
public interface DigitTrainer {

	/**
	 * Trains to the end of the plan or until stopped; blocks.
	 *
	 * @param cancellation checked after every batch; a stop gives back what was reached so far
	 * @throws IOException if a checkpoint cannot be read or written
	 * @throws IllegalStateException with one sentence, if the device cannot be used or a training is already running
	 */
	TrainingResult train(TrainingTask task, TrainingListener listener, CancellationToken cancellation) throws IOException;
}
