package digitlab.dataset;

/** The part of a data source: images to train on, or images for the final evaluation. */
public enum Split {
	TRAIN, TEST;

	/** The name on the command line and on screen. */
	public String label() {
		return name().toLowerCase(java.util.Locale.ROOT);
	}
}
