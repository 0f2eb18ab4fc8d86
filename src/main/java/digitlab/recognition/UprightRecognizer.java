package digitlab.recognition;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import digitlab.segmentation.InkLayout;
import digitlab.segmentation.Mark;
import digitlab.sketch.InkImage;

/**
 * Recognises pictures that may be rotated by 90°, 180° or 270°, such as photographs without a recorded orientation. A picture is
 * rotated only if it is recognised poorly as it is and clearly best in another orientation; a single digit is not enough
 * evidence.
 */
public final class UprightRecognizer {

	/** A result whose least digit-like part has this score, without unknown parts, is accepted as it is. */
	private static final double GOOD = 0.75;
	/**
	 * The minimum improvement of another orientation over the original one, in nats and in nats per part, and over each other
	 * one, in nats.
	 */
	private static final double BETTER = 2;
	private static final double BETTER_EACH = 0.3;
	private static final double CLEARLY = 0.1;
	/** The score of a part that is not a digit, in nats. */
	private static final double UNKNOWN = -5;
	private static final int MIN_DIGITS = 2;
	/** The same, with a single one other than 1, for a picture in which no digit is recognised as it is. */
	private static final int MIN_DIGITS_INSTEAD_OF_NONE = 3;
	private static final double SURE = 0.9;

	private UprightRecognizer() {
	}

	/**
	 * The result of recognition.
	 *
	 * @param image the image as it was recognised
	 * @param quarterTurns number of clockwise quarter turns applied, 0 to 3
	 */
	public record Upright(RecognitionResult reading, InkImage image, int quarterTurns) {
	}

	/**
	 * A picture and its layout.
	 *
	 * @param layout its segmented ink
	 */
	public record Input(InkImage image, InkLayout layout) {

		/** Segments a picture's ink. */
		public static Input of(InkImage image) {
			return new Input(image, InkLayout.of(image));
		}
	}

	/** Recognises a picture. */
	public static Upright read(DigitClassifier classifier, InkImage image) {
		return readAll(classifier, List.of(Input.of(image))).getFirst();
	}

	/** Recognises pictures, in order. */
	public static List<Upright> readAll(DigitClassifier classifier, List<Input> inputs) {
		List<RecognitionResult> readings = NumberRecognizer.readAll(classifier, inputs.stream().map(Input::layout).toList());
		return IntStream.range(0, inputs.size()).mapToObj(i -> isGood(readings.get(i))
				? new Upright(readings.get(i), inputs.get(i).image(), 0)
				: best(classifier, inputs.get(i).image(), readings.get(i))).toList();
	}

	private static boolean isGood(RecognitionResult reading) {
		return reading.isBlank() || reading.digitScore() >= GOOD && !reading.hasUnknown()
				&& reading.lines().stream().noneMatch(UprightRecognizer::beginsWithPercent);
	}

	private static Upright best(DigitClassifier classifier, InkImage image, RecognitionResult asItIs) {
		List<InkImage> turned = new ArrayList<>();
		InkImage last = image;
		for (int turns = 1; turns < 4; turns++) {
			last = last.turned();
			turned.add(last);
		}
		List<RecognitionResult> readings = NumberRecognizer.readAll(classifier, turned.stream().map(InkLayout::of).toList());
		double[] scores = readings.stream().mapToDouble(reading -> isTelling(reading, asItIs) ? score(reading) : UNKNOWN)
				.toArray();
		int best = IntStream.range(0, scores.length).reduce(0, (a, b) -> scores[b] > scores[a] ? b : a);
		int parts = readings.get(best).digits().size();
		boolean isClear = IntStream.range(0, scores.length)
				.allMatch(i -> i == best || (scores[best] - scores[i]) * parts >= CLEARLY);
		return isClear && isBetter(readings.get(best), scores[best], asItIs)
				? new Upright(readings.get(best), turned.get(best), best + 1)
				: new Upright(asItIs, image, 0);
	}

	/**
	 * A picture that is recognised except for a part or two, such as a currency sign, is rotated only for a result without such
	 * parts.
	 */
	private static boolean isBetter(RecognitionResult turned, double score, RecognitionResult asItIs) {
		if (!isTelling(turned, asItIs)) {
			return false;
		}
		if (asItIs.hasUnknown() && isMostlyKnown(asItIs) && asItIs.confidence() >= SURE) {
			return turned.digitScore() >= SURE && !turned.hasUnknown();
		}
		double gain = score - score(asItIs);
		return gain >= BETTER_EACH && gain * turned.digits().size() >= BETTER;
	}

	/** Whether a result has digits other than 1: every short line of a rotated picture is a 1. */
	private static boolean isTelling(RecognitionResult reading, RecognitionResult asItIs) {
		long others = reading.digits().stream().filter(digit -> digit.answer().isDigit() && digit.prediction().digit() != 1)
				.count();
		return isMostlyKnown(reading) && reading.lines().stream().noneMatch(UprightRecognizer::beginsWithPercent)
				&& (others >= MIN_DIGITS || others > 0 && asItIs.isRejected() && !reading.hasUnknown()
						&& reading.digits().size() >= MIN_DIGITS_INSTEAD_OF_NONE);
	}

	private static boolean isMostlyKnown(RecognitionResult reading) {
		long known = reading.digits().stream().filter(digit -> digit.answer().isDigit()).count();
		long unknown = reading.number().chars().filter(c -> c == Mark.UNKNOWN.charAt(0)).count();
		return known >= MIN_DIGITS && known >= 2 * unknown;
	}

	/** The mean log-likelihood of the parts in nats; rows of single digits, which a rotated number resembles, count less. */
	private static double score(RecognitionResult reading) {
		if (reading.isRejected()) {
			return UNKNOWN;
		}
		double parts = reading.lines().stream().flatMapToDouble(UprightRecognizer::scores).average().orElse(UNKNOWN);
		return parts + Math.log((double) reading.lines().stream().filter(line -> line.parts().size() > 1).count() + 1)
				- Math.log(reading.lines().size() + 1);
	}

	private static DoubleStream scores(RecognitionResult.Line line) {
		DoubleStream scores = line.parts().stream().mapToDouble(UprightRecognizer::score);
		return beginsWithPercent(line) ? DoubleStream.concat(DoubleStream.of(UNKNOWN), scores.skip(1)) : scores;
	}

	/** Upside down, a percent sign is one as well, but stands before its number. */
	private static boolean beginsWithPercent(RecognitionResult.Line line) {
		return line.parts().size() > 1 && line.parts().getFirst().text().equals("%");
	}

	private static double score(RecognitionResult.Part part) {
		return switch (part) {
			case RecognitionResult.ReadDigit digit -> Math.max(UNKNOWN,
					Math.log(digit.prediction().confidence())
							+ Math.log(Math.max(Float.MIN_NORMAL, digit.answer().digitScore())));
			case RecognitionResult.ReadMark mark -> mark.text().equals(Mark.UNKNOWN) ? UNKNOWN : Math.log(0.7);
		};
	}
}
