package digitlab.ui.cluster;

/** Finds the nearest of many points in the plane by searching only nearby cells of a grid. */
final class PointGrid {

	private static final int SIDE = 256;

	private final float[] xs;
	private final float[] ys;
	private final double minX;
	private final double minY;
	private final double cell;
	/** Where the points of each cell start in {@link #order}, with one more entry for the end. */
	private final int[] starts = new int[SIDE * SIDE + 1];
	private final int[] order;

	/** Takes over the arrays without copying. */
	PointGrid(float[] xs, float[] ys) {
		this.xs = xs;
		this.ys = ys;
		double lowX = Double.POSITIVE_INFINITY;
		double lowY = Double.POSITIVE_INFINITY;
		double extent = 0;
		for (int i = 0; i < xs.length; i++) {
			lowX = Math.min(lowX, xs[i]);
			lowY = Math.min(lowY, ys[i]);
		}
		for (int i = 0; i < xs.length; i++) {
			extent = Math.max(extent, Math.max(xs[i] - lowX, ys[i] - lowY));
		}
		minX = lowX;
		minY = lowY;
		cell = extent > 0 ? extent / SIDE : 1;
		for (int i = 0; i < xs.length; i++) {
			starts[cellOf(i) + 1]++;
		}
		for (int c = 0; c < SIDE * SIDE; c++) {
			starts[c + 1] += starts[c];
		}
		order = new int[xs.length];
		int[] next = starts.clone();
		for (int i = 0; i < xs.length; i++) {
			order[next[cellOf(i)]++] = i;
		}
	}

	/** Says whether a point may be found. */
	@FunctionalInterface
	interface Filter {
		boolean accepts(int point);
	}

	/** The nearest accepted point within a radius; -1 if there is none. */
	int nearest(double x, double y, double radius, Filter filter) {
		int best = -1;
		double bestSquared = radius * radius;
		for (int row = line(y - radius, minY); row <= line(y + radius, minY); row++) {
			for (int column = line(x - radius, minX); column <= line(x + radius, minX); column++) {
				int c = row * SIDE + column;
				for (int place = starts[c]; place < starts[c + 1]; place++) {
					int point = order[place];
					double squared = (xs[point] - x) * (xs[point] - x) + (ys[point] - y) * (ys[point] - y);
					if (squared <= bestSquared && filter.accepts(point)) {
						best = point;
						bestSquared = squared;
					}
				}
			}
		}
		return best;
	}

	private int cellOf(int point) {
		return line(ys[point], minY) * SIDE + line(xs[point], minX);
	}

	private int line(double value, double from) {
		return (int) Math.clamp(Math.floor((value - from) / cell), 0, SIDE - 1);
	}
}
