package digitlab.clustering;

/**
 * The options of k-means.
 *
 * @param k number of clusters, at least 1
 * @param restarts number of starts; the best result is kept
 * @param maxIterations limit per start, in case rounding makes two assignments alternate
 * @param tolerance a start has converged when the sum of squares of its centres' movement is below this fraction of the columns'
 * mean variance, or no point changes its cluster
 * @param seed seed of the starts: equal seeds give equal clusters
 */
public record KMeansOptions(int k, int restarts, int maxIterations, double tolerance, long seed) {

	/** The defaults of scikit-learn, so that both can be compared. */
	private static final int MAX_ITERATIONS = 300;
	private static final double TOLERANCE = 1e-4;

	/** @throws IllegalArgumentException if a number is out of range */
	public KMeansOptions {
		if (k < 1) {
			throw new IllegalArgumentException("There must be at least one cluster, not " + k + ".");
		}
		if (restarts < 1 || maxIterations < 1 || !(tolerance >= 0)) {
			throw new IllegalArgumentException(
					"K-means needs at least one start and one iteration, and a tolerance of 0 or more.");
		}
	}

	/** Options with the default stopping criteria. */
	public static KMeansOptions of(int k, int restarts, long seed) {
		return new KMeansOptions(k, restarts, MAX_ITERATIONS, TOLERANCE, seed);
	}
}
