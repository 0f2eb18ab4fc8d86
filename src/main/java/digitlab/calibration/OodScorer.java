package digitlab.calibration;

import java.util.Arrays;
import java.util.List;

import digitlab.calibration.OodDetector.SignWeights;
import digitlab.recognition.ScoredPrediction;
import digitlab.recognition.SignGuess;
import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.tr;

/**
 * Applies an {@link OodDetector} to the activations of many images: its weights are prepared once, and the scores of each image
 * are computed once for all classes.
 */
final class OodScorer {

	private final double[] digit;
	private final double digitBias;
	private final List<String> signs;
	private final double[][] sign; // one row per sign
	private final double[] signBias;

	OodScorer(OodDetector detector) {
		digit = array(detector.weights());
		digitBias = detector.bias();
		signs = detector.signs().stream().map(SignWeights::text).toList();
		sign = detector.signs().stream().map(weights -> array(weights.weights())).toArray(double[][]::new);
		signBias = detector.signs().stream().mapToDouble(SignWeights::bias).toArray();
	}

	private static double[] array(List<Double> weights) {
		return weights.stream().mapToDouble(Double::doubleValue).toArray();
	}

	/**
	 * The scores of an image.
	 *
	 * @param logOdds log odds of a digit; 0 is the threshold of rejection
	 * @param sign the most likely sign, if it is one; null for a detector without signs
	 */
	record Scores(double logOdds, @Nullable SignGuess sign) {

		/** As {@link ScoredPrediction#digitScore}. */
		double digitScore() {
			return 1 / (1 + Math.exp(-logOdds));
		}
	}

	/** @throws IllegalArgumentException with one sentence, if the activations are those of another architecture */
	Scores of(float[] activation) {
		double[] inputs = OodDetector.inputs(activation);
		// Log odds here and below are relative to non-digits, whose own are 0.
		double digitOdds = sum(inputs, digit, digitBias);
		double[] signOdds = new double[sign.length];
		int likeliest = 0;
		double largest = 0;
		for (int i = 0; i < sign.length; i++) {
			signOdds[i] = sum(inputs, sign[i], signBias[i]);
			likeliest = signOdds[i] > signOdds[likeliest] ? i : likeliest;
			largest = Math.max(largest, signOdds[i]);
		}
		double noDigit = logSum(largest, signOdds);
		double all = noDigit + Math.log1p(Math.exp(digitOdds - noDigit));
		return new Scores(digitOdds - noDigit, sign.length == 0
				? null
				: new SignGuess(signs.get(likeliest), Math.exp(signOdds[likeliest] - all)));
	}

	/** log(1 + Σ exp(odds)), also where the exponentials would be too large: those of a damaged network may be. */
	private static double logSum(double largest, double[] odds) {
		return largest + Math.log(Math.exp(-largest) + Arrays.stream(odds).map(value -> Math.exp(value - largest)).sum());
	}

	private static double sum(double[] inputs, double[] weights, double bias) {
		if (inputs.length != weights.length) {
			throw new IllegalArgumentException(
					tr("The out-of-distribution detector belongs to another network: it has %d weights for %d inputs.",
							weights.length, inputs.length));
		}
		double sum = bias;
		for (int i = 0; i < inputs.length; i++) {
			sum += weights[i] * inputs[i];
		}
		return sum;
	}
}
