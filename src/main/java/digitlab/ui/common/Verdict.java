package digitlab.ui.common;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import digitlab.prediction.Prediction;
import digitlab.prediction.Reading;

/** Says in words how sure a reading is. */
public final class Verdict {

	/** Networks trained with label smoothing are rarely surer than 95 %. */
	private static final double ALMOST_CERTAIN = 0.9;
	private static final double PROBABLE = 0.6;
	private static final double WORTH_NAMING = 0.05;
	private static final double AS_LIKELY = 0.5;

	private Verdict() {
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

	/** The same of a sketch: such as "probably 42; least sure of the second digit", or that it is no digit. */
	public static String of(Reading reading) {
		int count = reading.digits().size();
		if (reading.isRejected()) {
			return count == 1 ? "not a digit, I think" : "not a number, I think";
		}
		Prediction least = reading.leastSure().orElseThrow().prediction();
		if (count == 1) {
			return of(least);
		}
		if (least.confidence() >= ALMOST_CERTAIN) {
			return "almost certainly " + reading.number();
		}
		int place = reading.digits().indexOf(reading.leastSure().orElseThrow()) + 1;
		return (least.confidence() >= PROBABLE ? "probably " : "hard to say: perhaps ") + reading.number()
				+ "; least sure of the "
				+ ordinal(place) + " digit";
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
