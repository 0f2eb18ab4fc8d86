package digitlab.dataset;

/** Which part of a data source: what a model learns from, or what it is judged on once. */
public enum Split {
	TRAIN, TEST;

	/** The name on the command line and on screen. */
	public String label() {
		return name().toLowerCase(java.util.Locale.ROOT);
	}
}
