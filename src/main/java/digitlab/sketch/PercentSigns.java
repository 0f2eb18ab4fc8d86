package digitlab.sketch;

import java.util.ArrayList;
import java.util.List;

import digitlab.sketch.MarkFinder.Found;
import org.jspecify.annotations.Nullable;

/** Finds per cent signs of several pieces: a slanting line between two rings, one of which it may touch. */
final class PercentSigns {

	/** The rings of a per cent sign, in parts of its height, and how far they may be off its foot or head. */
	private static final double SMALLEST_RING = 0.25;
	private static final double LARGEST_RING = 0.66;
	private static final double RING_OFF = 0.15;
	/** A ring's hole is at most this part of a line with its ring. */
	private static final double SMALL_HOLE = 0.45;

	private final int width;
	private final List<InkPiece> all;
	private final double height;
	private final List<Found> found = new ArrayList<>();

	private PercentSigns(int width, List<InkPiece> all, double height) {
		this.width = width;
		this.all = all;
		this.height = height;
	}

	/**
	 * @param width of the image in pixels
	 * @param pieces of one row
	 * @param height of its digits in pixels
	 */
	static List<Found> find(int width, List<InkPiece> pieces, double height) {
		PercentSigns signs = new PercentSigns(width, pieces, height);
		signs.percent();
		signs.joinedPercent();
		return signs.found;
	}

	/** A slanting line with a ring at its upper left and one at its lower right. */
	private void percent() {
		for (InkPiece line : List.copyOf(all)) {
			if (SignShape.isSlanting(width, line)) {
				PixelBounds bounds = line.bounds();
				double x = MarkFinder.middle(bounds);
				double y = (bounds.top() + bounds.bottom()) / 2.0;
				InkPiece upper = ring(line, bounds.left() - 0.5 * height, bounds.top() - 0.3 * height, x, y);
				InkPiece lower = ring(line, x, y, bounds.right() + 0.5 * height, bounds.bottom() + 0.3 * height);
				if (upper != null && lower != null && upper.bounds().bottom() <= lower.bounds().top() + 0.1 * height) {
					found.add(new Found("%", List.of(upper, line, lower)));
				}
			}
		}
	}

	/** A small piece, no point, with its middle in a box. */
	private @Nullable InkPiece ring(InkPiece line, double left, double top, double right, double bottom) {
		return all.stream().filter(piece -> piece != line && piece.bounds().height() <= 0.55 * line.bounds().height()
				&& piece.bounds().height() >= 0.15 * line.bounds().height()
				&& piece.bounds().width() >= 0.45 * piece.bounds().height()
				&& piece.bounds().width() <= 2.2 * piece.bounds().height())
				.filter(piece -> {
					double x = MarkFinder.middle(piece.bounds());
					double y = (piece.bounds().top() + piece.bounds().bottom()) / 2.0;
					return x >= left && x <= right && y >= top && y <= bottom;
				}).findFirst().orElse(null);
	}

	/** The same with one of the rings joined to the line, so that it looks like a 9 with a small 0 at its foot, or a 6 with one at its head. */
	private void joinedPercent() {
		List<InkPiece> free = new ArrayList<>(all);
		found.forEach(sign -> free.removeAll(sign.pieces()));
		for (InkPiece line : free.stream().filter(this::hasRing).toList()) {
			PixelBounds own = line.bounds();
			free.stream().filter(ring -> ring != line && isRingOf(own, ring)).findFirst().ifPresent(ring -> {
				found.add(new Found("%", List.of(line, ring)));
			});
		}
	}

	/** Whether a piece has one hole, small and off its middle, as the ring at a line's head or foot has. */
	private boolean hasRing(InkPiece piece) {
		List<InkPiece> holes = piece.holes(width);
		if (holes.size() != 1) {
			return false;
		}
		PixelBounds hole = holes.getFirst().bounds();
		double x = MarkFinder.middle(hole) / piece.bounds().width();
		double y = (hole.top() + hole.bottom()) / 2.0 / piece.bounds().height();
		return hole.width() <= SMALL_HOLE * piece.bounds().width() && (x < 0.5 && y < 0.4 || x > 0.5 && y > 0.6);
	}

	private boolean isRingOf(PixelBounds line, InkPiece ring) {
		PixelBounds bounds = ring.bounds();
		boolean isSmall = bounds.height() <= LARGEST_RING * line.height() && bounds.height() >= SMALLEST_RING * line.height();
		boolean isAtFoot = bounds.left() > MarkFinder.middle(line) && bounds.left() < line.right()
				&& bounds.right() > line.right()
				&& bounds.bottom() >= line.bottom() - RING_OFF * line.height() && bounds.top() > line.top() + 0.3 * line.height();
		boolean isAtHead = bounds.right() < MarkFinder.middle(line) && bounds.right() > line.left() && bounds.left() < line.left()
				&& bounds.top() <= line.top() + RING_OFF * line.height() && bounds.bottom() < line.bottom() - 0.3 * line.height();
		return isSmall && (isAtFoot || isAtHead) && ring.hasHole(width);
	}
}
