package digitlab.prediction;

import java.util.List;
import java.util.stream.Collectors;

import digitlab.sketch.NormalizedDigit;

/**
 * What was read from one sketch or picture.
 *
 * @param digits from left to right; empty when there is no ink
 */
public record Reading(List<ReadDigit> digits) {

	/** An empty sheet: no digit, and no guess. */
	public static final Reading BLANK = new Reading(List.of());

	/**
	 * @param input what the network saw and where it lies
	 * @param prediction what it says
	 */
	public record ReadDigit(NormalizedDigit input, Prediction prediction) {
	}

	/** True when there is nothing to read. */
	public boolean isRejected() {
		return digits.isEmpty();
	}

	/**
	 * How much the input looks like digits, 0 to 1: the least confidence among the digits, 0 for none (the baseline of
	 * Hendrycks and Gimpel, "A baseline for detecting misclassified and out-of-distribution examples", 2017).
	 */
	public double digitScore() {
		return digits.stream().mapToDouble(d -> d.prediction().confidence()).min().orElse(0);
	}

	/** The digits in a row, such as "42"; empty when rejected. */
	public String number() {
		return digits.stream().map(d -> Integer.toString(d.prediction().digit())).collect(Collectors.joining());
	}
}
