package digitlab.clustering;

import java.util.Arrays;
import java.util.concurrent.CancellationException;

import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;

/**
 * The nearest neighbours of every point, computed exactly by matrix products.
 *
 * @param indices n × k, the nearest first, without the point itself
 * @param distances Euclidean distances of the neighbours
 */
record NeighbourGraph(int[][] indices, double[][] distances) {

	private static final int BLOCK = 128;

	/**
	 * @param k number of neighbours, less than that of points
	 * @throws CancellationException if stopped
	 */
	static NeighbourGraph of(FloatMatrix points, int k, ProgressListener progress, CancellationToken cancellation) {
		int n = points.rows();
		CentreDistances all = new CentreDistances(points);
		int[][] indices = new int[n][];
		double[][] distances = new double[n][];
		for (int from = 0; from < n; from += BLOCK) {
			if (cancellation.isCancelled()) {
				throw new CancellationException("The search for neighbours was stopped.");
			}
			float[][] block = new float[Math.min(BLOCK, n - from)][];
			for (int b = 0; b < block.length; b++) {
				block[b] = points.row(from + b);
			}
			float[][] squared = all.all(block);
			for (int b = 0; b < block.length; b++) {
				float[] row = squared[b];
				indices[from + b] = NearestPoints.smallest(i -> row[i], n, from + b, k);
				distances[from + b] = distances(points, block[b], indices[from + b]);
			}
			progress.progress(from + block.length, n);
		}
		return new NeighbourGraph(indices, distances);
	}

	/** Uses double precision: the products leave only rounding errors of a small distance. */
	private static double[] distances(FloatMatrix points, float[] point, int[] neighbours) {
		return Arrays.stream(neighbours).mapToDouble(i -> Math.sqrt(CentreDistances.squared(point, points.row(i)))).toArray();
	}
}
