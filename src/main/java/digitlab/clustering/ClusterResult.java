package digitlab.clustering;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What an analysis found.
 *
 * @param parameters what was asked for
 * @param pca the components; at least two where the points span two dimensions
 * @param coordinates n × components: the points along them
 * @param space n × columns: where the clusters were looked for, the components or, if the plan has none, the points as they
 *            are
 * @param clusters what k-means found there
 * @param silhouette -1..1, see {@link Silhouette}
 * @param silhouetteSample points on which it was measured
 * @param agreement with the labels; null where there are none
 * @param distances between the digits, where the clusters were looked for
 * @param embedding the plot's places; when stopped before they were found, or when none were, the first two components
 * @param withoutLayout a sentence, if the plan's projection found no places; else null
 * @param elbow other numbers of clusters, as far as asked for and done
 * @param seconds what it took
 * @param stopped true when a stop was asked for before all was done
 */
public record ClusterResult(ClusterParameters parameters, Pca pca, FloatMatrix coordinates, FloatMatrix space,
		KMeansResult clusters, double silhouette,
		int silhouetteSample, @Nullable LabelAgreement agreement, DigitDistances distances, Embedding embedding,
		@Nullable String withoutLayout, List<Elbow.Step> elbow, Seconds seconds, boolean stopped) {

	/** The same with other numbers of clusters tried. */
	public ClusterResult withElbow(List<Elbow.Step> steps) {
		return new ClusterResult(parameters, pca, coordinates, space, clusters, silhouette, silhouetteSample, agreement,
				distances,
				embedding, withoutLayout, List.copyOf(steps), seconds, stopped);
	}

	/** The share of the variance, 0..1, that lies in the space where the clusters were looked for. */
	public double varianceUsed() {
		return parameters.components() == 0 ? 1 : explained(space.columns());
	}

	/** The share of the variance, 0..1, along the first two components. */
	public double varianceShown() {
		return explained(2);
	}

	private double explained(int components) {
		return Math.min(1, pca.explainedVariance().stream().limit(components).mapToDouble(v -> v).sum());
	}

	/** Images on which the silhouettes of other numbers of clusters were measured. */
	public int elbowSample() {
		return Math.min(ClusterAnalysis.ELBOW_SAMPLE, space.rows());
	}

	/** Wall-clock times. */
	public record Seconds(double pca, double kmeans, double measures, double projection) {
	}

	/**
	 * Where a point that was not among those analysed belongs.
	 *
	 * @param components its place along the components
	 * @param cluster that with the nearest centre, of equally near ones the first
	 * @param distance from that centre, Euclidean
	 */
	public record Place(float[] components, int cluster, double distance) {
	}

	/**
	 * Finds the place of a new point, such as a sketch.
	 *
	 * @param point as those analysed: 784 pixels 0..1, or a network's activations
	 * @throws IllegalArgumentException if it has another number of columns
	 */
	public Place place(float[] point) {
		float[] along = pca.project(point);
		float[] where = parameters.components() == 0 ? point : Arrays.copyOf(along, clusters.centres().columns());
		NearestPoints.Near near = NearestPoints.to(clusters.centres(), where, 1).getFirst();
		return new Place(along, near.index(), near.distance());
	}
}
