package digitlab.training;

import java.io.IOException;

import digitlab.data.StopSignal;

/** Trains a network on digits. Only one training runs at a time in a process. */
public interface DigitTrainer {

	/**
	 * Trains to the end of the plan or until stopped; blocks.
	 *
	 * @param stop checked after every batch; a stop gives back what was reached so far
	 * @throws IOException if a checkpoint cannot be read or written
	 * @throws IllegalStateException with one sentence, if the device cannot be used or a training is already running
	 */
	TrainingResult train(TrainingPlan plan, TrainingListener listener, StopSignal stop) throws IOException;
}
