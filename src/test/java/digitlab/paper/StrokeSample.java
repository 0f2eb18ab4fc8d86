package digitlab.paper;

import java.util.ArrayList;
import java.util.List;

/**
 * A digit as pen paths.
 *
 * @param paths as for {@link Pen}, in any unit
 */
record StrokeSample(List<double[]> paths) implements Sample {

	@Override
	public Glyph draw(double height, double shear, double pen) {
		double[] box = Pen.box(paths);
		double width = pen * height;
		double scale = (height - width) / Math.max(box[3] - box[1], 1e-6);
		List<double[]> placed = new ArrayList<>();
		for (double[] path : paths) {
			double[] moved = new double[path.length];
			for (int i = 0; i < path.length; i += 2) {
				moved[i + 1] = (path[i + 1] - box[3]) * scale - width / 2;
				moved[i] = (path[i] - box[0]) * scale - shear * moved[i + 1];
			}
			placed.add(moved);
		}
		return Pen.draw(placed, width);
	}
}
