package digitlab.ui.cluster;

import java.awt.geom.Path2D;
import java.util.List;

/** The area inside a closed line. Where the line crosses itself, areas enclosed twice are outside. */
final class Lasso {

	/** {@link Path2D} tells inside from outside as if the line were closed, so its ends need not be joined. */
	private final Path2D.Double outline = new Path2D.Double(Path2D.WIND_EVEN_ODD);

	private Lasso(List<Double> coordinates) {
		for (int i = 0; i + 1 < coordinates.size(); i += 2) {
			double x = coordinates.get(i);
			double y = coordinates.get(i + 1);
			if (i == 0) {
				outline.moveTo(x, y);
			} else {
				outline.lineTo(x, y);
			}
		}
	}

	/** Takes corners as alternating x and y. */
	static Lasso through(List<Double> coordinates) {
		return new Lasso(coordinates);
	}

	static Lasso ofBox(double left, double top, double right, double bottom) {
		return new Lasso(List.of(left, top, right, top, right, bottom, left, bottom));
	}

	boolean contains(double x, double y) {
		return outline.contains(x, y);
	}
}
