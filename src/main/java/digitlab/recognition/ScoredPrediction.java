package digitlab.recognition;

import org.jspecify.annotations.Nullable;

/**
 * What a network says about one picture, and whether there is a digit at all.
 *
 * @param prediction which digit, if it is one
 * @param digitScore how much it looks like a digit, 0 to 1; below {@value #MIN_SCORE} it is taken for something else
 * @param sign that it most likely is, if it is one; null where signs are not told apart
 */
public record ScoredPrediction(Prediction prediction, double digitScore, @Nullable SignGuess sign) {

	/** What looks less like a digit than this is refused. */
	public static final double MIN_SCORE = 0.5;

	/** One that is no sign. */
	public ScoredPrediction(Prediction prediction, double digitScore) {
		this(prediction, digitScore, null);
	}

	/**
	 * Of a network that was never shown anything but digits: its confidence tells a little (D. Hendrycks, K. Gimpel, "A
	 * baseline for detecting misclassified and out-of-distribution examples", 2017), not enough to refuse anything.
	 */
	public static ScoredPrediction undoubted(Prediction prediction) {
		return new ScoredPrediction(prediction, MIN_SCORE + (1 - MIN_SCORE) * prediction.confidence());
	}

	/** Whether it looks enough like a digit. */
	public boolean isDigit() {
		return digitScore >= MIN_SCORE;
	}

	/** How likely it is that there is a digit and that it is the one said, 0 to 1. */
	public double certainty() {
		return digitScore * prediction.confidence();
	}

	/** The same where the odds of the sign are so many nats higher; all else becomes as much less likely. */
	ScoredPrediction withSignOdds(double nats) {
		if (sign == null) {
			return this;
		}
		double odds = sign.probability() / (1 - sign.probability()) * Math.exp(nats);
		double probability = Double.isInfinite(odds) ? 1 : odds / (1 + odds);
		double rest = sign.probability() == 1 ? 1 : (1 - probability) / (1 - sign.probability());
		return new ScoredPrediction(prediction, Math.min(1, digitScore * rest), new SignGuess(sign.text(), probability));
	}

	/** Whether it surely is a sign. */
	boolean isSign() {
		return sign != null && sign.isSure();
	}
}
