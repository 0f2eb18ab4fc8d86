package digitlab.training;

import java.util.Locale;

/** The reason for which a training ended. */
public enum StopReason {
	/** All epochs were completed. */
	COMPLETED,
	/** Too many consecutive epochs brought no improvement. */
	EARLY,
	/** The user stopped it. */
	STOPPED,
	/** The loss became NaN or infinite: the learning rate was too high for the data. */
	DIVERGED;

	/** The value in JSON. */
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}
}
