package digitlab.ui.common;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import digitlab.recognition.Prediction;
import digitlab.recognition.RecognitionResult;
import digitlab.recognition.RecognitionResult.Line;
import digitlab.recognition.RecognitionResult.Part;
import digitlab.recognition.RecognitionResult.ReadDigit;
import digitlab.recognition.ScoredPrediction;
import digitlab.segmentation.InkLayout;
import digitlab.segmentation.Mark;

/** Describes the confidence of a reading in words. */
public final class ConfidenceText {

	/** Networks trained with label smoothing are rarely more than 95 % confident. */
	private static final double ALMOST_CERTAIN = 0.9;
	private static final double PROBABLE = 0.6;
	private static final double WORTH_NAMING = 0.05;
	private static final double AS_LIKELY = 0.5;
	private static final int MAX_NAMED_ROWS = 3;
	private static final Pattern INNER_UNKNOWN = Pattern.compile("[^?]\\?+[^?]");

	private ConfidenceText() {
	}

	/** Such as "almost certainly a 7", "probably a 7, perhaps a 1" or "hard to say: 4 or 9". */
	public static String of(Prediction prediction) {
		List<Integer> likeliest = IntStream.range(0, 10).boxed()
				.sorted((a, b) -> Double.compare(prediction.probability(b), prediction.probability(a))).toList();
		int first = likeliest.getFirst();
		int second = likeliest.get(1);
		if (prediction.confidence() >= ALMOST_CERTAIN) {
			return "almost certainly " + withArticle(first);
		}
		if (prediction.confidence() >= PROBABLE) {
			String perhaps = prediction.probability(second) >= WORTH_NAMING ? ", perhaps " + withArticle(second) : "";
			return "probably " + withArticle(first) + perhaps;
		}
		return "hard to say: " + rivals(prediction, likeliest);
	}

	/** The same for a picture that may show no digit at all. */
	public static String of(ScoredPrediction answer) {
		if (!answer.isDigit()) {
			return "not a digit, I think";
		}
		boolean isOdd = !isAlmostCertain(answer.certainty()) && isAlmostCertain(answer.prediction().confidence());
		return isOdd ? "probably " + withArticle(answer.prediction().digit()) : of(answer.prediction());
	}

	/** Whether a reading with this confidence, 0 to 1, needs no second look. */
	public static boolean isAlmostCertain(double certainty) {
		return certainty >= ALMOST_CERTAIN;
	}

	/**
	 * The same for a sketch or picture: such as "probably 42; least sure of the second digit", "almost certainly 8283 and 5596",
	 * "42 and one part that is no digit", or that it is no digit.
	 */
	public static String of(RecognitionResult reading) {
		int parts = reading.lines().stream().mapToInt(line -> line.parts().size()).sum();
		if (reading.isRejected()) {
			if (reading.isTooMuch()) {
				return "more than the " + InkLayout.MAX_PIECES + " separate pieces of ink that can be read";
			}
			return parts == 1 ? "not a digit, I think" : "not a number, I think";
		}
		if (reading.hasUnknown()) {
			return withUnknown(reading);
		}
		ReadDigit least = reading.leastSure().orElseThrow();
		double confidence = reading.confidence();
		if (parts == 1) {
			return of(least.answer());
		}
		String number = named(reading.lines().stream().map(Line::text).toList());
		if (confidence >= ALMOST_CERTAIN) {
			return "almost certainly " + number;
		}
		String calibration = reading.digits().size() == 1
				? ""
				: "; least sure of the " + PartPosition.of(reading, least).digitInWords();
		return (confidence >= PROBABLE ? "probably " : "hard to say: perhaps ") + number + calibration;
	}

	/**
	 * Refused parts at the end of a row may be left out of the number; leaving one out in the middle would make it a different
	 * number.
	 */
	private static String withUnknown(RecognitionResult reading) {
		List<Part> unknown = reading.lines().stream().flatMap(line -> line.parts().stream()).filter(PartPosition::isUnknown)
				.toList();
		String are = unknown.size() == 1 ? "is not a digit" : "are not digits";
		if (reading.lines().stream().anyMatch(line -> INNER_UNKNOWN.matcher(line.text()).find())) {
			String which = unknown.size() == 1
					? "the " + PartPosition.of(reading, unknown.getFirst()).partInWords()
					: counted(unknown.size());
			return which + " " + are + ", I think";
		}
		List<String> rows = reading.lines().stream()
				.filter(line -> line.digits().stream().anyMatch(digit -> digit.answer().isDigit()))
				.map(line -> line.text().replace(Mark.UNKNOWN, "")).toList();
		double confidence = reading.confidence();
		String sure = confidence >= ALMOST_CERTAIN ? "" : confidence >= PROBABLE ? "probably " : "perhaps ";
		return sure + named(rows) + (rows.size() == 1 ? "" : ",") + " and " + counted(unknown.size()) + " that " + are;
	}

	private static String counted(int parts) {
		return switch (parts) {
			case 1 -> "one part";
			case 2 -> "two parts";
			case 3 -> "three parts";
			default -> parts + " parts";
		};
	}

	/** "42", "8283 and 5596", "1, 2 and 3"; if there are many rows, only their count. */
	private static String named(List<String> rows) {
		if (rows.size() > MAX_NAMED_ROWS) {
			return "these " + rows.size() + " rows";
		}
		return rows.size() == 1
				? rows.getFirst()
				: String.join(", ", rows.subList(0, rows.size() - 1)) + " and " + rows.getLast();
	}

	/** "first", "second", and from the seventh on "7th", "21st"; counted from 1. */
	public static String ordinal(int place) {
		return switch (place) {
			case 1 -> "first";
			case 2 -> "second";
			case 3 -> "third";
			case 4 -> "fourth";
			case 5 -> "fifth";
			case 6 -> "sixth";
			default -> place + switch (place % 100 / 10 == 1 ? 0 : place % 10) {
				case 1 -> "st";
				case 2 -> "nd";
				case 3 -> "rd";
				default -> "th";
			};
		};
	}

	/** "a 7", "an 8". */
	public static String withArticle(int digit) {
		return (digit == 8 ? "an " : "a ") + digit;
	}

	private static String rivals(Prediction prediction, List<Integer> likeliest) {
		boolean three = prediction.probability(likeliest.get(2)) >= AS_LIKELY * prediction.probability(likeliest.get(1));
		String named = likeliest.subList(0, three ? 2 : 1).stream().map(String::valueOf).collect(Collectors.joining(", "));
		return named + " or " + likeliest.get(three ? 2 : 1);
	}
}
