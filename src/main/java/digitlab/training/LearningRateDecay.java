package digitlab.training;

import java.util.Locale;

/** How the learning rate goes on after the warm-up. */
public enum LearningRateDecay {
	/** Down to zero along half a cosine: slowly at first and at the end. */
	COSINE,
	/** Down to zero in a straight line. */
	LINEAR,
	/** Not at all. */
	NONE;

	/** The name on the command line. */
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * The part of the peak that is left.
	 *
	 * @param progress share of the steps after the warm-up that are done, 0 to 1
	 */
	double at(double progress) {
		return switch (this) {
			case COSINE -> 0.5 + 0.5 * Math.cos(Math.PI * progress);
			case LINEAR -> 1 - progress;
			case NONE -> 1;
		};
	}
}
