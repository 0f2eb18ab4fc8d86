package digitlab.prediction;

/**
 * What a network says about one picture, and whether there is a digit at all.
 *
 * @param prediction which digit, if it is one
 * @param digitScore how much it looks like a digit, 0 to 1; below {@value #LEAST_SCORE} it is taken for something else
 */
public record Answer(Prediction prediction, double digitScore) {

	/** What looks less like a digit than this is refused. */
	public static final double LEAST_SCORE = 0.5;

	/**
	 * Of a network that was never shown anything but digits: its confidence tells a little (D. Hendrycks, K. Gimpel, "A
	 * baseline for detecting misclassified and out-of-distribution examples", 2017), not enough to refuse anything.
	 */
	static Answer undoubted(Prediction prediction) {
		return new Answer(prediction, LEAST_SCORE + (1 - LEAST_SCORE) * prediction.confidence());
	}

	/** Whether it looks enough like a digit. */
	public boolean isDigit() {
		return digitScore >= LEAST_SCORE;
	}
}
