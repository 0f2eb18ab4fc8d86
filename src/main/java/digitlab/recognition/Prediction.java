package digitlab.recognition;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A network's prediction for an image.
 *
 * @param probabilities the probabilities of the ten digits, which add up to 1
 */
public record Prediction(List<Double> probabilities) {

	/** The number of digits. */
	public static final int DIGITS = 10;

	/** Converts ten logits to probabilities: softmax, shifted by the maximum so that nothing overflows. */
	public static Prediction ofLogits(float[] logits) {
		double max = Double.NEGATIVE_INFINITY;
		for (float logit : logits) {
			max = Math.max(max, logit);
		}
		double[] exponentials = new double[logits.length];
		double sum = 0;
		for (int i = 0; i < logits.length; i++) {
			exponentials[i] = Math.exp(logits[i] - max);
			sum += exponentials[i];
		}
		double total = sum;
		return new Prediction(IntStream.range(0, logits.length).mapToObj(i -> exponentials[i] / total).toList());
	}

	/** The most probable digit; the smaller one when two are equally likely. */
	public int digit() {
		return IntStream.range(0, probabilities.size()).reduce(0, (best, i) -> probability(i) > probability(best) ? i : best);
	}

	/** The probability of {@link #digit()}, 0.1 to 1. */
	public double confidence() {
		return probability(digit());
	}

	/** The probability of a digit, 0 to 1. */
	public double probability(int digit) {
		return probabilities.get(digit);
	}

	/** The cross-entropy of the true digit in nats; at most 87.3, so that a mistake of full confidence stays finite. */
	public double loss(int label) {
		return -Math.log(Math.max(Float.MIN_NORMAL, probability(label)));
	}
}
