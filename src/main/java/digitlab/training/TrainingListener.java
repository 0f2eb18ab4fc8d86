package digitlab.training;

import java.util.List;
import java.util.function.Function;

import digitlab.dataset.DigitImage;

/** Receives the progress of a training on its thread; implementations must return quickly. */
public interface TrainingListener {

	/** Ignores all events. */
	TrainingListener NONE = new TrainingListener() {
	};

	/** Called after every step. */
	default void batchFinished(BatchResult result) {
	}

	/** Called after every epoch and its validation. */
	default void epochFinished(EpochResult result, boolean best) {
	}

	/**
	 * Called before the first step and after every epoch, with the network that would be kept.
	 *
	 * @param epoch number of epochs that it was trained for
	 * @param network returns a row of ten logits for each image; not to be used after the call
	 */
	default void networkReady(int epoch, Function<List<DigitImage>, float[][]> network) {
	}

	/** Returns a listener that notifies this one first and then another. */
	default TrainingListener and(TrainingListener other) {
		TrainingListener one = this;
		return new TrainingListener() {
			@Override
			public void batchFinished(BatchResult result) {
				one.batchFinished(result);
				other.batchFinished(result);
			}

			@Override
			public void epochFinished(EpochResult result, boolean best) {
				one.epochFinished(result, best);
				other.epochFinished(result, best);
			}

			@Override
			public void networkReady(int epoch, Function<List<DigitImage>, float[][]> network) {
				one.networkReady(epoch, network);
				other.networkReady(epoch, network);
			}
		};
	}
}
