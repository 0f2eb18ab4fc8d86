package digitlab.recognition;

/**
 * A sign that a picture may be.
 *
 * @param text the sign, such as {@code +}
 * @param probability 0 to 1
 */
public record SignGuess(String text, double probability) {

	/** What is less likely is not shown as the sign. */
	private static final double SURE = 0.8;

	/** Whether it is likelier than a digit and everything else together. */
	boolean isLikely() {
		return probability > 0.5;
	}

	/** Whether it is likely enough to be shown as that sign. */
	boolean isSure() {
		return probability >= SURE;
	}
}
