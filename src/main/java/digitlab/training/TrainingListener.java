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
}
