package digitlab.training;

/** Told how a training goes. Called from the training thread: be quick. */
public interface TrainingListener {

	/** Tells nobody. */
	TrainingListener NONE = new TrainingListener() {
	};

	/** After every step. */
	default void batchFinished(BatchResult result) {
	}

	/** After every epoch, validated. */
	default void epochFinished(EpochResult result, boolean best) {
	}

	/** Tells this one first and then another. */
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
