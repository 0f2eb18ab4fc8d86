package digitlab.recognition;

import org.jspecify.annotations.Nullable;

/**
 * A network's prediction for an image, with a score for whether it is a digit at all.
 *
 * @param prediction the digit, if it is one
 * @param digitScore how much it looks like a digit, 0 to 1; below {@value #MIN_SCORE} it is rejected
 * @param sign the most likely sign, if it is one; null if the model does not distinguish signs
 */
public record ScoredPrediction(Prediction prediction, double digitScore, @Nullable SignGuess sign) {

	/** The minimum score of an accepted digit. */
	public static final double MIN_SCORE = 0.5;

	/** A prediction without a sign. */
	public ScoredPrediction(Prediction prediction, double digitScore) {
		this(prediction, digitScore, null);
	}

	/**
	 * The prediction of a network without an out-of-distribution detector: its confidence tells a little (D. Hendrycks, K.
	 * Gimpel, "A baseline for detecting misclassified and out-of-distribution examples", 2017), but not enough to reject
	 * anything.
	 */
	public static ScoredPrediction assumedDigit(Prediction prediction) {
		return new ScoredPrediction(prediction, MIN_SCORE + (1 - MIN_SCORE) * prediction.confidence());
	}

	/** Whether it looks enough like a digit. */
	public boolean isDigit() {
		return digitScore >= MIN_SCORE;
	}

	/** The probability that it is a digit and the predicted one, 0 to 1. */
	public double certainty() {
		return digitScore * prediction.confidence();
	}

	/** Returns a copy with the log odds of the sign raised by this many nats; everything else becomes less likely accordingly. */
	ScoredPrediction withSignOdds(double nats) {
		if (sign == null) {
			return this;
		}
		double odds = sign.probability() / (1 - sign.probability()) * Math.exp(nats);
		double probability = Double.isInfinite(odds) ? 1 : odds / (1 + odds);
		double rest = sign.probability() == 1 ? 1 : (1 - probability) / (1 - sign.probability());
		return new ScoredPrediction(prediction, Math.min(1, digitScore * rest), new SignGuess(sign.text(), probability));
	}

	/** Whether it is certainly a sign. */
	boolean isSign() {
		return sign != null && sign.isSure();
	}
}
