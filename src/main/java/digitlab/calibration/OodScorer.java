package digitlab.calibration;

import java.util.Arrays;
import java.util.List;

import digitlab.calibration.OodDetector.SignWeights;
import digitlab.recognition.ScoredPrediction;
import digitlab.recognition.SignGuess;
import org.jspecify.annotations.Nullable;

/** Applies a {@link OodDetector} to many traces: its weights are laid out once, and each trace is weighed once for all. */
final class OodScorer {

	private final double[] digit;
	private final double digitBias;
	private final List<String> signs;
	private final double[][] sign; // a row a sign
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
	 * What a picture looks like.
	 *
	 * @param logOdds of a digit: 0 where digits begin to be refused
	 * @param sign the sign that it most likely is, if it is one; null for a detector that knows none
	 */
	record Scores(double logOdds, @Nullable SignGuess sign) {

		/** As {@link ScoredPrediction#digitScore} has it. */
		double digitScore() {
			return 1 / (1 + Math.exp(-logOdds));
		}
	}

	/** @throws IllegalArgumentException with one sentence, if it is the trace of another kind of network */
	Scores of(float[] activation) {
		double[] inputs = OodDetector.inputs(activation);
		double logOdds = sum(inputs, digit, digitBias); // here and below against other things, whose odds are 1
		double[] signOdds = new double[sign.length];
		int likeliest = 0;
		for (int i = 0; i < sign.length; i++) {
			signOdds[i] = Math.exp(sum(inputs, sign[i], signBias[i]));
			likeliest = signOdds[i] > signOdds[likeliest] ? i : likeliest;
		}
		double noDigit = 1 + Arrays.stream(signOdds).sum();
		double all = Math.exp(logOdds) + noDigit;
		return new Scores(logOdds - Math.log(noDigit),
				sign.length == 0 ? null : new SignGuess(signs.get(likeliest), signOdds[likeliest] / all));
	}

	private static double sum(double[] inputs, double[] weights, double bias) {
		if (inputs.length != weights.length) {
			throw new IllegalArgumentException("The out-of-distribution detector belongs to another network: it has "
					+ weights.length + " weights for " + inputs.length + " inputs.");
		}
		double sum = bias;
		for (int i = 0; i < inputs.length; i++) {
			sum += weights[i] * inputs[i];
		}
		return sum;
	}
}
