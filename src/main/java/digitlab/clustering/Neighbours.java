package digitlab.clustering;

import java.util.Arrays;
import java.util.concurrent.CancellationException;

import digitlab.data.ProgressListener;
import digitlab.data.StopSignal;

/**
 * The nearest neighbours of every point, found exactly, by matrix products.
 *
 * @param indices n × k, the nearest first, without the point itself
 * @param distances Euclidean, of the same
 */
record Neighbours(int[][] indices, double[][] distances) {

	private static final int BLOCK = 128;

	/**
	 * @param k neighbours wanted, fewer than there are points
	 * @throws CancellationException if stopped
	 */
	static Neighbours of(Points points, int k, ProgressListener progress, StopSignal stop) {
		int n = points.rows();
		CentreDistances all = new CentreDistances(points);
		int[][] indices = new int[n][];
		double[][] distances = new double[n][];
		for (int from = 0; from < n; from += BLOCK) {
			if (stop.isStopped()) {
				throw new CancellationException("The search for neighbours was stopped.");
			}
			float[][] block = new float[Math.min(BLOCK, n - from)][];
			for (int b = 0; b < block.length; b++) {
				block[b] = points.row(from + b);
			}
			float[][] squared = all.all(block);
			for (int b = 0; b < block.length; b++) {
				indices[from + b] = nearest(squared[b], from + b, k);
				distances[from + b] = distances(points, block[b], indices[from + b]);
			}
			progress.progress(from + block.length, n);
		}
		return new Neighbours(indices, distances);
	}

	/** In double precision: what the products leave of a small distance is rounding. */
	private static double[] distances(Points points, float[] point, int[] neighbours) {
		return Arrays.stream(neighbours).mapToDouble(i -> Math.sqrt(CentreDistances.squared(point, points.row(i)))).toArray();
	}

	/** Keeps the k smallest in a sorted list, which few points enter. */
	private static int[] nearest(float[] squared, int self, int k) {
		int[] best = new int[k];
		int count = 0;
		for (int i = 0; i < squared.length; i++) {
			if (i != self && (count < k || squared[i] < squared[best[k - 1]])) {
				int place = count < k ? count++ : k - 1;
				while (place > 0 && squared[best[place - 1]] > squared[i]) {
					best[place] = best[place - 1];
					place--;
				}
				best[place] = i;
			}
		}
		return best;
	}
}
