package digitlab.sketch;

import java.util.List;

/**
 * What a round pen drew, or a round eraser took away, between going down and coming up.
 *
 * @param points the way it went, at least one; a single point is a dot
 * @param width the pen's width in parts of the sheet's side, above 0
 * @param eraser true if it takes ink away
 */
public record Stroke(List<Point> points, double width, boolean eraser) implements SketchElement {

	public Stroke {
		points = List.copyOf(points);
		if (points.isEmpty() || !(width > 0)) {
			throw new IllegalArgumentException("A stroke has a point and a width above 0");
		}
	}
}
