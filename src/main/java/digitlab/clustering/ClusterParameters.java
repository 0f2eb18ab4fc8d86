package digitlab.clustering;

import java.util.stream.IntStream;

/**
 * What to do with points.
 *
 * @param components principal components among which clusters are looked for, at least 1; 0 for clusters in the space as it
 *            is, which is what all components together would give
 * @param k clusters wanted
 * @param restarts starts of k-means, of which the best is kept
 * @param seed of all that is drawn
 * @param projection of the plot
 * @param projectionSample points in the plot, if the projection is not PCA
 * @param silhouetteSample points on which the silhouette is measured
 * @param elbow true to try other numbers of clusters too
 */
public record ClusterParameters(int components, int k, int restarts, long seed, Projection projection, int projectionSample,
		int silhouetteSample, boolean elbow) {

	/** Points on which silhouettes are measured, as many as take about a second. */
	public static final int SILHOUETTE_SAMPLE = 5_000;

	/**
	 * @throws IllegalArgumentException if a number makes no sense
	 */
	public ClusterParameters {
		if (components < 0) {
			throw new IllegalArgumentException("The number of components must be 0 or more, not " + components + ".");
		}
		KMeansOptions.of(k, restarts, seed); // refuses what makes no sense
		if (IntStream.of(projectionSample, silhouetteSample).anyMatch(sample -> sample < 1)) {
			throw new IllegalArgumentException("A sample needs at least one image.");
		}
	}

	/** The usual: 50 components, ten clusters, the best of ten starts, plotted by PCA. */
	public static ClusterParameters standard() {
		return new ClusterParameters(50, 10, 10, 1, Projection.PCA, Projection.PCA.bearable(), SILHOUETTE_SAMPLE, false);
	}
}
