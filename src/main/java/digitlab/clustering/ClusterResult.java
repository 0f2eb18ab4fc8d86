package digitlab.clustering;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The result of an analysis.
 *
 * @param parameters the requested parameters
 * @param components the principal components
 * @param space n × columns: the space that was clustered, the components or, if the parameters request none, the original points
 * @param clusters the result of k-means in that space
 * @param measures measures of the clusters
 * @param embedding the plot's coordinates; the first two components if stopped before they were computed or if none were found
 * @param seconds the times of the phases
 * @param stopped true if stopped before everything was done
 */
public record ClusterResult(ClusterParameters parameters, Components components, FloatMatrix space, KMeansResult clusters,
		Measures measures, Embedding embedding, Seconds seconds, boolean stopped) {

	/**
	 * The principal components.
	 *
	 * @param pca at least two if the points span two dimensions
	 * @param coordinates n × components: the points' coordinates along them
	 */
	public record Components(Pca pca, FloatMatrix coordinates) {
	}

	/**
	 * Measures of the clusters and of the space that was clustered.
	 *
	 * @param silhouette -1..1, see {@link Silhouette}
	 * @param silhouetteSample number of points on which it was measured
	 * @param agreement agreement with the labels; null if there are none
	 * @param distances distances between the digits in that space
	 * @param elbow results for other numbers of clusters, as far as requested and completed
	 */
	public record Measures(double silhouette, int silhouetteSample, @Nullable LabelAgreement agreement,
			DigitDistances distances, List<Elbow.Step> elbow) {
	}

	/** Wall-clock times in seconds. */
	public record Seconds(double pca, double kmeans, double measures, double projection) {
	}

	/** Returns a copy with results for other numbers of clusters. */
	public ClusterResult withElbow(List<Elbow.Step> steps) {
		Measures others = new Measures(measures.silhouette(), measures.silhouetteSample(), measures.agreement(),
				measures.distances(), List.copyOf(steps));
		return new ClusterResult(parameters, components, space, clusters, others, embedding, seconds, stopped);
	}

	/** A sentence if the requested projection failed; otherwise null. */
	public @Nullable String withoutLayout() {
		return stopped || embedding.method() == parameters.projection()
				? null
				: parameters.projection().words() + " could not lay out these points, so the plot shows principal components.";
	}

	/** The fraction of the variance, 0..1, in the space that was clustered. */
	public double varianceUsed() {
		return parameters.components() == 0 ? 1 : explained(space.columns());
	}

	/** The fraction of the variance, 0..1, along the first two components. */
	public double varianceShown() {
		return explained(2);
	}

	private double explained(int count) {
		return Math.min(1, components.pca().explainedVariance().stream().limit(count).mapToDouble(v -> v).sum());
	}

	/** The number of images on which the silhouettes of other numbers of clusters were measured. */
	public int elbowSample() {
		return Math.min(ClusterAnalysis.ELBOW_SAMPLE, space.rows());
	}

	/**
	 * The assignment of a new point.
	 *
	 * @param components its coordinates along the components
	 * @param cluster the cluster with the nearest centre, the first if there are several
	 * @param distance Euclidean distance from that centre
	 */
	public record Place(float[] components, int cluster, double distance) {
	}

	/**
	 * Assigns a new point, such as a sketch.
	 *
	 * @param point of the same kind as those analysed: 784 pixels 0..1, or a network's activations
	 * @throws IllegalArgumentException if its number of columns differs
	 */
	public Place place(float[] point) {
		float[] along = components.pca().project(point);
		float[] where = parameters.components() == 0 ? point : Arrays.copyOf(along, clusters.centres().columns());
		NearestPoints.Near near = NearestPoints.to(clusters.centres(), where, 1).getFirst();
		return new Place(along, near.index(), near.distance());
	}
}
