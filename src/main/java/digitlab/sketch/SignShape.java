package digitlab.sketch;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Tells signs that hang together by their form alone: plus, slash, parentheses and filled shapes. */
final class SignShape {

	/** A plus is this high in parts of the digits' height, this wide in parts of its height, and crosses this near its middle. */
	private static final double SMALLEST_PLUS = 0.25;
	private static final double LARGEST_PLUS = 1.15;
	private static final double NARROWEST_PLUS = 0.65;
	private static final double WIDEST_PLUS = 1.6;
	/** How much of its length a bar lies in one row or column, and how far it leans, in parts of its length. */
	private static final double LONG_BAR = 0.6;
	private static final double LEAN = 0.04;
	private static final double WIDEST_BAR = 0.42;
	private static final double OFF_MIDDLE = 0.17;
	/** This share of a plus lies on its two bars; of one that is as high as a digit more, for an open 4 is much like it. */
	private static final double ON_BARS = 0.92;
	private static final double ON_HIGH_BARS = 0.965;
	private static final double HIGH = 0.7;

	/** How straight a line is: its roughness in parts of its height. */
	private static final double STRAIGHT = 0.035;
	/** A slash leans at least this much (its width in parts of its height, less its thickness) and is higher than digits. */
	private static final double LEANING = 0.25;
	private static final double MAX_LEANING = 1.6;
	private static final double HIGHER = 1.02;

	/** A parenthesis is bent by this share of its height, and this narrow. */
	private static final double BENT = 0.085;
	private static final double MAX_BENT = 0.4;
	private static final double NARROW = 0.55;
	/** How far it may lie off a parabola, in parts of its height. */
	private static final double SMOOTH = 0.03;

	/** A per cent sign is this wide for its height, and its holes this far apart from left to right. */
	private static final double NARROWEST_PERCENT = 0.6;
	private static final double PERCENT_APART = 0.08;

	/** A filled shape fills this share of its box, is about as wide as high, and holds a disc of this radius in parts of its width. */
	private static final double FILLED = 0.7;
	private static final double BROAD = 0.4;
	private static final double NARROWEST_FILLED = 0.55;
	private static final double WIDEST_FILLED = 1.9;
	private static final double SMALLEST_FILLED = 0.34;

	private SignShape() {
	}

	/**
	 * The sign that a piece surely is, by its form; null for none.
	 *
	 * @param width of the image in pixels
	 * @param height of the digits beside it in pixels; infinite if there are none
	 */
	static @Nullable String of(int width, InkPiece piece, double height) {
		PixelBounds bounds = piece.bounds();
		boolean isAlone = Double.isInfinite(height);
		if (isPlus(width, piece, isAlone ? bounds.height() : height)) {
			return "+";
		}
		if (isPercent(width, piece)) {
			return "%";
		}
		if (isFilled(width, piece) && (isAlone || bounds.height() >= SMALLEST_FILLED * height)) {
			return Mark.UNKNOWN;
		}
		return null;
	}

	/**
	 * The bracket or slash that a piece may be by its form alone, for which digits beside it have to speak as well.
	 *
	 * @return {@code (}, {@code )}, {@code /} or null
	 */
	static @Nullable String longSign(int width, InkPiece piece, double height) {
		PixelBounds bounds = piece.bounds();
		Line line = bounds.height() >= height ? Line.of(width, piece) : null;
		if (line == null) {
			return null;
		}
		if (bounds.height() >= HIGHER * height && line.isSlanting() && line.lean > 0) {
			return "/";
		}
		boolean isBent = Math.abs(line.sag) >= BENT && Math.abs(line.sag) <= MAX_BENT && line.bentRoughness <= SMOOTH;
		return isBent && bounds.width() <= NARROW * bounds.height() ? line.sag < 0 ? "(" : ")" : null;
	}

	/** Whether a piece is a straight line that leans to the right. */
	static boolean isSlanting(int width, InkPiece piece) {
		Line line = Line.of(width, piece);
		return line != null && line.lean > 0 && line.isSlanting();
	}

	/** Whether ink fills its box, as a disc, a square or a blot does: a disc that fits into it is nearly as broad as the box. */
	static boolean isFilled(int width, InkPiece piece) {
		PixelBounds bounds = piece.bounds();
		double form = (double) bounds.width() / bounds.height();
		if (form < NARROWEST_FILLED || form > WIDEST_FILLED
				|| piece.pixels().length < FILLED * bounds.width() * bounds.height()) {
			return false;
		}
		return piece.deepest(width) >= BROAD * Math.min(bounds.width(), bounds.height());
	}

	/** Whether a piece has two holes, the upper one well to the left of the lower one, which not even an 8 that leans back has. */
	private static boolean isPercent(int width, InkPiece piece) {
		PixelBounds bounds = piece.bounds();
		List<InkPiece> holes = piece.holes(width);
		if (holes.size() != 2 || bounds.width() < NARROWEST_PERCENT * bounds.height()) {
			return false;
		}
		InkPiece one = holes.getFirst();
		InkPiece other = holes.getLast();
		boolean isFirstUpper = one.bounds().top() < other.bounds().top();
		PixelBounds upper = (isFirstUpper ? one : other).bounds();
		PixelBounds lower = (isFirstUpper ? other : one).bounds();
		return lower.left() - upper.right() >= PERCENT_APART * bounds.width() && upper.bottom() <= lower.bottom();
	}

