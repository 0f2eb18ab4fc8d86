package digitlab.spark;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import digitlab.clustering.ClusterParameters;
import digitlab.clustering.ClusterResult;
import digitlab.clustering.DigitDistances;
import digitlab.clustering.Embedding;
import digitlab.clustering.FloatMatrix;
import digitlab.clustering.KMeansResult;
import digitlab.clustering.LabelAgreement;
import digitlab.clustering.Pca;
import digitlab.clustering.Silhouette;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;

/**
 * Puts together, on the driver, the result that the desktop's analysis has: the points are the sample's, all numbers those of all
 * images.
 *
 * @param rank the place of each cluster among all, the largest first
 * @param images those of the points in the plot, by row
 */
record ClusterAssembly(ClusterParameters parameters, Pca pca, DistributedKMeans.Result found, ClusterSample measured, int[] rank,
		Points points, Map<Long, ImageRow> images) {

	private static final double NANOS = 1e9;

	/** @param sizes number of all images in each cluster */
	record Assembled(ClusterResult result, DigitDataset images, int[] sizes) {
	}

	/** @param afterClusters when k-means had ended, in nanoseconds */
	Assembled assemble(double pcaSeconds, double kmeansSeconds, long afterClusters) {
		List<ClusterSample.Point> sample = Stream.of(measured.sample())
				.sorted(Comparator.comparingDouble(ClusterSample.Point::order)).toList();
		ClusterResult.Measures measures = measures(sample);
		List<ClusterSample.Point> plotted = sample.stream().limit(parameters.projectionSample())
				.sorted(Comparator.comparingLong(ClusterSample.Point::row)).toList();
		List<ImageRow> rows = plotted.stream().map(point -> images.get(point.row())).toList();
		FloatMatrix coordinates = pca.project(points.matrix(rows), ProgressListener.NONE, new CancellationToken());
		FloatMatrix space = FloatMatrix.of(plotted.stream().map(ClusterSample.Point::place).toArray(float[][]::new));
		int[] assignment = plotted.stream().mapToInt(point -> rank[point.cluster()]).toArray();
		KMeansResult clusters = new KMeansResult(FloatMatrix.of(ranked(found.means())), assignment, found.inertia(),
				found.iterations(), parameters.restarts(), found.start(), false);
		long afterMeasures = System.nanoTime();
		Embedding embedding = Embedding.of(parameters.projection(), coordinates, parameters.projectionSample(),
				parameters.seed(), ProgressListener.NONE, new CancellationToken());
		ClusterResult.Seconds seconds = new ClusterResult.Seconds(pcaSeconds, kmeansSeconds,
				(afterMeasures - afterClusters) / NANOS, (System.nanoTime() - afterMeasures) / NANOS);
		int[] sizes = new int[rank.length];
		IntStream.range(0, rank.length).forEach(c -> sizes[rank[c]] = measured.sizes()[c]);
		return new Assembled(new ClusterResult(parameters, new ClusterResult.Components(pca, coordinates), space, clusters,
				measures, embedding, seconds, false), dataset(rows), sizes);
	}

	private float[][] ranked(float[][] centres) {
		float[][] ranked = new float[centres.length][];
		IntStream.range(0, centres.length).forEach(c -> ranked[rank[c]] = centres[c]);
		return ranked;
	}

	private ClusterResult.Measures measures(List<ClusterSample.Point> sample) {
		List<ClusterSample.Point> some = sample.stream().limit(parameters.silhouetteSample()).toList();
		FloatMatrix places = FloatMatrix.of(some.stream().map(ClusterSample.Point::place).toArray(float[][]::new));
		Silhouette silhouette = new Silhouette(places, some.size(), parameters.seed());
		int[][] contingency = new int[rank.length][];
		IntStream.range(0, rank.length).forEach(c -> contingency[rank[c]] = measured.contingency()[c]);
		return new ClusterResult.Measures(
				silhouette.score(some.stream().mapToInt(ClusterSample.Point::cluster).toArray(), rank.length), silhouette.size(),
				measured.isLabelled() ? LabelAgreement.of(contingency) : null, DigitDistances.of(measured.centroids()),
				List.of());
	}

	private static DigitDataset dataset(List<ImageRow> rows) {
		byte[] pixels = new byte[rows.size() * DigitImage.PIXELS];
		byte[] labels = new byte[rows.size()];
		for (int i = 0; i < labels.length; i++) {
			rows.get(i).image().copyTo(pixels, i * DigitImage.PIXELS);
			labels[i] = (byte) rows.get(i).label();
		}
		return new DigitDataset("a sample", pixels, labels);
	}
}
