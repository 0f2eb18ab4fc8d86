package digitlab.calibration;

import java.util.Arrays;
import java.util.List;

import digitlab.recognition.DigitClassifier;
import digitlab.recognition.ScoredPrediction;
import org.jspecify.annotations.Nullable;

/**
 * Tells digits, signs and other things apart by a network's activations: multinomial logistic regression on what
 * {@link DigitClassifier#activations} gives. A network that only ever saw digits is sure of letters too, but what its filters find
 * in them is different. Other things are what the log odds are measured from; without signs it is plain logistic regression.
 *
 * @param weights of the {@linkplain #inputs inputs} for digits, in natural-log odds for each unit
 * @param bias log odds of a digit for an input of nothing but zeros
 * @param signs that it knows; none for a detector that takes signs for other things
 */
public record OodDetector(List<Double> weights, double bias, List<SignWeights> signs) {

	private static final int DIGITS = 10;

	/**
	 * What speaks for a sign.
	 *
	 * @param text the sign, such as {@code +}
	 * @param weights as those for digits
	 * @param bias likewise
	 */
	public record SignWeights(String text, List<Double> weights, double bias) {

		/** Copies the list. */
		public SignWeights {
			weights = List.copyOf(weights);
		}
	}

	/** Copies the lists; the descriptions of older models have no signs. */
	public OodDetector(List<Double> weights, double bias, @Nullable List<SignWeights> signs) {
		this.weights = List.copyOf(weights);
		this.bias = bias;
		this.signs = signs == null ? List.of() : List.copyOf(signs);
	}

	/** One that knows no signs. */
	public OodDetector(List<Double> weights, double bias) {
		this(weights, bias, List.of());
	}

	/**
	 * What is weighed: the logits from the largest to the smallest, so that it does not matter which digit they are for, the
	 * logarithm of their exponentials' sum (the free energy of W. Liu et al., "Energy-based out-of-distribution detection",
	 * 2020, with its sign turned), and the rest of the trace.
	 *
	 * @param activation ten logits and any number of activations
	 */
	static double[] inputs(float[] activation) {
		double[] inputs = new double[activation.length + 1];
		float[] logits = Arrays.copyOf(activation, DIGITS);
		Arrays.sort(logits);
		double sum = 0;
		for (int i = 0; i < DIGITS; i++) {
			inputs[i] = logits[DIGITS - 1 - i];
			sum += Math.exp(inputs[i] - inputs[0]);
		}
		inputs[DIGITS] = inputs[0] + Math.log(sum);
		for (int i = DIGITS; i < activation.length; i++) {
			inputs[i + 1] = activation[i];
		}
		return inputs;
	}

	/**
	 * How much a picture looks like a digit; {@link OodScorer} tells it of many.
	 *
	 * @param activation of the picture
	 * @return 0 to 1, as {@link ScoredPrediction} has it
	 * @throws IllegalArgumentException with one sentence, if it is the trace of another kind of network
	 */
	public double score(float[] activation) {
		return new OodScorer(this).of(activation).digitScore();
	}

	/** Whether all numbers are finite, which in a damaged file they may not be. */
	boolean hasSoundNumbers() {
		return Double.isFinite(bias) && weights.stream().allMatch(Double::isFinite) && signs.stream()
				.allMatch(sign -> Double.isFinite(sign.bias()) && sign.weights().stream().allMatch(Double::isFinite));
	}
}
