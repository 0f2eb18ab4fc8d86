package digitlab.training;

import java.util.Locale;

/** Why a training ended. */
public enum StopReason {
	/** All epochs were done. */
	COMPLETED,
	/** Too many epochs in a row were no better than one before. */
	EARLY,
	/** Somebody asked for the end. */
	STOPPED,
	/** The loss was no longer a number: the learning rate was too high for the data. */
	DIVERGED;

	/** As in JSON. */
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}
}
