package digitlab.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.json.JsonMapper;
import digitlab.clustering.ClusterParameters;
import digitlab.clustering.ClusterResult;
import digitlab.clustering.DigitDistances;
import digitlab.clustering.Embedding;
import digitlab.clustering.FloatMatrix;
import digitlab.clustering.KMeansResult;
import digitlab.clustering.LabelAgreement;
import digitlab.clustering.Pca;
import digitlab.clustering.Projection;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.tr;

/**
 * Clusters found elsewhere, with a sample of their images: what is shown of them here is the same as if they had been found here.
 *
 * @param source where the images come from, in words
 * @param space pixels or features
 * @param model whose features the points are; null for pixels
 * @param samples number of all images
 * @param parameters those of the analysis
 * @param components the principal components of all images
 * @param clusters k-means of all images
 * @param measures of all images
 * @param seconds the times of the phases
 * @param sample the images that were kept
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record SavedClusters(String source, String space, @Nullable String model, int samples, ClusterParameters parameters,
		Components components,
		Clusters clusters, Measures measures, ClusterResult.Seconds seconds, Sample sample) {

	/** The name of its file in the folder of a job's results. */
	public static final String FILE = "clusters-for-desktop.json";

	private static final JsonMapper JSON = JsonMapper.builder().build();

	/** See {@link Pca#of}. */
	public record Components(double[] mean, double[][] components, double[] variances, double totalVariance) {
	}

	/** @param centres k × columns of the space that was clustered */
	public record Clusters(float[][] centres, double inertia, int iterations, int starts, int bestStart) {
	}

	/** @param contingency k × 10; null without labels */
	public record Measures(double silhouette, int silhouetteSample, int @Nullable [][] contingency, DigitDistances distances) {
	}

	/**
	 * Some of the images.
	 *
	 * @param labels 0 to 9, or {@link DigitDataset#UNLABELLED}
	 * @param assignment cluster from 0
	 * @param pixels 784 unsigned bytes of each image, one after the other
	 * @param coordinates images × components
	 * @param embedded the indices of the images in the plot, ascending
	 * @param plot embedded × 2
	 */
	public record Sample(byte[] labels, int[] assignment, byte[] pixels, float[][] coordinates, int[] embedded,
			float[][] plot) {
	}

	/**
	 * The clusters of a result whose points are the sample.
	 *
	 * @param images those of the result's points
	 */
	public static SavedClusters of(String source, String space, @Nullable String model, int samples, ClusterResult result,
			DigitDataset images) {
		Pca pca = result.components().pca();
		KMeansResult found = result.clusters();
		LabelAgreement agreement = result.measures().agreement();
		byte[] pixels = new byte[images.size() * DigitImage.PIXELS];
		byte[] labels = new byte[images.size()];
		for (int i = 0; i < labels.length; i++) {
			images.copyPixels(i, pixels, i * DigitImage.PIXELS);
			labels[i] = (byte) images.label(i);
		}
		return new SavedClusters(source, space, model, samples, result.parameters(),
				new Components(pca.mean(), IntStream.range(0, pca.count()).mapToObj(pca::component).toArray(double[][]::new),
						pca.variances().stream().mapToDouble(v -> v).toArray(), pca.totalVariance()),
				new Clusters(rows(found.centres()), found.inertia(), found.iterations(), found.starts(), found.bestStart()),
				new Measures(result.measures().silhouette(), result.measures().silhouetteSample(),
						agreement == null ? null : agreement.contingency(), result.measures().distances()),
				result.seconds(), new Sample(labels, found.assignment(), pixels, rows(result.components().coordinates()),
						result.embedding().sample(), rows(result.embedding().coordinates())));
	}

	private static float[][] rows(FloatMatrix matrix) {
		return IntStream.range(0, matrix.rows()).mapToObj(matrix::row).toArray(float[][]::new);
	}

	/** The bytes of a file. */
	public byte[] toBytes() throws IOException {
		return JSON.writeValueAsBytes(this);
	}

	/**
	 * Reads the clusters in a folder of results.
	 *
	 * @throws IOException with one sentence, if there are none, or they are damaged
	 */
	public static SavedClusters read(Path folder) throws IOException {
		Path file = folder.resolve(FILE);
		if (!Files.isRegularFile(file)) {
			throw new IOException(
					tr("There are no clusters in %s: choose the folder of a job's results, with the file %s.", folder, FILE));
		}
		byte[] bytes = ResultFile.read(file);
		try {
			SavedClusters saved = JSON.readValue(bytes, SavedClusters.class);
			SavedClustersCheck.check(saved);
			saved.data();
			saved.result();
			return saved;
		} catch (IOException | RuntimeException e) {
			throw new IOException(tr("The file %s is not a complete result; copy it again.", file), e);
		}
	}

	/** The sample's images. */
	public DigitDataset data() {
		return new DigitDataset(source, sample.pixels(), sample.labels());
	}

	/** The result: points are those of the sample, measures and inertia those of all images. */
	public ClusterResult result() {
		int n = sample.labels().length;
		Pca pca = Pca.of(components.mean(), components.components(), components.variances(), components.totalVariance());
		FloatMatrix coordinates = FloatMatrix.of(sample.coordinates());
		FloatMatrix centres = FloatMatrix.of(clusters.centres());
		boolean isOfPixels = space.equals("pixels") && parameters.components() == 0;
		FloatMatrix points = isOfPixels ? FloatMatrix.ofPixels(data()) : firstColumns(coordinates, centres.columns());
		Projection method = sample.embedded().length == n && Arrays.deepEquals(sample.plot(), two(coordinates))
				? Projection.PCA
				: parameters.projection();
		return new ClusterResult(parameters, new ClusterResult.Components(pca, coordinates), points,
				new KMeansResult(centres, sample.assignment(), clusters.inertia(), clusters.iterations(), clusters.starts(),
						clusters.bestStart(), false),
				new ClusterResult.Measures(measures.silhouette(), measures.silhouetteSample(),
						measures.contingency() == null ? null : LabelAgreement.of(measures.contingency()),
						measures.distances(), List.of()),
				new Embedding(method, sample.embedded(), FloatMatrix.of(sample.plot())), seconds, false);
	}

	private static float[][] two(FloatMatrix coordinates) {
		return rows(Embedding.ofComponents(coordinates).coordinates());
	}

	private static FloatMatrix firstColumns(FloatMatrix coordinates, int columns) {
		return columns >= coordinates.columns()
				? coordinates
				: FloatMatrix.of(IntStream.range(0, coordinates.rows())
						.mapToObj(i -> Arrays.copyOf(coordinates.row(i), columns)).toArray(float[][]::new));
	}
}
