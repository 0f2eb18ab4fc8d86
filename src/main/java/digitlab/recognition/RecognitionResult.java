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
 * What was read from one sketch or picture.
 *
 * @param lines from top to bottom; none when there is no ink
 * @param isTooMuch whether there were more pieces of ink than are told apart ({@value InkLayout#MAX_PIECES}), and so were read as one part
 */
public record RecognitionResult(List<Line> lines, boolean isTooMuch) {

	/** An empty sheet: no digit, and no guess. */
	public static final RecognitionResult BLANK = new RecognitionResult(List.of());

	/** So many parts, of which this share is unknown and less than that share stands in words of digits, are text. */
	private static final int MIN_TEXT = 8;
	private static final double UNKNOWN_IN_TEXT = 1.0 / 3;
	private static final double NUMBERS_IN_TEXT = 0.2;

	/** Between words there is a gap of this width, in parts of the longest side of a line's parts. */
	private static final double WORD_GAP = 0.35;

	/** Copies the list. */
	public RecognitionResult {
		lines = List.copyOf(lines);
	}

	/** Of ink that could be taken apart. */
	public RecognitionResult(List<Line> lines) {
		this(lines, false);
	}

	/** A part of a line. */
	public sealed interface Part {

		/** Where it lies in the source. */
		Box box();

		/** A digit, a sign, or {@value Mark#UNKNOWN}. */
		String text();
	}

	/**
	 * Ink that is read as a digit, also when it is refused.
	 *
	 * @param input what the network saw and where it lies
	 * @param answer what it says
	 */
	public record ReadDigit(NormalizedDigit input, ScoredPrediction answer) implements Part {

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

		/** The digit that it comes nearest to. */
		String guess() {
			return Integer.toString(prediction().digit());
		}
	}

	/** A sign, or ink that is none and no digit either. */
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
	 * A row of writing.
	 *
	 * @param parts from left to right, at least one
	 */
	public record Line(List<Part> parts) {

		/** Copies the list. */
		public Line {
			parts = List.copyOf(parts);
		}

		/** What it says. */
		public String text() {
			return parts.stream().map(Part::text).collect(Collectors.joining());
		}

		/** Its digits, also when they are refused. */
		public List<ReadDigit> digits() {
			return parts.stream().filter(ReadDigit.class::isInstance).map(ReadDigit.class::cast).toList();
		}

		/** Around all of its parts. */
		public Box box() {
			return parts.stream().map(Part::box).reduce(Box::union).orElseThrow();
		}

		/** How many of its parts stand in words of at least two digits and nothing else. */
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

	/** One line of nothing but digits; none for an empty list. */
	public static RecognitionResult ofDigits(List<ReadDigit> digits) {
		return digits.isEmpty() ? BLANK : new RecognitionResult(List.of(new Line(List.copyOf(digits))));
	}

	/** All digits, line by line, also when they are refused; empty when there is no ink. */
	public List<ReadDigit> digits() {
		return lines.stream().flatMap(line -> line.digits().stream()).toList();
	}

	/** What is no digit by its form, line by line. */
	public List<Mark> marks() {
		return lines.stream().flatMap(line -> line.parts().stream()).filter(ReadMark.class::isInstance)
				.map(part -> ((ReadMark) part).mark()).toList();
	}

	/** True when there is no ink. */
	public boolean isBlank() {
		return lines.isEmpty();
	}

	/** True when there is no number to read: no ink, nothing that looks like a digit, or text, some letters of which do. */
	public boolean isRejected() {
		return digits().stream().noneMatch(digit -> digit.answer().isDigit()) || isText();
	}

	/** Whether it is words with hardly a number among them: l and t look like 1 and 7, o like 0. */
	private boolean isText() {
		List<Part> parts = lines.stream().flatMap(line -> line.parts().stream()).toList();
		long unknown = parts.stream().filter(part -> part.text().equals(Mark.UNKNOWN)).count();
		return parts.size() >= MIN_TEXT && unknown >= UNKNOWN_IN_TEXT * parts.size()
				&& lines.stream().mapToInt(Line::partsOfNumbers).sum() < NUMBERS_IN_TEXT * parts.size();
	}

	/** True when some of the ink is neither a digit nor surely a sign. */
	public boolean hasUnknown() {
		return lines.stream().anyMatch(line -> line.text().contains(Mark.UNKNOWN));
	}

	/** How much the ink that looks the least like a digit looks like one, 0 to 1; signs do not count; 0 where there are no digits. */
	public double digitScore() {
		return digits().stream().mapToDouble(digit -> digit.answer().digitScore()).min().orElse(0);
	}

	/** The digit to doubt first: one that is refused, the least digit-like, else the one that is the least certain. */
	public Optional<ReadDigit> leastSure() {
		return digits().stream().min(Comparator
				.comparingDouble((ReadDigit digit) -> digit.answer().isDigit() ? 1 : digit.answer().digitScore())
				.thenComparingDouble(digit -> digit.answer().certainty()));
	}

	/** The smallest probability of a digit that is not refused, that it is a digit and this one, 0 to 1; 0 for none. */
	public double confidence() {
		return digits().stream().filter(digit -> digit.answer().isDigit()).mapToDouble(digit -> digit.answer().certainty()).min()
				.orElse(0);
	}

	/**
	 * What is written, from left to right, lines with a line break between: digits, signs, and {@value Mark#UNKNOWN} for ink that is
	 * neither; empty when there is no ink.
	 */
	public String number() {
		return lines.stream().map(Line::text).collect(Collectors.joining("\n"));
	}

	/** The same with the nearest digit in place of ink that looks like none. */
	public String guess() {
		return lines.stream().map(line -> line.parts().stream()
				.map(part -> part instanceof ReadDigit digit ? digit.guess() : part.text()).collect(Collectors.joining()))
				.collect(Collectors.joining("\n"));
	}
}
