package digitlab.ui.cluster;

import java.util.Arrays;
import java.util.List;

/**
 * An area within a closed line: a place is inside when a ray from it crosses the line an odd number of times (Shimrat,
 * "Algorithm 112: position of point relative to polygon", 1962).
 *
 * @param xs of the corners
 * @param ys as many
 */
record Lasso(double[] xs, double[] ys) {

	/** Through corners given as x and y in turn. */
	static Lasso through(List<Double> coordinates) {
		double[] xs = new double[coordinates.size() / 2];
		double[] ys = new double[xs.length];
		Arrays.setAll(xs, i -> coordinates.get(2 * i));
		Arrays.setAll(ys, i -> coordinates.get(2 * i + 1));
		return new Lasso(xs, ys);
	}

	static Lasso ofBox(double left, double top, double right, double bottom) {
		return new Lasso(new double[]{left, right, right, left}, new double[]{top, top, bottom, bottom});
	}

	boolean contains(double x, double y) {
		boolean inside = false;
		for (int i = 0, before = xs.length - 1; i < xs.length; before = i++) {
			if (ys[i] > y != ys[before] > y && x < xs[i] + (xs[before] - xs[i]) * (y - ys[i]) / (ys[before] - ys[i])) {
				inside = !inside;
			}
		}
		return inside;
	}
}
