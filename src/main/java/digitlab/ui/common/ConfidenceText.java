package digitlab.ui.common;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import digitlab.recognition.Prediction;
import digitlab.recognition.RecognitionResult;
import digitlab.recognition.RecognitionResult.Line;
import digitlab.recognition.RecognitionResult.Part;
import digitlab.recognition.RecognitionResult.ReadDigit;
import digitlab.recognition.ScoredPrediction;
import digitlab.segmentation.InkLayout;
import digitlab.segmentation.Mark;

import static digitlab.language.Localization.choice;
import static digitlab.language.Localization.listed;
import static digitlab.language.Localization.tr;

/** Describes the confidence of a reading in words. */
public final class ConfidenceText {

	/** Networks trained with label smoothing are rarely more than 95 % confident. */
	private static final double ALMOST_CERTAIN = 0.9;
	private static final double PROBABLE = 0.6;
	private static final double WORTH_NAMING = 0.05;
	private static final double AS_LIKELY = 0.5;
	private static final int MAX_NAMED_ROWS = 3;
	/** The digit with an article of its own in English. */
	private static final int EIGHT = 8;
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
			return first == EIGHT ? tr("almost certainly an 8") : tr("almost certainly a %d", first);
		}
		if (prediction.confidence() >= PROBABLE) {
			return prediction.probability(second) >= WORTH_NAMING ? probably(first, second) : probably(first);
		}
		return tr("hard to say: %s", rivals(prediction, likeliest));
	}

	private static String probably(int digit) {
		return digit == EIGHT ? tr("probably an 8") : tr("probably a %d", digit);
	}

	private static String probably(int digit, int other) {
		if (digit == EIGHT) {
			return tr("probably an 8, perhaps a %d", other);
		}
		return other == EIGHT ? tr("probably a %d, perhaps an 8", digit) : tr("probably a %d, perhaps a %d", digit, other);
	}

	/** The same for a picture that may show no digit at all. */
	public static String of(ScoredPrediction answer) {
		if (!answer.isDigit()) {
			return notADigit();
		}
		boolean isOdd = !isAlmostCertain(answer.certainty()) && isAlmostCertain(answer.prediction().confidence());
		return isOdd ? probably(answer.prediction().digit()) : of(answer.prediction());
	}

	private static String notADigit() {
		return tr("not a digit, I think");
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
				return tr("more than the %d separate pieces of ink that can be read", InkLayout.MAX_PIECES);
			}
			return parts == 1 ? notADigit() : tr("not a number, I think");
		}
		if (reading.hasUnknown()) {
			return withUnknown(reading);
		}
		ReadDigit least = reading.leastSure().orElseThrow();
		if (parts == 1) {
			return of(least.answer());
		}
		String number = number(reading.lines().stream().map(Line::text).toList(), reading.confidence());
		return reading.confidence() >= ALMOST_CERTAIN || reading.digits().size() == 1
				? number
				: tr("%s; %s", number, PartPosition.of(reading, least).leastSure());
	}

	/** How sure a number is of these rows; if there are many, only their count. */
	private static String number(List<String> rows, double confidence) {
		if (confidence >= ALMOST_CERTAIN) {
			return areMany(rows)
					? tr("almost certainly these %d rows", rows.size())
					: tr("almost certainly %s", listed(rows));
		}
		if (confidence >= PROBABLE) {
			return probably(rows);
		}
		return areMany(rows)
				? tr("hard to say: perhaps these %d rows", rows.size())
				: tr("hard to say: perhaps %s", listed(rows));
	}

	private static String probably(List<String> rows) {
		return areMany(rows) ? tr("probably these %d rows", rows.size()) : tr("probably %s", listed(rows));
	}

	private static boolean areMany(List<String> rows) {
		return rows.size() > MAX_NAMED_ROWS;
	}

	/**
	 * Refused parts at the end of a row may be left out of the number; leaving one out in the middle would make it a different
	 * number.
	 */
	private static String withUnknown(RecognitionResult reading) {
		List<Part> unknown = reading.lines().stream().flatMap(line -> line.parts().stream()).filter(PartPosition::isUnknown)
				.toList();
		if (reading.lines().stream().anyMatch(line -> INNER_UNKNOWN.matcher(line.text()).find())) {
			return switch (unknown.size()) {
				case 1 -> PartPosition.of(reading, unknown.getFirst()).notADigit();
				case 2 -> tr("two parts are not digits, I think");
				case 3 -> tr("three parts are not digits, I think");
				default -> tr("%d parts are not digits, I think", unknown.size());
			};
		}
		List<String> rows = reading.lines().stream()
				.filter(line -> line.digits().stream().anyMatch(digit -> digit.answer().isDigit()))
				.map(line -> line.text().replace(Mark.UNKNOWN, "")).toList();
		String number = besideUnknown(rows, reading.confidence());
		return rows.size() == 1 ? oneRow(number, unknown.size()) : severalRows(number, unknown.size());
	}

	private static String besideUnknown(List<String> rows, double confidence) {
		if (confidence >= ALMOST_CERTAIN) {
			return areMany(rows) ? tr("these %d rows", rows.size()) : listed(rows);
		}
		if (confidence >= PROBABLE) {
			return probably(rows);
		}
		return areMany(rows) ? tr("perhaps these %d rows", rows.size()) : tr("perhaps %s", listed(rows));
	}

	private static String oneRow(String number, int unknown) {
		return switch (unknown) {
			case 1 -> tr("%s and one part that is not a digit", number);
			case 2 -> tr("%s and two parts that are not digits", number);
			case 3 -> tr("%s and three parts that are not digits", number);
			default -> tr("%s and %d parts that are not digits", number, unknown);
		};
	}

	private static String severalRows(String numbers, int unknown) {
		return switch (unknown) {
			case 1 -> tr("%s, and one part that is not a digit", numbers);
			case 2 -> tr("%s, and two parts that are not digits", numbers);
			case 3 -> tr("%s, and three parts that are not digits", numbers);
			default -> tr("%s, and %d parts that are not digits", numbers, unknown);
		};
	}

	/**
	 * "first", "second", and from the seventh on "7th", "21st"; counted from 1. English only: texts with an ordinal are given the
	 * number too, which is what translations write.
	 */
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
		return digit == EIGHT ? tr("an 8") : tr("a %d", digit);
	}

	private static String rivals(Prediction prediction, List<Integer> likeliest) {
		boolean three = prediction.probability(likeliest.get(2)) >= AS_LIKELY * prediction.probability(likeliest.get(1));
		return choice(likeliest.subList(0, three ? 3 : 2).stream().map(String::valueOf).toList());
	}
}
