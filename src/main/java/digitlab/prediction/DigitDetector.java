package digitlab.prediction;

import java.util.Arrays;
import java.util.List;

/**
 * Tells digits from other things by a network's activations: logistic regression on what {@link DigitClassifier#traces}
 * gives. A network that only ever saw digits is sure of letters too, but what its filters find in them is different.
 *
 * @param weights of the {@linkplain #inputs inputs}, in natural-log odds for each unit
 * @param bias log odds of an input of nothing but zeros
 */
public record DigitDetector(List<Double> weights, double bias) {

	private static final int DIGITS = 10;

	/** Copies the list. */
	public DigitDetector {
		weights = List.copyOf(weights);
	}

	/**
	 * What is weighed: the logits from the largest to the smallest, so that it does not matter which digit they are for, the
	 * logarithm of their exponentials' sum (the free energy of W. Liu et al., "Energy-based out-of-distribution detection",
	 * 2020, with its sign turned), and the rest of the trace.
	 *
	 * @param trace ten logits and any number of activations
	 */
	static double[] inputs(float[] trace) {
		double[] inputs = new double[trace.length + 1];
		float[] logits = Arrays.copyOf(trace, DIGITS);
		Arrays.sort(logits);
		double sum = 0;
		for (int i = 0; i < DIGITS; i++) {
			inputs[i] = logits[DIGITS - 1 - i];
			sum += Math.exp(inputs[i] - inputs[0]);
		}
		inputs[DIGITS] = inputs[0] + Math.log(sum);
		for (int i = DIGITS; i < trace.length; i++) {
			inputs[i + 1] = trace[i];
		}
		return inputs;
	}

	/**
	 * How much a picture looks like a digit.
	 *
	 * @param trace of the picture
	 * @return log odds: 0 where digits begin to be refused
	 * @throws IllegalArgumentException with one sentence, if it is the trace of another kind of network
	 */
	double logOdds(float[] trace) {
		double[] inputs = inputs(trace);
		if (inputs.length != weights.size()) {
			throw new IllegalArgumentException("What tells digits from other things belongs to another network: it has "
					+ weights.size() + " weights for " + inputs.length + " inputs.");
		}
		double sum = bias;
		for (int i = 0; i < inputs.length; i++) {
			sum += weights.get(i) * inputs[i];
		}
		return sum;
	}

	/** The same as a score of 0 to 1, as {@link Answer} has it. */
	public double score(float[] trace) {
		return 1 / (1 + Math.exp(-logOdds(trace)));
	}
}
