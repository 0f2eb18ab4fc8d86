package digitlab.sketch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Removes what holds sheets together: rows of punched holes or of a spiral's wire, alike, filled and evenly spaced. */
final class Punched {

	/** So many make a row. */
	private static final int ROW = 3;
	/** How alike they are, and how far off the row's line, in parts of their size. */
	private static final double ALIKE = 1.5;
	private static final double OFF_LINE = 0.35;
	/** How even the distances between neighbours are; now and then one is missing. */
	private static final double EVEN = 0.25;

	private Punched() {
	}

	/** Cleans {@code ink} (width × height numbers, 0..1) in place. */
	static void remove(int width, int height, float[] ink) {
		List<InkPiece> filled = InkPiece.of(width, height, ink, 0.3f).stream()
				.filter(piece -> piece.longerSide() >= 4 && SignShape.isFilled(width, piece)).toList();
		if (filled.size() >= ROW) {
			for (InkPiece piece : filled) {
				clear(row(piece, filled, true), width, height, ink);
				clear(row(piece, filled, false), width, height, ink);
			}
		}
	}

	/** The evenly spaced ones above and below a piece, or beside it. */
	private static List<InkPiece> row(InkPiece piece, List<InkPiece> filled, boolean isUpright) {
		double size = piece.longerSide();
		List<InkPiece> row = new ArrayList<>(filled.stream()
				.filter(other -> other.longerSide() <= ALIKE * size && size <= ALIKE * other.longerSide()
						&& Math.abs(middle(other, !isUpright) - middle(piece, !isUpright)) <= OFF_LINE * size)
				.sorted(Comparator.comparingDouble(other -> middle(other, isUpright))).toList());
		double[] steps = new double[Math.max(0, row.size() - 1)];
		for (int i = 0; i < steps.length; i++) {
			steps[i] = middle(row.get(i + 1), isUpright) - middle(row.get(i), isUpright);
		}
		double[] sorted = steps.clone();
		Arrays.sort(sorted);
		double usual = steps.length == 0 ? 0 : sorted[steps.length / 2];
		int even = 1;
		for (double step : steps) {
			even += Math.abs(step - usual) <= EVEN * usual ? 1 : 0;
		}
		return even >= ROW && even >= 0.6 * row.size() ? row : List.of();
	}

	private static double middle(InkPiece piece, boolean ofRows) {
		PixelBounds bounds = piece.bounds();
		return ofRows ? (bounds.top() + bounds.bottom()) / 2.0 : (bounds.left() + bounds.right()) / 2.0;
	}

	private static void clear(List<InkPiece> row, int width, int height, float[] ink) {
		for (InkPiece piece : row) {
			PixelBounds bounds = piece.bounds();
			// The soft edge goes too.
			for (int y = Math.max(0, bounds.top() - 2); y < Math.min(height, bounds.bottom() + 2); y++) {
				for (int x = Math.max(0, bounds.left() - 2); x < Math.min(width, bounds.right() + 2); x++) {
					ink[y * width + x] = 0;
				}
			}
		}
	}
}
