package digitlab.prediction;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import digitlab.sketch.NormalizedDigit;

/**
 * What was read from one sketch or picture.
 *
 * @param digits from left to right, also when they are refused; empty when there is no ink
 */
public record Reading(List<ReadDigit> digits) {

	/** An empty sheet: no digit, and no guess. */
	public static final Reading BLANK = new Reading(List.of());

	/** No digit counts for more than this in a number's score, in natural-log odds. */
	private static final double MOST_ODDS = 4;

	/**
	 * @param input what the network saw and where it lies
	 * @param answer what it says
	 */
	public record ReadDigit(NormalizedDigit input, Answer answer) {

		public Prediction prediction() {
			return answer.prediction();
		}
	}

	/** True when there is no ink. */
	public boolean isBlank() {
		return digits.isEmpty();
	}

	/** True when there is nothing to read: no ink, or something that looks like no digit. */
	public boolean isRejected() {
		return digitScore() < Answer.LEAST_SCORE;
	}

	/**
	 * How much the input looks like digits, 0 to 1: of one digit its score, of several the mean of their log odds as a
	 * probability, since among digits an odd one is more likely to be a digit too; 0 for none.
	 */
	public double digitScore() {
		if (digits.size() == 1) {
			return digits.getFirst().answer().digitScore();
		}
		double odds = digits.stream().mapToDouble(digit -> logOdds(digit.answer().digitScore())).average()
				.orElse(Double.NEGATIVE_INFINITY);
		return 1 / (1 + Math.exp(-odds));
	}

	private static double logOdds(double probability) {
		return Math.clamp(Math.log(probability / (1 - probability)), -MOST_ODDS, MOST_ODDS);
	}

	/** The digit whose probability is the smallest; empty for none. */
	public Optional<ReadDigit> leastSure() {
		return digits.stream().min(Comparator.comparingDouble(digit -> digit.prediction().confidence()));
	}

	/** The probability of the least sure digit, 0.1 to 1; 0 for none. */
	public double confidence() {
		return leastSure().map(digit -> digit.prediction().confidence()).orElse(0.0);
	}

	/** The digits in a row, such as "42", also when they are refused; empty when there is no ink. */
	public String number() {
		return digits.stream().map(d -> Integer.toString(d.prediction().digit())).collect(Collectors.joining());
	}
}
