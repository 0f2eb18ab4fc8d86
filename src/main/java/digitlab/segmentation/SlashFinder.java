package digitlab.segmentation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import digitlab.segmentation.MarkFinder.Found;
import digitlab.sketch.PixelBounds;

/**
 * Finds slashes, which are lines as a 1 is one: between two digits, taller than they are, and leaning more than the writing does.
 * How much speaks for a slash was fitted by logistic regression to straight lines between digits on 6,300 generated pictures of three
 * sources of digits (862 ones, 1,308 slashes).
 */
final class SlashFinder {

	/**
	 * Log odds of a slash: for each height of the digits around it, for each height of the tallest one, for each width by height that it
	 * leans beyond the others, and for a line without any of these.
	 */
	private static final double PER_HEIGHT = 20.3;
	private static final double PER_TALLEST = 20.6;
	private static final double PER_LEAN = 4.05;
	private static final double BIAS = -43.7;
	/** What a second one like it speaks for it, with a month between. */
	private static final double DATE = 2;
	/**
	 * Of a thousand ones hardly one is taken for a slash from here on, and one more may be either from there on: numbers have many more ones
	 * than slashes.
	 */
	private static final double MIN_SLASH = 3.2;
	private static final double MIN_UNSURE = 2.6;
	/**
	 * A slash is this much taller than any digit, one of a date at least this much: where digits are of many heights, ones are taller than
	 * their neighbours as well.
	 */
	private static final double TALLER = 1.12;
	private static final double TALLER_IN_DATE = 1.03;

	/** How much writing leans usually, as MNIST's does. */
	private static final double USUAL_LEAN = 0.11;
	/** Upright lines are ones. */
	private static final double MIN_LEAN = 0.12;
	/** What is lower than this, in parts of the digits' height, is no digit. */
	private static final double MIN_DIGIT = 0.5;
	private static final double ALIKE = 1.2;

	private final int width;
	private final List<Component> row;
	private final List<Line> lines = new ArrayList<>();

	private record Line(Component component, double odds, double taller) {

		double x() {
			return MarkFinder.middle(component.bounds());
		}
	}

	private SlashFinder(int width, List<Component> digits, double height) {
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
	static List<Found> find(int width, List<Component> digits, double height) {
		return new SlashFinder(width, digits, height).find();
	}

	private List<Found> find() {
		boolean[] isLine = new boolean[row.size()];
		for (int i = 0; i < isLine.length; i++) {
			isLine[i] = SignShape.lean(width, row.get(i)) != 0;
		}
		List<Component> others = IntStream.range(0, isLine.length).filter(i -> !isLine[i]).mapToObj(row::get).toList();
		for (int i = 1; i < row.size() - 1; i++) {
			double lean = isLine[i] ? SignShape.lean(width, row.get(i)) : 0;
			double taller = taller(row.get(i), others);
			if (lean >= MIN_LEAN && taller >= TALLER_IN_DATE) {
				lines.add(new Line(row.get(i), odds(i, lean, others), taller));
			}
		}
		List<Found> found = new ArrayList<>();
		for (Line line : lines) {
			boolean isInDate = lines.stream().anyMatch(other -> isDate(line, other));
			double odds = line.odds() + (isInDate ? DATE : 0);
			if (odds >= MIN_UNSURE && (isInDate || line.taller() >= TALLER)) {
				found.add(new Found(odds >= MIN_SLASH ? "/" : Mark.UNKNOWN, List.of(line.component())));
			}
		}
		return found;
	}

	/** The height in parts of the tallest digit's; 1 where all else are lines. */
	private static double taller(Component line, List<Component> others) {
		double own = line.bounds().height();
		return own / others.stream().mapToDouble(other -> other.bounds().height()).max().orElse(own);
	}

	/**
	 * @param others what is no straight line
	 */
	private double odds(int index, double lean, List<Component> others) {
		double writing = others.stream().mapToDouble(other -> SignShape.slant(width, other)).average().orElse(USUAL_LEAN);
		return PER_HEIGHT * relativeHeight(index) + PER_TALLEST * taller(row.get(index), others) + PER_LEAN * (lean - writing)
				+ BIAS;
	}

	/** The height in parts of the digits' beside it, and of the row's. */
	private double relativeHeight(int index) {
		double own = row.get(index).bounds().height();
		double[] heights = row.stream().filter(other -> other != row.get(index)).mapToDouble(other -> other.bounds().height())
				.sorted().toArray();
		double beside = (row.get(index - 1).bounds().height() + row.get(index + 1).bounds().height()) / 2.0;
		return (own / heights[heights.length / 2] + own / beside) / 2;
	}

	/** Whether two lines are alike and one or two digits stand between, as a month does in a date. */
	private boolean isDate(Line one, Line other) {
		if (one == other || !isAlike(one.component().bounds(), other.component().bounds())) {
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
