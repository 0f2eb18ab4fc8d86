package digitlab.clustering;

/**
 * How to look for clusters.
 *
 * @param k clusters wanted, at least 1
 * @param restarts how often to begin anew; the best end is kept
 * @param maxIterations of one start; an end in case rounding makes two assignments take turns
 * @param tolerance a start has ended when its centres move less than this share of the columns' mean variance, as a sum of
 *            squares, or no point changes its cluster
 * @param seed of the starts: the same seed gives the same clusters
 */
public record KMeansOptions(int k, int restarts, int maxIterations, double tolerance, long seed) {

	/** As scikit-learn ends its runs by default, so that both can be compared. */
	private static final int MAX_ITERATIONS = 300;
	private static final double TOLERANCE = 1e-4;

	/**
	 * @throws IllegalArgumentException if a number makes no sense
	 */
	public KMeansOptions {
		if (k < 1) {
			throw new IllegalArgumentException("There must be at least one cluster, not " + k + ".");
		}
		if (restarts < 1 || maxIterations < 1 || !(tolerance >= 0)) {
			throw new IllegalArgumentException(
					"K-means needs at least one start and one iteration, and a tolerance of 0 or more.");
		}
	}

	/** With the usual ends. */
	public static KMeansOptions of(int k, int restarts, long seed) {
		return new KMeansOptions(k, restarts, MAX_ITERATIONS, TOLERANCE, seed);
	}
}
