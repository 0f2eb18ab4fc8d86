package digitlab.dataset;

import java.util.List;

/**
 * The path of a pen from touching the paper to leaving it.
 *
 * @param points in the order drawn, in the unit square: x to the right, y down, both 0 to 1; at least two
 */
public record PenStroke(List<Point> points) {

	/** A place in the unit square. */
	public record Point(double x, double y) {
	}

	/** Copies the list. */
	public PenStroke {
		points = List.copyOf(points);
	}
}
