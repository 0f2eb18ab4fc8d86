package digitlab.sketch;

import java.util.List;

/**
 * A stroke of a round pen or eraser from pen-down to pen-up.
 *
 * @param points its path, at least one point; a single point is a dot
 * @param width the pen's width relative to the sheet's side, above 0
 * @param eraser true if it erases ink
 */
public record Stroke(List<Point> points, double width, boolean eraser) implements SketchElement {

	/** Copies the points. */
	public Stroke {
		points = List.copyOf(points);
		if (points.isEmpty() || !(width > 0)) {
			throw new IllegalArgumentException("A stroke has a point and a width above 0");
		}
	}
}
