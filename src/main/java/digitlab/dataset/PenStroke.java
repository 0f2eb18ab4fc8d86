package digitlab.dataset;

import java.util.List;

/**
 * The path of a pen from pen-down to pen-up.
 *
 * @param points in the order drawn, in the unit square: x to the right, y down, both 0 to 1; at least two
 */
public record PenStroke(List<Point> points) {

	/** A position in the unit square. */
	public record Point(double x, double y) {
	}

	/** Copies the points. */
	public PenStroke {
		points = List.copyOf(points);
	}
}
