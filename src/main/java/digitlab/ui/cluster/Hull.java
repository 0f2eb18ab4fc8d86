package digitlab.ui.cluster;

import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.stream.IntStream;

/** The convex hull of points in the plane: Andrew, "Another efficient algorithm for convex hulls in two dimensions", 1979. */
final class Hull {

	private Hull() {
	}

	/** The corners, counterclockwise; fewer than three if the points are collinear. */
	static int[] of(float[] xs, float[] ys, int[] points) {
		Integer[] sorted = IntStream.of(points).boxed().sorted(Comparator.<Integer>comparingDouble(i -> xs[i])
				.thenComparingDouble(i -> ys[i])).toArray(Integer[]::new);
		int[] corners = new int[2 * sorted.length + 1];
		int count = chain(sorted, xs, ys, corners, 0);
		Integer[] reversed = sorted.clone();
		Collections.reverse(Arrays.asList(reversed));
		count = chain(reversed, xs, ys, corners, Math.max(0, count - 1));
		return Arrays.copyOf(corners, Math.max(Math.min(1, sorted.length), count - 1));
	}

	private static int chain(Integer[] points, float[] xs, float[] ys, int[] corners, int from) {
		int count = from;
		for (int point : points) {
			while (count >= from + 2 && turn(xs, ys, corners[count - 2], corners[count - 1], point) <= 0) {
				count--;
			}
			corners[count++] = point;
		}
		return count;
	}

	/** Positive for a left turn. */
	private static double turn(float[] xs, float[] ys, int a, int b, int c) {
		return ((double) xs[b] - xs[a]) * ((double) ys[c] - ys[a]) - ((double) ys[b] - ys[a]) * ((double) xs[c] - xs[a]);
	}
}
