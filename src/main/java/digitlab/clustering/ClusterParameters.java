package digitlab.clustering;

import java.util.stream.IntStream;

/**
 * The parameters of an analysis.
 *
 * @param components number of principal components used for clustering, at least 1; 0 for the original space, which gives the
 * same result as all components
 * @param k number of clusters
 * @param restarts number of starts of k-means, of which the best is kept
 * @param seed seed of all random choices
 * @param projection projection of the plot
 * @param projectionSample number of points in the plot, unless the projection is PCA
 * @param silhouetteSample number of points on which the silhouette is measured
 * @param elbow whether to try other numbers of clusters too
 */
public record ClusterParameters(int components, int k, int restarts, long seed, Projection projection, int projectionSample,
		int silhouetteSample, boolean elbow) {

	/** The number of points on which silhouettes are measured, which takes about a second. */
	public static final int SILHOUETTE_SAMPLE = 5_000;

	/** @throws IllegalArgumentException if a number is out of range */
	public ClusterParameters {
		if (components < 0) {
			throw new IllegalArgumentException("The number of components must be 0 or more, not " + components + ".");
		}
		KMeansOptions.of(k, restarts, seed); // validates the options
		if (IntStream.of(projectionSample, silhouetteSample).anyMatch(sample -> sample < 1)) {
			throw new IllegalArgumentException("A sample needs at least one image.");
		}
	}

	/** The defaults: 50 components, ten clusters, the best of ten starts, plotted by PCA. */
	public static ClusterParameters standard() {
		return new ClusterParameters(50, 10, 10, 1, Projection.PCA, Projection.PCA.bearable(), SILHOUETTE_SAMPLE, false);
	}
}
