package digitlab.clustering;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;

import digitlab.clustering.ClusterListener.Phase;
import digitlab.dataset.DigitDataset;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Analyses whether the digits form groups without their labels: principal components, k-means and measures of the result, in one
 * blocking call. The points may be pixels or a network's activations, as the caller chooses.
 */
public final class ClusterAnalysis {

	private static final Logger LOG = LoggerFactory.getLogger(ClusterAnalysis.class);
	private static final double NANOS = 1e9;
	/** The number of points for the elbow's silhouettes, which are measured some thirty times. */
	public static final int ELBOW_SAMPLE = 2_000;

	private final FloatMatrix points;
	private final int[] labels;
	private final ClusterParameters parameters;
	private final ClusterListener listener;
	private final CancellationToken cancellation;

	private ClusterAnalysis(FloatMatrix points, int[] labels, ClusterParameters parameters, ClusterListener listener,
			CancellationToken cancellation) {
		this.points = points;
		this.labels = labels;
		this.parameters = parameters;
		this.listener = listener;
		this.cancellation = cancellation;
	}

	/** The labels of all images, 0..9 or {@link DigitDataset#UNLABELLED}. */
	public static int[] labels(DigitDataset images) {
		int[] labels = new int[images.size()];
		Arrays.setAll(labels, images::label);
		return labels;
	}

	/** Sets the number of threads for subsequent calls, at most eight; initially the number of cores. */
	public static void useThreads(int threads) {
		ParallelBlocks.useThreads(threads);
	}

	/**
	 * Runs an analysis. After the first step of k-means, stopping keeps the results so far.
	 *
	 * @param labels labels of the points; used for measures, never for finding clusters
	 * @throws IllegalArgumentException with a sentence, if the points are all equal or too few
	 * @throws IllegalStateException with a sentence, if the libraries for linear algebra cannot be loaded
	 * @throws CancellationException if stopped before the first step of k-means
	 */
	public static ClusterResult run(FloatMatrix points, int[] labels, ClusterParameters parameters, ClusterListener listener,
			CancellationToken cancellation) {
		return new ClusterAnalysis(points, labels, parameters, listener, cancellation).run();
	}

	private ClusterResult run() {
		NativeLibraries.load();
		Embedding.checkEnough(parameters.projection(), Math.min(points.rows(), parameters.projectionSample()));
		long start = System.nanoTime();
		// At least two, for the plot.
		Pca pca = Pca.fit(points, Math.max(2, parameters.components()),
				(done, total) -> listener.progress(Phase.PCA, done, 2 * total),
				cancellation);
		FloatMatrix coordinates = pca.project(points, (done, total) -> listener.progress(Phase.PCA, total + done, 2 * total),
				cancellation);
		listener.componentsFound(pca, coordinates);
		long afterPca = System.nanoTime();
		FloatMatrix space = switch (parameters.components()) {
			case 0 -> points;
			case 1 -> firstColumn(coordinates);
			default -> coordinates;
		};
		listener.progress(Phase.KMEANS, 0, parameters.restarts());
		KMeansResult clusters = KMeans.fit(space, KMeansOptions.of(parameters.k(), parameters.restarts(), parameters.seed()),
				this::iteration, cancellation);
		long afterClusters = System.nanoTime();
		listener.progress(Phase.MEASURES, 0, -1);
		ClusterResult.Measures measures = measures(space, clusters);
		long afterMeasures = System.nanoTime();
		Embedding embedding = embedding(coordinates);
		ClusterResult.Seconds seconds = new ClusterResult.Seconds((afterPca - start) / NANOS, (afterClusters - afterPca) / NANOS,
				(afterMeasures - afterClusters) / NANOS, (System.nanoTime() - afterMeasures) / NANOS);
		return new ClusterResult(parameters, new ClusterResult.Components(pca, coordinates), space, clusters, measures, embedding,
				seconds, cancellation.isCancelled());
	}

	private void iteration(int start, int iteration, FloatMatrix centres, double inertia) {
		listener.progress(Phase.KMEANS, start - 1, parameters.restarts());
		listener.iterationFinished(start, iteration, centres, inertia);
	}

	private static FloatMatrix firstColumn(FloatMatrix coordinates) {
		float[][] column = new float[coordinates.rows()][1];
		Arrays.setAll(column, i -> new float[]{coordinates.value(i, 0)});
		return FloatMatrix.of(column);
	}

	private ClusterResult.Measures measures(FloatMatrix space, KMeansResult clusters) {
		Silhouette silhouette = new Silhouette(space, parameters.silhouetteSample(), parameters.seed());
		return new ClusterResult.Measures(silhouette.score(clusters.assignment(), clusters.k()), silhouette.size(),
				agreement(clusters), DigitDistances.of(space, labels), elbow(space));
	}

	private @Nullable LabelAgreement agreement(KMeansResult clusters) {
		boolean labelled = Arrays.stream(labels).anyMatch(label -> label != DigitDataset.UNLABELLED);
		return labelled ? LabelAgreement.of(clusters.assignment(), clusters.k(), labels) : null;
	}

	private List<Elbow.Step> elbow(FloatMatrix space) {
		if (!parameters.elbow()) {
			return List.of();
		}
		ProgressListener progress = (done, total) -> listener.progress(Phase.ELBOW, done, total);
		return Elbow.of(space, 1, ELBOW_SAMPLE, parameters.seed(), progress, cancellation);
	}

	private Embedding embedding(FloatMatrix coordinates) {
		try {
			return Embedding.of(cancellation.isCancelled() ? Projection.PCA : parameters.projection(), coordinates,
					parameters.projectionSample(), parameters.seed(),
					(done, total) -> listener.progress(Phase.PROJECTION, done, total), cancellation);
		} catch (CancellationException stopped) {
			return Embedding.ofComponents(coordinates); // what was reached before the stop is kept
		} catch (IllegalStateException failed) {
			LOG.warn("A layout failed", failed);
			return Embedding.ofComponents(coordinates);
		}
	}
}
