package digitlab.training;

import java.util.Locale;

/** The decay of the learning rate after the warm-up. */
public enum LearningRateDecay {
	/** To zero along half a cosine: slowly at first and at the end. */
	COSINE,
	/** Linearly to zero. */
	LINEAR,
	/** No decay. */
	NONE;

	/** The name on the command line. */
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * The fraction of the peak that remains.
	 *
	 * @param progress fraction of the steps after the warm-up that are done, 0 to 1
	 */
	double at(double progress) {
		return switch (this) {
			case COSINE -> 0.5 + 0.5 * Math.cos(Math.PI * progress);
			case LINEAR -> 1 - progress;
			case NONE -> 1;
		};
	}
}
