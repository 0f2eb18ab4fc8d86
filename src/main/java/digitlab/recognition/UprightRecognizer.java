package digitlab.recognition;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import digitlab.segmentation.InkLayout;
import digitlab.segmentation.Mark;
import digitlab.sketch.InkImage;

/**
 * Reads pictures that may lie on their side or upside down, as photographs do of which the camera noted nothing. A picture is
 * turned only if it is read badly as it is and clearly best in another way; one digit tells too little for that.
 */
public final class UprightRecognizer {

	/** A reading whose least digit-like part has this score, with nothing unknown, is good as it is. */
	private static final double GOOD = 0.75;
	/** How much better another way has to be read than the picture as it is, in nats and in nats a part, and than each other way, in nats. */
	private static final double BETTER = 3;
	private static final double BETTER_EACH = 0.3;
	private static final double CLEARLY = 0.1;
	/** What a part that is no digit counts, in nats. */
	private static final double UNKNOWN = -5;
	private static final int MIN_DIGITS = 2;
	private static final double SURE = 0.9;

	private UprightRecognizer() {
	}

	/**
	 * What was read.
	 *
	 * @param image as it was read
	 * @param quarterTurns by which it was turned clockwise for that, 0 to 3
	 */
	public record Upright(RecognitionResult reading, InkImage image, int quarterTurns) {
	}

	/**
	 * A picture.
	 *
	 * @param layout its ink taken apart
	 */
	public record Input(InkImage image, InkLayout layout) {

		/** Takes a picture's ink apart. */
		public static Input of(InkImage image) {
			return new Input(image, InkLayout.of(image));
		}
	}

	/** Reads one. */
	public static Upright read(DigitClassifier classifier, InkImage image) {
		return readAll(classifier, List.of(Input.of(image))).getFirst();
	}

	/** Reads many, in their order. */
	public static List<Upright> readAll(DigitClassifier classifier, List<Input> inputs) {
		List<RecognitionResult> readings = NumberRecognizer.readAll(classifier, inputs.stream().map(Input::layout).toList());
		return IntStream.range(0, inputs.size()).mapToObj(i -> isGood(readings.get(i))
				? new Upright(readings.get(i), inputs.get(i).image(), 0)
				: best(classifier, inputs.get(i).image(), readings.get(i))).toList();
	}

	private static boolean isGood(RecognitionResult reading) {
		return reading.isBlank() || reading.digitScore() >= GOOD && !reading.hasUnknown();
	}

	private static Upright best(DigitClassifier classifier, InkImage image, RecognitionResult asItIs) {
		List<InkImage> turned = new ArrayList<>();
		InkImage last = image;
		for (int turns = 1; turns < 4; turns++) {
			last = last.turned();
			turned.add(last);
		}
		List<RecognitionResult> readings = NumberRecognizer.readAll(classifier, turned.stream().map(InkLayout::of).toList());
		double[] scores = readings.stream().mapToDouble(reading -> isTelling(reading) ? score(reading) : UNKNOWN).toArray();
		int best = IntStream.range(0, scores.length).reduce(0, (a, b) -> scores[b] > scores[a] ? b : a);
		int parts = readings.get(best).digits().size();
		boolean isClear = IntStream.range(0, scores.length)
				.allMatch(i -> i == best || (scores[best] - scores[i]) * parts >= CLEARLY);
		return isClear && isBetter(readings.get(best), scores[best], asItIs)
				? new Upright(readings.get(best), turned.get(best), best + 1)
				: new Upright(asItIs, image, 0);
	}

	/** A picture that can be read but for a part or two, such as a currency's sign, is turned only for what has no such part. */
	private static boolean isBetter(RecognitionResult turned, double score, RecognitionResult asItIs) {
		if (!isTelling(turned)) {
			return false;
		}
		if (asItIs.hasUnknown() && isMostlyKnown(asItIs) && asItIs.confidence() >= SURE) {
			return turned.digitScore() >= SURE && !turned.hasUnknown();
		}
		double gain = score - score(asItIs);
		return gain >= BETTER_EACH && gain * turned.digits().size() >= BETTER;
	}

	/** Of digits but ones: every short line of a picture that lies on its side is a 1. */
	private static boolean isTelling(RecognitionResult reading) {
		return isMostlyKnown(reading) && reading.digits().stream()
				.filter(digit -> digit.answer().isDigit() && digit.prediction().digit() != 1).count() >= MIN_DIGITS;
	}

	private static boolean isMostlyKnown(RecognitionResult reading) {
		long known = reading.digits().stream().filter(digit -> digit.answer().isDigit()).count();
		long unknown = reading.number().chars().filter(c -> c == Mark.UNKNOWN.charAt(0)).count();
		return known >= MIN_DIGITS && known >= 2 * unknown;
	}

	/** How likely the parts are on average, in nats; rows of single digits, which a number on its side looks like, count less. */
	private static double score(RecognitionResult reading) {
		if (reading.isRejected()) {
			return UNKNOWN;
		}
		double parts = reading.lines().stream().flatMap(line -> line.parts().stream()).mapToDouble(UprightRecognizer::score)
				.average()
				.orElse(UNKNOWN);
		return parts + Math.log((double) reading.lines().stream().filter(line -> line.parts().size() > 1).count() + 1)
				- Math.log(reading.lines().size() + 1);
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
