package digitlab.recognition;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

import digitlab.segmentation.DigitCandidate;

/**
 * Adjusts the probability of signs by their context in the row: a plus is smaller than digits, a bracket taller, a percent sign
 * as tall, and brackets come in pairs. A network sees every part at one size and cannot know.
 */
final class SignContext {

	/** The change of the log odds in nats per digit height above or below the usual one, and its limits. */
	private static final double SLOPE = 10;
	private static final double MAX_AGAINST = -1;
	private static final double MAX_FOR = 3;
	private static final double MAX_AGAINST_SMALL = -5;

	/** The neutral height of a plus relative to the digits' height, and that of a bracket. */
	private static final double SMALL = 0.8;
	private static final double TALL = 1.1;

	/** If there is no digit, a bent line is a 1 rather than a bracket. */
	private static final String BRACKETS = "()";
	private static final double ALONE = -5;

	/** The change of the log odds for a bracket with a counterpart, and for one without, which is more likely a 1, in nats. */
	private static final double PAIR = 1.5;
	private static final double UNPAIRED = -4;

	private final List<DigitCandidate> row;
	private final Map<DigitCandidate, ScoredPrediction> answers;
	private final double height;

	private SignContext(List<DigitCandidate> row, Map<DigitCandidate, ScoredPrediction> answers) {
		this.row = row;
		this.answers = new IdentityHashMap<>(answers);
		double[] heights = row.stream().filter(candidate -> isOne(candidate) && answers.get(candidate).isDigit())
				.mapToDouble(SignContext::height).sorted().toArray();
		height = heights.length == 0 ? 0 : heights[heights.length / 2];
	}

	/**
	 * Adjusts the predictions.
	 *
	 * @param row all candidates of a row
	 * @param answers their predictions, of which possible signs are replaced
	 */
	static void apply(List<DigitCandidate> row, Map<DigitCandidate, ScoredPrediction> answers) {
		SignContext context = new SignContext(row, answers);
		row.forEach(candidate -> answers.computeIfPresent(candidate, (_, answer) -> context.weighed(candidate, answer)));
	}

	private ScoredPrediction weighed(DigitCandidate candidate, ScoredPrediction answer) {
		SignGuess sign = answer.sign();
		return sign == null ? answer : answer.withSignOdds(shift(candidate, sign.text()));
	}

	private double shift(DigitCandidate candidate, String sign) {
		if (height == 0) {
			return BRACKETS.contains(sign) ? ALONE : 0;
		}
		double form = height(candidate) / height;
		return switch (sign) {
			case "+", "=", "÷" -> Math.clamp(SLOPE * (SMALL - form), MAX_AGAINST, MAX_FOR);
			case "(" -> bracket(form) + (hasOther(candidate, ")", true) ? PAIR : UNPAIRED);
			case ")" -> bracket(form) + (hasOther(candidate, "(", false) ? PAIR : UNPAIRED);
			default -> Math.clamp(SLOPE * (form - SMALL), MAX_AGAINST_SMALL, 0);
		};
	}

	private static double bracket(double form) {
		return Math.clamp(SLOPE * (form - TALL), MAX_AGAINST, MAX_FOR);
	}

	/** Whether the counterpart of a bracket may follow beyond at least one part. */
	private boolean hasOther(DigitCandidate candidate, String other, boolean isRight) {
		return row.stream().filter(one -> isRight ? one.from() > candidate.to() : one.to() < candidate.from()).anyMatch(one -> {
			SignGuess sign = answers.get(one).sign();
			return sign != null && sign.text().equals(other) && sign.probability() > 0.5;
		});
	}

	private static boolean isOne(DigitCandidate candidate) {
		return candidate.to() == candidate.from() + 1;
	}

	private static double height(DigitCandidate candidate) {
		return candidate.digit().height();
	}
}
