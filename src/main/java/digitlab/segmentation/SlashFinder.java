package digitlab.segmentation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import digitlab.segmentation.MarkFinder.Found;
import digitlab.sketch.PixelBounds;

/**
 * Finds slashes, straight lines like a 1: between two digits, taller than they are and more slanted than the writing. The weights
 * were fitted by logistic regression to straight lines between digits in 6,300 generated pictures of three sources of digits (862
 * ones, 1,308 slashes).
 */
final class SlashFinder {

	/**
	 * The weights of the log odds of a slash: per relative height compared with the adjacent digits, per relative height compared
	 * with the tallest digit, and per unit of slant beyond the writing's; and the bias.
	 */
	private static final double PER_HEIGHT = 20.3;
	private static final double PER_TALLEST = 20.6;
	private static final double PER_LEAN = 4.05;
	private static final double BIAS = -43.7;
	/** The log odds added by a second, similar line with a month between them. */
	private static final double DATE = 2;
	/**
	 * From the first threshold on, hardly one in a thousand ones is mistaken for a slash; at the second, a line is as likely
	 * either. Numbers have many more ones than slashes.
	 */
	private static final double MIN_SLASH = 3.2;
	private static final double EVEN = 2.6;
	/**
	 * The minimum height of a slash relative to the tallest digit, also for slashes of a date: where heights vary, ones are
	 * taller than their neighbours as well.
	 */
	private static final double TALLER = 1.12;
	private static final double TALLER_IN_DATE = 1.03;

	/** The usual slant of writing, as in MNIST. */
	private static final double USUAL_LEAN = 0.11;
	/** Upright lines are ones. */
	private static final double MIN_LEAN = 0.12;
	/** Components lower than this are not digits; relative to the digits' height. */
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
	 * @param width width of the image in pixels
	 * @param digits candidate digits of one row
	 * @param height height of its digits in pixels
	 * @param likelihoods receives the probability of a slash for lines that are more likely ones
	 * @return slashes, and lines that may be slashes as {@link Mark#UNKNOWN}
	 */
	static List<Found> find(int width, List<Component> digits, double height, Map<Component, Double> likelihoods) {
		return new SlashFinder(width, digits, height).find(likelihoods);
	}

	private List<Found> find(Map<Component, Double> likelihoods) {
		List<Component> others = row.stream().filter(component -> SignShape.lean(width, component).isEmpty()).toList();
		for (int i = 1; i < row.size() - 1; i++) {
			double lean = SignShape.lean(width, row.get(i)).orElse(0);
			double taller = taller(row.get(i), others);
			if (lean >= MIN_LEAN) {
				lines.add(new Line(row.get(i), odds(i, lean, others), taller));
			}
		}
		List<Found> found = new ArrayList<>();
		for (Line line : lines) {
			boolean isInDate = line.taller() >= TALLER_IN_DATE && lines.stream()
					.anyMatch(other -> other.taller() >= TALLER_IN_DATE && isDate(line, other));
			double odds = line.odds() + (isInDate ? DATE : 0);
			if (odds >= EVEN && (isInDate || line.taller() >= TALLER)) {
				found.add(new Found(odds >= MIN_SLASH ? "/" : Mark.UNKNOWN, List.of(line.component())));
			} else {
				likelihoods.put(line.component(), 1 / (1 + Math.exp(EVEN - Math.min(odds, EVEN))));
			}
		}
		return found;
	}

	/** The height relative to the tallest digit's; 1 if everything else is a line. */
	private static double taller(Component line, List<Component> others) {
		double own = line.bounds().height();
		return own / others.stream().mapToDouble(other -> other.bounds().height()).max().orElse(own);
	}

	/** @param others components that are not straight lines */
	private double odds(int index, double lean, List<Component> others) {
		double writing = others.stream().mapToDouble(other -> SignShape.slant(width, other)).average().orElse(USUAL_LEAN);
		return PER_HEIGHT * relativeHeight(index) + PER_TALLEST * taller(row.get(index), others) + PER_LEAN * (lean - writing)
				+ BIAS;
	}

	/** The height relative to the adjacent digits, and to the row. */
	private double relativeHeight(int index) {
		double own = row.get(index).bounds().height();
		double[] heights = row.stream().filter(other -> other != row.get(index)).mapToDouble(other -> other.bounds().height())
				.sorted().toArray();
		double beside = (row.get(index - 1).bounds().height() + row.get(index + 1).bounds().height()) / 2.0;
		return (own / heights[heights.length / 2] + own / beside) / 2;
	}

	/** Whether two lines are alike with one or two digits between them, like the month in a date. */
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
