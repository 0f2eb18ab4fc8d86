package digitlab.recognition;

/**
 * A predicted sign.
 *
 * @param text the sign, such as {@code +}
 * @param probability its probability, 0 to 1
 */
public record SignGuess(String text, double probability) {

	/** The minimum probability with which a sign is shown. */
	private static final double SURE = 0.8;

	/** Whether it is more likely than a digit and everything else together. */
	boolean isLikely() {
		return probability > 0.5;
	}

	/** Whether it is likely enough to be shown as that sign. */
	boolean isSure() {
		return probability >= SURE;
	}
}
