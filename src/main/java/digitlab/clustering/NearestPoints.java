package digitlab.clustering;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Finds the nearest points by exhaustive search in double precision, so the result is exact. */
public final class NearestPoints {

	private static final int NOBODY = -1;

	private NearestPoints() {
	}

	/**
	 * A neighbouring point.
	 *
	 * @param index index of its row
	 * @param distance Euclidean, in the units of the space
	 */
	public record Near(int index, double distance) {
	}

	/**
	 * The nearest neighbours of a point, the closest first; equally close ones by ascending index.
	 *
	 * @param index index of the point, which is not its own neighbour
	 * @param limit maximum number of neighbours, 0 or more
	 */
	public static List<Near> to(FloatMatrix points, int index, int limit) {
		return near(points, points.row(index), index, limit);
	}

	/**
	 * The points nearest to a position, which need not be one of them.
	 *
	 * @param place coordinates, as many as a point has
	 * @param limit maximum number of points, 0 or more
	 * @throws IllegalArgumentException if the number of coordinates differs
	 */
	public static List<Near> to(FloatMatrix points, float[] place, int limit) {
		if (place.length != points.columns()) {
			throw new IllegalArgumentException("These points have " + points.columns() + " numbers, not " + place.length);
		}
		return near(points, place, NOBODY, limit);
	}

	private static List<Near> near(FloatMatrix points, float[] place, int self, int limit) {
		double[] squared = new double[points.rows()];
		float[] row = new float[points.columns()];
		Arrays.setAll(squared, i -> {
			points.copyRow(i, row);
			return CentreDistances.squared(place, row);
		});
		int others = squared.length - (self == NOBODY ? 0 : 1);
		return IntStream.of(smallest(i -> squared[i], squared.length, self, Math.min(limit, others)))
				.mapToObj(i -> new Near(i, Math.sqrt(squared[i]))).toList();
	}

	/**
	 * Keeps the k nearest in a sorted list, which few points enter.
	 *
	 * @param self the index that is left out
	 * @param k at most as many as there are others
	 */
	static int[] smallest(IntToDoubleFunction squared, int n, int self, int k) {
		int[] best = new int[k];
		int count = 0;
		for (int i = 0; i < n && k > 0; i++) {
			double distance = squared.applyAsDouble(i);
			if (i != self && (count < k || distance < squared.applyAsDouble(best[k - 1]))) {
				int place = count < k ? count++ : k - 1;
				while (place > 0 && squared.applyAsDouble(best[place - 1]) > distance) {
					best[place] = best[place - 1];
					place--;
				}
				best[place] = i;
			}
		}
		return best;
	}
}
