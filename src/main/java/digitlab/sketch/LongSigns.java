package digitlab.sketch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import digitlab.sketch.MarkFinder.Found;

/** Finds slashes and parentheses, which are lines as a 1 is one: what stands beside them has to speak for them. */
final class LongSigns {

	/** A slash alone is this much longer than the digits beside it; several alike are at most this different. */
	private static final double SLASH = 1.45;
	private static final double SLASH_AMONG_ALIKE = 1.2;
	private static final double REGULAR = 1.2;
	private static final double ALIKE = 1.2;

	private final int width;
	private final List<InkPiece> digits;
	private final double height;
	private final List<Found> found = new ArrayList<>();

	private LongSigns(int width, List<InkPiece> digits, double height) {
		this.width = width;
		this.digits = new ArrayList<>(digits);
		this.height = height;
	}

	/**
	 * @param width of the image in pixels
	 * @param digits what may be a digit, of one row
	 * @param height of its digits in pixels
	 */
	static List<Found> find(int width, List<InkPiece> digits, double height) {
		LongSigns signs = new LongSigns(width, digits, height);
		signs.slashes();
		return signs.found;
	}

	/** Lines that lean, between digits: one much longer than its neighbours, or several alike that are longer. */
	private void slashes() {
		List<InkPiece> lines = digits.stream().filter(piece -> "/".equals(SignShape.longSign(width, piece, neighbours(piece))))
				.toList();
		for (InkPiece line : lines) {
			boolean isAlike = lines.stream()
					.anyMatch(other -> other != line && isAlike(line.bounds(), other.bounds()) && isDate(line, other));
			if (line.bounds().height() >= (isRegular(lines) ? SLASH_AMONG_ALIKE : SLASH) * neighbours(line) || isAlike) {
				found.add(new Found("/", List.of(line)));
			}
		}
		found.forEach(sign -> digits.removeAll(sign.pieces()));
	}

	/** Whether the digits but for some lines are of much the same height, so that a longer line is telling. */
	private boolean isRegular(List<InkPiece> lines) {
		int[] heights = digits.stream().filter(digit -> !lines.contains(digit)).mapToInt(digit -> digit.bounds().height())
				.sorted()
				.toArray();
		return heights.length > 1 && heights[heights.length - 1] <= REGULAR * heights[0];
	}

	/** Whether one or two digits stand between two lines, as a month does in a date. */
	private boolean isDate(InkPiece one, InkPiece other) {
		double from = Math.min(MarkFinder.middle(one.bounds()), MarkFinder.middle(other.bounds()));
		double to = Math.max(MarkFinder.middle(one.bounds()), MarkFinder.middle(other.bounds()));
		long between = digits.stream().filter(digit -> digit != one && digit != other)
				.mapToDouble(digit -> MarkFinder.middle(digit.bounds()))
				.filter(x -> x > from && x < to).count();
		return between == 1 || between == 2;
	}

	private static boolean isAlike(PixelBounds one, PixelBounds other) {
		return Math.max(one.height(), other.height()) <= ALIKE * Math.min(one.height(), other.height())
				&& Math.max(one.width(), other.width()) <= ALIKE * ALIKE * Math.min(one.width(), other.width());
	}

	/**
	 * The height of the taller of the digits beside a piece; infinite where there is not one on either side, or one reaches
	 * as far up or down.
	 */
	private double neighbours(InkPiece piece) {
		List<InkPiece> others = digits.stream().filter(other -> other != piece).toList();
		double x = MarkFinder.middle(piece.bounds());
		Comparator<InkPiece> nearest = Comparator.comparingDouble(other -> Math.abs(MarkFinder.middle(other.bounds()) - x));
		Optional<InkPiece> left = others.stream().filter(other -> MarkFinder.middle(other.bounds()) < x).min(nearest);
		Optional<InkPiece> right = others.stream().filter(other -> MarkFinder.middle(other.bounds()) >= x).min(nearest);
		if (left.isEmpty() || right.isEmpty()) {
			return Double.POSITIVE_INFINITY;
		}
		PixelBounds a = left.get().bounds();
		PixelBounds b = right.get().bounds();
		boolean isBeyond = piece.bounds().top() < Math.min(a.top(), b.top())
				&& piece.bounds().bottom() > Math.max(a.bottom(), b.bottom());
		return isBeyond ? Math.max(a.height(), b.height()) : Double.POSITIVE_INFINITY;
	}
}
