package digitlab.sketch;

import java.util.ArrayList;
import java.util.List;

import digitlab.sketch.MarkFinder.Found;

/**
 * Finds slashes, which are lines as a 1 is one: between two digits, longer than they are, and leaning. How much speaks for a slash
 * was fitted by logistic regression to lines between digits on 2,400 generated pictures (421 ones, 447 slashes).
 */
final class LongSigns {

	/** Log odds of a slash: for each height of the digits beside it, for each width by height that it leans, and for a line without either. */
	private static final double PER_HEIGHT = 38.5;
	private static final double PER_LEAN = 2.4;
	private static final double BIAS = -42.6;
	/** What a second one like it speaks for it, with a month between. */
	private static final double DATE = 2;
	/** About one in a hundred ones is taken for a slash from here on; from there on it may be either. */
	private static final double MIN_SLASH = 2.4;
	private static final double MIN_UNSURE = 1.9;

	/** A slash is this much taller than any digit. */
	private static final double TALLER = 1.12;
	/** Upright lines are ones. */
	private static final double MIN_LEAN = 0.12;
	/** What is lower than this, in parts of the digits' height, is no digit. */
	private static final double MIN_DIGIT = 0.5;
	private static final double ALIKE = 1.2;

	private final int width;
	private final List<InkPiece> row;
	private final List<Line> lines = new ArrayList<>();

	private record Line(InkPiece piece, double odds) {

		double x() {
			return MarkFinder.middle(piece.bounds());
		}
	}

	private LongSigns(int width, List<InkPiece> digits, double height) {
		this.width = width;
		this.row = digits.stream().filter(digit -> digit.bounds().height() >= MIN_DIGIT * height)
				.sorted((a, b) -> Double.compare(MarkFinder.middle(a.bounds()), MarkFinder.middle(b.bounds()))).toList();
	}

	/**
	 * @param width of the image in pixels
	 * @param digits what may be a digit, of one row
	 * @param height of its digits in pixels
	 * @return slashes, and lines that may be one as {@link Mark#UNKNOWN}
	 */
	static List<Found> find(int width, List<InkPiece> digits, double height) {
		return new LongSigns(width, digits, height).find();
	}

	private List<Found> find() {
		for (int i = 1; i < row.size() - 1; i++) {
			double lean = SignShape.lean(width, row.get(i));
			if (lean >= MIN_LEAN && isTallest(i)) {
				lines.add(new Line(row.get(i), PER_HEIGHT * relativeHeight(i) + PER_LEAN * lean + BIAS));
			}
		}
		List<Found> found = new ArrayList<>();
		for (Line line : lines) {
			double odds = line.odds() + (lines.stream().anyMatch(other -> isDate(line, other)) ? DATE : 0);
			if (odds >= MIN_UNSURE) {
				found.add(new Found(odds >= MIN_SLASH ? "/" : Mark.UNKNOWN, List.of(line.piece())));
			}
		}
		return found;
	}

	/** Whether it is taller than all digits but other lines: where heights vary, a tall 1 says little. */
	private boolean isTallest(int index) {
		double own = row.get(index).bounds().height();
		return row.stream().filter(other -> other != row.get(index) && SignShape.lean(width, other) == 0)
				.allMatch(other -> own >= TALLER * other.bounds().height());
	}

	/** The height in parts of the digits' beside it, and of the row's. */
	private double relativeHeight(int index) {
		double own = row.get(index).bounds().height();
		double[] others = row.stream().filter(other -> other != row.get(index)).mapToDouble(other -> other.bounds().height())
				.sorted().toArray();
		double beside = (row.get(index - 1).bounds().height() + row.get(index + 1).bounds().height()) / 2.0;
		return (own / others[others.length / 2] + own / beside) / 2;
	}

	/** Whether two lines are alike and one or two digits stand between, as a month does in a date. */
	private boolean isDate(Line one, Line other) {
		if (one == other || !isAlike(one.piece().bounds(), other.piece().bounds())) {
			return false;
		}
		double from = Math.min(one.x(), other.x());
		double to = Math.max(one.x(), other.x());
		double[] between = row.stream().mapToDouble(digit -> MarkFinder.middle(digit.bounds())).filter(x -> x > from && x < to)
				.toArray();
		return between.length == 1 || between.length == 2;
	}

	private static boolean isAlike(PixelBounds one, PixelBounds other) {
		return Math.max(one.height(), other.height()) <= ALIKE * Math.min(one.height(), other.height())
				&& Math.max(one.width(), other.width()) <= ALIKE * ALIKE * Math.min(one.width(), other.width());
	}
}
