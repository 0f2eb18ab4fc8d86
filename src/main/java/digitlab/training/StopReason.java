package digitlab.training;

/** Why a training ended. */
public enum StopReason {
	/** All epochs were done. */
	COMPLETED,
	/** Somebody asked for the end. */
	STOPPED,
	/** The loss was no longer a number: the learning rate was too high for the data. */
	DIVERGED
}
