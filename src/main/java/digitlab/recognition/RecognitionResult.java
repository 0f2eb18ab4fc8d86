package digitlab.recognition;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import digitlab.segmentation.InkLayout;
import digitlab.segmentation.Mark;
import digitlab.segmentation.NormalizedDigit;
import digitlab.sketch.Box;

/**
 * The result of recognising a sketch or picture.
 *
 * @param lines the lines from top to bottom; empty if there is no ink
 * @param isTooMuch whether there were more components than are separated ({@value InkLayout#MAX_PIECES}), so that all ink is one
 * part
 */
public record RecognitionResult(List<Line> lines, boolean isTooMuch) {

	/** The result for an empty sheet. */
	public static final RecognitionResult BLANK = new RecognitionResult(List.of());

	/**
	 * The minimum number of parts, the fraction of unknown parts, and the maximum fraction of parts in words of digits, for which
	 * the ink is taken for text.
	 */
	private static final int MIN_TEXT = 8;
	private static final double UNKNOWN_IN_TEXT = 1.0 / 3;
	private static final double NUMBERS_IN_TEXT = 0.2;

	/** The minimum gap between words, relative to the longest side of a line's parts. */
	private static final double WORD_GAP = 0.35;

	/** Copies the lines or parts. */
	public RecognitionResult {
		lines = List.copyOf(lines);
	}

	/** The result for ink that could be segmented. */
	public RecognitionResult(List<Line> lines) {
		this(lines, false);
	}

	/** A part of a line. */
	public sealed interface Part {

		/** Its bounding box in the source. */
		Box box();

		/** Its text: a digit, a sign, or {@value Mark#UNKNOWN}. */
		String text();
	}

	/**
	 * Ink that was classified as a digit, accepted or rejected.
	 *
	 * @param input the network's input and its position
	 * @param answer the network's prediction
	 */
	public record ReadDigit(NormalizedDigit input, ScoredPrediction answer) implements Part {

		/** The probabilities of the digits. */
		public Prediction prediction() {
			return answer.prediction();
		}

		@Override
		public Box box() {
			return input.box();
		}

		@Override
		public String text() {
			return answer.isDigit() ? guess() : Mark.UNKNOWN;
		}

		/** The most likely digit. */
		String guess() {
			return Integer.toString(prediction().digit());
		}
	}

	/** A sign, or ink that is neither a sign nor a digit. */
	public record ReadMark(Mark mark) implements Part {

		@Override
		public Box box() {
			return mark.box();
		}

		@Override
		public String text() {
			return mark.text();
		}
	}

	/**
	 * A line of writing.
	 *
	 * @param parts its parts from left to right, at least one
	 */
	public record Line(List<Part> parts) {

		/** Copies the lines or parts. */
		public Line {
			parts = List.copyOf(parts);
		}

		/** Its text. */
		public String text() {
			return parts.stream().map(Part::text).collect(Collectors.joining());
		}

		/** Its digits, including rejected ones. */
		public List<ReadDigit> digits() {
			return parts.stream().filter(ReadDigit.class::isInstance).map(ReadDigit.class::cast).toList();
		}

		/** The bounding box of all parts. */
		public Box box() {
			return parts.stream().map(Part::box).reduce(Box::union).orElseThrow();
		}

		/** The number of parts in words that consist of at least two digits and nothing else. */
		private int partsOfNumbers() {
			double gap = WORD_GAP * parts.stream().mapToDouble(part -> part.box().longerSide()).max().orElse(0);
			int all = 0;
			for (int from = 0, to = 1; to <= parts.size(); to++) {
				if (to == parts.size() || parts.get(to - 1).box().gap(parts.get(to).box()) > gap) {
					boolean isNumber = to - from > 1
							&& parts.subList(from, to).stream().allMatch(part -> Character.isDigit(part.text().charAt(0)));
					all += isNumber ? to - from : 0;
					from = to;
				}
			}
			return all;
		}
	}

	/** One line of digits only; none for an empty list. */
	public static RecognitionResult ofDigits(List<ReadDigit> digits) {
		return digits.isEmpty() ? BLANK : new RecognitionResult(List.of(new Line(List.copyOf(digits))));
	}

	/** All digits, line by line, including rejected ones; empty if there is no ink. */
	public List<ReadDigit> digits() {
		return lines.stream().flatMap(line -> line.digits().stream()).toList();
	}

	/** The marks, line by line. */
	public List<Mark> marks() {
		return lines.stream().flatMap(line -> line.parts().stream()).filter(ReadMark.class::isInstance)
				.map(part -> ((ReadMark) part).mark()).toList();
	}

	/** True when there is no ink. */
	public boolean isBlank() {
		return lines.isEmpty();
	}

	/** Whether there is more than one part, be it a digit or a sign. */
	public boolean hasSeveralParts() {
		return lines.size() > 1 || !lines.isEmpty() && lines.getFirst().parts().size() > 1;
	}

	/** Whether there is no number: no ink, nothing that looks like a digit, or text some letters of which do. */
	public boolean isRejected() {
		return digits().stream().noneMatch(digit -> digit.answer().isDigit()) || isText();
	}

	/** Whether it is text with hardly a number in it: l and t look like 1 and 7, o like 0. */
	private boolean isText() {
		List<Part> parts = lines.stream().flatMap(line -> line.parts().stream()).toList();
		long unknown = parts.stream().filter(part -> part.text().equals(Mark.UNKNOWN)).count();
		return parts.size() >= MIN_TEXT && unknown >= UNKNOWN_IN_TEXT * parts.size()
				&& lines.stream().mapToInt(Line::partsOfNumbers).sum() < NUMBERS_IN_TEXT * parts.size();
	}

	/** Whether some ink is neither a digit nor certainly a sign. */
	public boolean hasUnknown() {
		return lines.stream().anyMatch(line -> line.text().contains(Mark.UNKNOWN));
	}

	/** The lowest digit score of the parts, 0 to 1; signs do not count; 0 if there are no digits. */
	public double digitScore() {
		return digits().stream().mapToDouble(digit -> digit.answer().digitScore()).min().orElse(0);
	}

	/** The least certain digit: a rejected one, the least digit-like first; otherwise the one with the lowest confidence. */
	public Optional<ReadDigit> leastSure() {
		return digits().stream().min(Comparator
				.comparingDouble((ReadDigit digit) -> digit.answer().isDigit() ? 1 : digit.answer().digitScore())
				.thenComparingDouble(digit -> digit.answer().certainty()));
	}

	/** The lowest probability of an accepted digit that it is a digit and the predicted one, 0 to 1; 0 if there is none. */
	public double confidence() {
		return digits().stream().filter(digit -> digit.answer().isDigit()).mapToDouble(digit -> digit.answer().certainty()).min()
				.orElse(0);
	}

	/**
	 * The recognised text from left to right, lines separated by line breaks: digits, signs, and {@value Mark#UNKNOWN} for ink
	 * that is neither; empty when there is no ink.
	 */
	public String number() {
		return lines.stream().map(Line::text).collect(Collectors.joining("\n"));
	}

	/** As {@link #number}, with the most likely digit in place of rejected ink. */
	public String guess() {
		return lines.stream().map(line -> line.parts().stream()
				.map(part -> part instanceof ReadDigit digit ? digit.guess() : part.text()).collect(Collectors.joining()))
				.collect(Collectors.joining("\n"));
	}
}
