package digitlab.calibration;

import java.util.Arrays;
import java.util.List;

import digitlab.recognition.DigitClassifier;
import digitlab.recognition.ScoredPrediction;
import org.jspecify.annotations.Nullable;

/**
 * An out-of-distribution detector that distinguishes digits, signs and non-digits by a network's activations: multinomial
 * logistic regression on {@link DigitClassifier#activations}. A network that was trained on digits only is confident about
 * letters too, but its filters respond to them differently. Log odds are relative to non-digits; without signs, this is plain
 * logistic regression.
 *
 * @param weights weights of the {@linkplain #inputs inputs} for digits, in natural-log odds per unit
 * @param bias log odds of a digit for an input of zeros
 * @param signs the signs that it knows; empty for a detector that treats signs as non-digits
 */
public record OodDetector(List<Double> weights, double bias, List<SignWeights> signs) {

	private static final int DIGITS = 10;

	/**
	 * The regression weights of a sign.
	 *
	 * @param text the sign, such as {@code +}
	 * @param weights as for digits
	 * @param bias likewise
	 */
	public record SignWeights(String text, List<Double> weights, double bias) {

		/** Copies the weights. */
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

	/** A detector without signs. */
	public OodDetector(List<Double> weights, double bias) {
		this(weights, bias, List.of());
	}

	/**
	 * The inputs of the regression: the logits in descending order, so that it does not matter which digits they are for, the
	 * logarithm of the sum of their exponentials (the negative free energy of W. Liu et al., "Energy-based out-of-distribution
	 * detection", 2020), and the other activations.
	 *
	 * @param activation ten logits, followed by any number of other activations
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
	 * The digit score of an image; {@link OodScorer} computes it for many.
	 *
	 * @param activation activations of the image
	 * @return 0 to 1, as in {@link ScoredPrediction}
	 * @throws IllegalArgumentException with one sentence, if the activations are those of another architecture
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
