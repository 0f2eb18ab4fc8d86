package digitlab.training;

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
		};
	}
}