	private static boolean isPlus(int width, InkPiece piece, double height) {
		PixelBounds bounds = piece.bounds();
		double form = (double) bounds.width() / bounds.height();
		if (bounds.height() < SMALLEST_PLUS * height || bounds.height() > LARGEST_PLUS * height || form < NARROWEST_PLUS
				|| form > WIDEST_PLUS || bounds.height() < 5 || bounds.width() < 5) {
			return false;
		}
		double thickness = (double) piece.pixels().length / (bounds.width() + bounds.height());
		Band columns = Band.of(MarkFinder.profile(width, piece, true), bounds.height(), thickness);
		Band rows = Band.of(MarkFinder.profile(width, piece, false), bounds.width(), thickness);
		if (!columns.isCentral() || !rows.isCentral()) {
			return false;
		}
		long on = Arrays.stream(piece.pixels())
				.filter(i -> columns.holds(i % width - bounds.left()) || rows.holds(i / width - bounds.top())).count();
		return on >= (bounds.height() > HIGH * height ? ON_HIGH_BARS : ON_BARS) * piece.pixels().length;
	}

	/**
	 * The bar of a plus in a profile.
	 *
	 * @param from the first place
	 * @param to the last one
	 * @param size of the profile
	 */
	private record Band(int from, int to, int size) {

		/** @param full the profile of a bar that goes all the way; bars may lean a little */
		static Band of(double[] profile, int full, double thickness) {
			int peak = 0;
			for (int i = 0; i < profile.length; i++) {
				peak = profile[i] > profile[peak] ? i : peak;
			}
			// The middle of the columns or rows that are nearly as full.
			int last = peak;
			while (last < profile.length - 1 && profile[last + 1] >= 0.8 * profile[peak]) {
				last++;
			}
			peak = (peak + last) / 2;
			int half = (int) Math.round(0.6 * thickness + LEAN * full);
			return profile[peak] < LONG_BAR * full
					? new Band(0, -1, profile.length)
					: new Band(peak - half, peak + half, profile.length);
		}

		boolean holds(int place) {
			return place >= from && place <= to;
		}

		boolean isCentral() {
			return to > from && to - from < WIDEST_BAR * size && Math.abs((from + to) / 2.0 / (size - 1) - 0.5) <= OFF_MIDDLE;
		}
	}

	/** Ink with one stroke in every row, seen as x for each y. */
	private static final class Line {

		/** How far it goes to the right from bottom to top, in parts of its height. */
		private double lean;
		/** How far its middle lies to the right of the chord, in parts of its height. */
		private double sag;
		private double straightRoughness;
		private double bentRoughness;

		/** Null if there is more than one stroke in many rows. */
		static @Nullable Line of(int width, InkPiece piece) {
			PixelBounds bounds = piece.bounds();
			int rows = bounds.height();
			double[] sum = new double[rows];
			int[] count = new int[rows];
			int[] left = new int[rows];
			int[] right = new int[rows];
			Arrays.fill(left, Integer.MAX_VALUE);
			for (int i : piece.pixels()) {
				int row = i / width - bounds.top();
				int x = i % width;
				sum[row] += x;
				count[row]++;
				left[row] = Math.min(left[row], x);
				right[row] = Math.max(right[row], x);
			}
			int single = 0;
			double[] places = new double[rows];
			for (int row = 0; row < rows; row++) {
				single += count[row] > 0 && right[row] - left[row] + 1 <= 1.15 * count[row] + 1 ? 1 : 0;
				places[row] = count[row] == 0 ? 0 : sum[row] / count[row];
			}
			double thickness = (double) piece.pixels().length / rows;
			if (single < 0.97 * rows || rows < 8 || thickness > 0.35 * rows) {
				return null;
			}
			Line line = new Line();
			line.measure(places, bounds.height());
			return line;
		}

		private void measure(double[] x, double height) {
			// A tenth at each end, where caps bend the middle, is left out.
			int skip = x.length / 12;
			double[] straight = fit(x, skip, 2);
			double[] bent = fit(x, skip, 3);
			lean = -straight[1];
			straightRoughness = roughness(x, skip, straight) / height;
			bentRoughness = roughness(x, skip, bent) / height;
			// A parabola a + bt + ct² lies c/4 off its chord in the middle.
			sag = -bent[2] / 4 / height;
			lean = lean / height;
		}

		private static double[] fit(double[] x, int skip, int terms) {
			double[][] equations = new double[terms][terms + 1];
			for (int row = skip; row < x.length - skip; row++) {
				double t = (double) row / (x.length - 1);
				double[] powers = {1, t, t * t};
				for (int i = 0; i < terms; i++) {
					for (int j = 0; j < terms; j++) {
						equations[i][j] += powers[i] * powers[j];
					}
					equations[i][terms] += powers[i] * x[row];
				}
			}
			return Arrays.copyOf(LinearSystem.solve(equations), 3);
		}

		private static double roughness(double[] x, int skip, double[] fit) {
			double squares = 0;
			int count = 0;
			for (int row = skip; row < x.length - skip; row++) {
				double t = (double) row / (x.length - 1);
				double off = x[row] - fit[0] - t * (fit[1] + t * fit[2]);
				squares += off * off;
				count++;
			}
			return Math.sqrt(squares / Math.max(1, count));
		}

		boolean isSlanting() {
			return straightRoughness <= STRAIGHT && Math.abs(lean) >= LEANING && Math.abs(lean) <= MAX_LEANING;
		}
	}
}
