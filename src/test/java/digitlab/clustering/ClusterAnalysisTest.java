package digitlab.clustering;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import digitlab.clustering.ClusterListener.Phase;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.dataset.Split;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.synthetic.SyntheticDigits;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** Expected numbers come from scikit-learn: see clustering_reference.py. */
class ClusterAnalysisTest {

	private static ClusterParameters parameters(int components, int k, Projection projection) {
		return new ClusterParameters(components, k, 5, 1, projection, 60, 1000, false);
	}

	private static ClusterResult run(ClusterParameters parameters) {
		return ClusterAnalysis.run(FormulaPoints.points(), FormulaPoints.labels(), parameters, ClusterListener.NONE,
				new CancellationToken());
	}

	@Test
	void allComponentsOrNoneGiveTheSameClusters() {
		for (int components : new int[]{0, 6, 50}) {
			ClusterResult result = run(parameters(components, 4, Projection.PCA));
			assertThat(result.clusters().inertia()).isCloseTo(806.36128, within(1e-3));
			assertThat(result.measures().silhouette()).isCloseTo(0.715979759, within(1e-5));
			assertThat(result.measures().silhouetteSample()).isEqualTo(120);
			assertThat(result.measures().agreement().adjustedRandIndex()).isCloseTo(0.73536795, within(1e-8));
			assertThat(result.measures().distances().closest().getFirst().distance()).isCloseTo(1.376194, within(1e-4));
			assertThat(result.embedding().coordinates().rows()).isEqualTo(120);
			assertThat(result.stopped()).isFalse();
		}
	}

	@Test
	void aPointThatWasAnalysedBelongsToItsCluster() {
		for (int components : new int[]{0, 1, 3, 50}) {
			ClusterResult result = run(parameters(components, 4, Projection.PCA));
			for (int i = 0; i < FormulaPoints.ROWS; i++) {
				ClusterResult.Place place = result.place(FormulaPoints.points().row(i));
				assertThat(place.cluster()).as(components + " components, point " + i)
						.isEqualTo(result.clusters().assignment()[i]);
				assertThat(place.components()).containsExactly(result.components().coordinates().row(i), within(1e-5f));
			}
		}
		ClusterResult result = run(parameters(0, 4, Projection.PCA));
		float[] moved = result.clusters().centres().row(2);
		moved[0] += 0.25f;
		assertThat(result.place(moved).cluster()).isEqualTo(2);
		assertThat(result.place(moved).distance()).isCloseTo(0.25, within(1e-6));
	}

	@Test
	void aPlotHasTwoDimensionsWhateverTheClustersHave() {
		ClusterResult one = run(parameters(1, 3, Projection.PCA));
		assertThat(one.clusters().centres().columns()).isEqualTo(1);
		assertThat(one.components().pca().count()).isEqualTo(2);
		assertThat(one.embedding().coordinates().row(0)).containsExactly(new float[]{-11.7826104f, -7.22171874f}, within(1e-4f));
		FloatMatrix line = FloatMatrix.of(new float[][]{{0, 0}, {1, 1}, {2, 2}, {9, 9}});
		ClusterResult flat = ClusterAnalysis.run(line, new int[]{-1, -1, -1, -1}, parameters(2, 2, Projection.PCA),
				ClusterListener.NONE, new CancellationToken());
		assertThat(flat.embedding().coordinates().value(3, 1)).isZero();
		assertThat(flat.measures().agreement()).isNull();
		assertThat(flat.measures().distances().closest()).isEmpty();
	}

	@Test
	void umapAndTsneLayOutASampleTheSameWayEachTime() {
		for (Projection projection : List.of(Projection.UMAP, Projection.TSNE)) {
			Embedding first = run(parameters(5, 4, projection)).embedding();
			Embedding second = run(parameters(5, 4, projection)).embedding();
			assertThat(first.method()).isEqualTo(projection);
			assertThat(first.sample()).hasSize(60).isSorted().isEqualTo(second.sample());
			assertThat(first.coordinates().rows()).isEqualTo(60);
			assertThat(first.coordinates().columns()).isEqualTo(2);
			for (int i = 0; i < 60; i++) {
				assertThat(first.coordinates().row(i)).isEqualTo(second.coordinates().row(i));
			}
			assertThat(likeNeighbours(first)).as(projection.words()).isGreaterThan(0.9);
		}
	}

	/**
	 * The fraction of points whose nearest point in the layout is from the same of the four groups that the points are made of.
	 */
	private static double likeNeighbours(Embedding embedding) {
		NeighbourGraph nearest = NeighbourGraph.of(embedding.coordinates(), 1, ProgressListener.NONE, new CancellationToken());
		int alike = 0;
		for (int i = 0; i < embedding.sample().length; i++) {
			alike += embedding.sample()[i] % 4 == embedding.sample()[nearest.indices()[i][0]] % 4 ? 1 : 0;
		}
		return alike / (double) embedding.sample().length;
	}

	/**
	 * With a limit on the gradient, 500 generated digits stayed within 1e-15 of each other, with 31 % next to one of their class.
	 */
	@Test
	void digitsUnfold() {
		DigitDataset digits = new SyntheticDigits(500, 1).read(Split.TRAIN, ProgressListener.NONE, new CancellationToken());
		FloatMatrix pixels = FloatMatrix.ofPixels(digits);
		FloatMatrix components = Pca.fit(pixels, 50, ProgressListener.NONE, new CancellationToken()).project(pixels,
				ProgressListener.NONE,
				new CancellationToken());
		FloatMatrix coordinates = Embedding
				.of(Projection.TSNE, components, 500, 1, ProgressListener.NONE, new CancellationToken()).coordinates();
		NeighbourGraph nearest = NeighbourGraph.of(coordinates, 1, ProgressListener.NONE, new CancellationToken());
		for (int column : new int[]{0, 1}) {
			double squares = IntStream.range(0, 500).mapToDouble(i -> Math.pow(coordinates.value(i, column), 2)).sum();
			assertThat(Math.sqrt(squares / 500)).as("standard deviation, around 0").isBetween(1.0, 50.0);
		}
		long alike = IntStream.range(0, 500).filter(i -> digits.label(i) == digits.label(nearest.indices()[i][0])).count();
		assertThat(alike).isGreaterThan(400);
	}

	@Test
	void aLayoutInOnePlaceIsNone() {
		String sentence = "t-SNE could not lay out these points: choose PCA for the plot.";
		for (double[][] coordinates : new double[][][]{{{0, 0}, {1e-15, 1}}, {{0, Double.NaN}, {1, 1}}, {{0, 0}, {1e-9, 0}}}) {
			assertThatThrownBy(() -> Embedding.checkExtent(Projection.TSNE, coordinates))
					.isInstanceOf(IllegalStateException.class)
					.hasMessage(sentence);
		}
		Embedding.checkExtent(Projection.TSNE, new double[][]{{0, 0}, {1, 1}});
	}

	/** Makes UMAP fail when it first reports progress. */
	@Test
	void aLayoutThatFailsLosesNothingElse() {
		ClusterListener failing = new ClusterListener() {
			@Override
			public void progress(Phase phase, long done, long total) {
				if (phase == Phase.PROJECTION) {
					throw new IllegalStateException("as Smile does");
				}
			}
		};
		ClusterResult result = ClusterAnalysis.run(FormulaPoints.points(), FormulaPoints.labels(),
				parameters(3, 4, Projection.UMAP),
				failing, new CancellationToken());
		assertThat(result.clusters().sizes()).hasSize(4);
		assertThat(result.embedding().method()).isEqualTo(Projection.PCA);
		assertThat(result.embedding().coordinates().rows()).isEqualTo(120);
		assertThat(result.stopped()).isFalse();
		assertThat(result.withoutLayout())
				.isEqualTo("UMAP could not lay out these points, so the plot shows principal components.");
		assertThat(result.withElbow(List.of()).withoutLayout()).isEqualTo(result.withoutLayout());
		assertThat(run(parameters(3, 4, Projection.UMAP)).withoutLayout()).isNull();
	}

	@Test
	void asManyPointsAsColumnsAreNoTableOfDistances() {
		float[][] square = new float[10][];
		float[][] wider = new float[10][];
		for (int i = 0; i < square.length; i++) {
			square[i] = Arrays.copyOf(many().row(i), 10);
			wider[i] = Arrays.copyOf(square[i], 11);
		}
		List<FloatMatrix> coordinates = Stream.of(square, wider).map(FloatMatrix::of)
				.map(p -> Embedding.of(Projection.TSNE, p, 100, 1, ProgressListener.NONE, new CancellationToken()).coordinates())
				.toList();
		for (int i = 0; i < square.length; i++) {
			assertThat(coordinates.get(0).row(i)).isEqualTo(coordinates.get(1).row(i));
		}
	}

	@Test
	void theVarianceUsedIsNotThatOfThePlot() {
		ClusterResult none = run(parameters(0, 4, Projection.PCA));
		assertThat(none.varianceUsed()).isEqualTo(1);
		assertThat(none.varianceShown()).isCloseTo(
				none.components().pca().explainedVariance().get(0) + none.components().pca().explainedVariance().get(1),
				within(1e-12));
		ClusterResult one = run(parameters(1, 4, Projection.PCA));
		assertThat(one.varianceUsed()).isEqualTo(one.components().pca().explainedVariance().getFirst())
				.isLessThan(one.varianceShown());
	}

	@Test
	void equalPointsCanBeLaidOut() {
		float[][] rows = new float[30][3];
		for (int i = 15; i < 30; i++) {
			Arrays.fill(rows[i], i % 3);
		}
		for (Projection projection : Projection.values()) {
			FloatMatrix coordinates = Embedding
					.of(projection, FloatMatrix.of(rows), 100, 1, ProgressListener.NONE, new CancellationToken()).coordinates();
			assertThat(coordinates.rows()).isEqualTo(30);
		}
		assertThatThrownBy(() -> Embedding.of(Projection.UMAP, FloatMatrix.of(new float[5][2]), 100, 1, ProgressListener.NONE,
				new CancellationToken())).hasMessage("UMAP needs at least 8 images, not 5: choose PCA for the plot.");
	}

	@Test
	void aStopKeepsWhatWasFound() {
		CancellationToken cancellation = new CancellationToken();
		List<Phase> phases = new ArrayList<>();
		ClusterListener stopper = new ClusterListener() {
			@Override
			public void progress(Phase phase, long done, long total) {
				phases.add(phase);
			}

			@Override
			public void iterationFinished(int start, int iteration, FloatMatrix centres, double inertia) {
				cancellation.cancel();
			}
		};
		ClusterResult result = ClusterAnalysis.run(FormulaPoints.points(), FormulaPoints.labels(),
				parameters(3, 7, Projection.UMAP), stopper, cancellation);
		assertThat(result.stopped()).isTrue();
		assertThat(result.clusters().iterations()).isEqualTo(1);
		assertThat(result.embedding().method()).isEqualTo(Projection.PCA);
		assertThat(phases).contains(Phase.PCA, Phase.KMEANS, Phase.MEASURES);
		assertThatThrownBy(
				() -> ClusterAnalysis.run(FormulaPoints.points(), FormulaPoints.labels(), parameters(3, 7, Projection.PCA),
						ClusterListener.NONE, cancellation))
				.isInstanceOf(CancellationException.class);
	}

	/** A run stopped after a phase has reported progress this many times. */
	private static ClusterResult stopped(Phase when, int tellings) {
		CancellationToken cancellation = new CancellationToken();
		AtomicInteger told = new AtomicInteger();
		ClusterListener stopper = new ClusterListener() {
			@Override
			public void progress(Phase phase, long done, long total) {
				if (phase == when && told.incrementAndGet() == tellings) {
					cancellation.cancel();
				}
			}
		};
		return ClusterAnalysis.run(FormulaPoints.points(), FormulaPoints.labels(),
				new ClusterParameters(3, 4, 5, 1, Projection.UMAP, 60, 1000, true), stopper, cancellation);
	}

	@Test
	void aStopInEachPhaseKeepsWhatCameBefore() {
		assertThatThrownBy(() -> stopped(Phase.PCA, 1)).isInstanceOf(CancellationException.class)
				.hasMessage("The search for components was stopped.");
		assertThatThrownBy(() -> stopped(Phase.KMEANS, 1)).isInstanceOf(CancellationException.class)
				.hasMessage("The search for clusters was stopped before its first step.");
		ClusterResult clusters = stopped(Phase.KMEANS, 2);
		assertThat(clusters.clusters().iterations()).isEqualTo(1);
		assertThat(clusters.clusters().starts()).isEqualTo(1);
		ClusterResult measures = stopped(Phase.MEASURES, 1);
		ClusterResult whole = run(parameters(3, 4, Projection.PCA));
		assertThat(measures.clusters().inertia()).isEqualTo(whole.clusters().inertia());
		assertThat(measures.measures().silhouette()).isEqualTo(whole.measures().silhouette());
		ClusterResult elbow = stopped(Phase.ELBOW, 3);
		assertThat(elbow.measures().elbow()).extracting(Elbow.Step::k).containsExactly(2, 3, 4);
		ClusterResult plot = stopped(Phase.PROJECTION, 1);
		assertThat(plot.measures().elbow()).hasSize(29);
		for (ClusterResult result : List.of(clusters, measures, elbow, plot)) {
			assertThat(result.stopped()).isTrue();
			assertThat(result.clusters().sizes()).hasSize(4).doesNotContain(0);
			assertThat(result.measures().agreement()).isNotNull();
			assertThat(result.measures().distances().merges()).hasSize(9);
			assertThat(result.embedding().method()).isEqualTo(Projection.PCA);
			assertThat(result.embedding().coordinates().rows()).isEqualTo(120);
		}
		assertThat(measures.measures().elbow()).isEmpty();
	}

	/** Six hundred points, enough for Smile to use several threads. */
	private static FloatMatrix many() {
		float[][] rows = new float[600][8];
		for (int i = 0; i < rows.length; i++) {
			for (int j = 0; j < 8; j++) {
				rows[i][j] = (float) (4 * Math.sin(1.3 * (i % 5) + 1.1 * j) + Math.sin(0.37 * i * (j + 1) + j));
			}
		}
		return FloatMatrix.of(rows);
	}

	@Test
	void theNumberOfThreadsChangesNothing() {
		int[] labels = new int[600];
		Arrays.setAll(labels, i -> i % 10);
		int cores = Runtime.getRuntime().availableProcessors();
		for (Projection projection : Projection.values()) {
			ClusterParameters parameters = new ClusterParameters(5, 6, 3, 7, projection, 200, 300, false);
			List<ClusterResult> results = new ArrayList<>();
			try {
				for (int threads : new int[]{1, 2, 8}) {
					ClusterAnalysis.useThreads(threads);
					results.add(ClusterAnalysis.run(many(), labels, parameters, ClusterListener.NONE, new CancellationToken()));
				}
			} finally {
				ClusterAnalysis.useThreads(cores);
			}
			ClusterResult first = results.getFirst();
			for (ClusterResult other : results) {
				assertThat(other.components().pca().variances()).isEqualTo(first.components().pca().variances());
				assertThat(other.clusters().assignment()).isEqualTo(first.clusters().assignment());
				assertThat(other.clusters().inertia()).isEqualTo(first.clusters().inertia());
				assertThat(other.measures().silhouette()).isEqualTo(first.measures().silhouette());
				for (int i = 0; i < first.embedding().sample().length; i++) {
					assertThat(other.embedding().coordinates().row(i)).as(projection.words())
							.isEqualTo(first.embedding().coordinates().row(i));
				}
			}
		}
	}

	@Test
	void fewPointsAreLaidOutToo() {
		for (Projection projection : List.of(Projection.UMAP, Projection.TSNE)) {
			for (int n = 8; n < 15; n++) {
				FloatMatrix few = FormulaPoints.points().subset(IntStream.range(0, n).toArray());
				FloatMatrix coordinates = Embedding.of(projection, few, 100, 1, ProgressListener.NONE, new CancellationToken())
						.coordinates();
				assertThat(coordinates.rows()).isEqualTo(n);
				assertThat(coordinates.row(n - 1)).doesNotContain(Float.NaN);
			}
		}
		ClusterParameters parameters = new ClusterParameters(3, 2, 5, 1, Projection.TSNE, 7, 1000, false);
		assertThatThrownBy(
				() -> ClusterAnalysis.run(FormulaPoints.points(), FormulaPoints.labels(), parameters, new ClusterListener() {
					@Override
					public void progress(Phase phase, long done, long total) {
						throw new IllegalStateException("nothing is done");
					}
				}, new CancellationToken())).hasMessage("t-SNE needs at least 8 images, not 7: choose PCA for the plot.");
	}

	@Test
	void aLayoutCanBeLeftBehind() {
		CancellationToken cancellation = new CancellationToken();
		assertThatThrownBy(() -> Embedding.of(Projection.UMAP, FormulaPoints.points(), 120, 1, (_, total) -> {
			if (total < 0) {
				cancellation.cancel();
			}
		}, cancellation)).isInstanceOf(CancellationException.class).hasMessage("The layout of the plot was stopped.");
	}

	@Test
	void clustersHaveMeanImages() {
		byte[] pixels = new byte[3 * DigitImage.PIXELS];
		pixels[7] = (byte) 200;
		pixels[DigitImage.PIXELS + 7] = 100;
		DigitDataset images = new DigitDataset("three", pixels, new byte[]{1, 1, 2});
		KMeansResult clusters = new KMeansResult(FloatMatrix.of(new float[2][1]), new int[]{0, 0, 1}, 0, 1, 1, 1, false);
		assertThat(ClusterImages.means(images, clusters).get(0).at(0, 7)).isEqualTo(150);
		assertThat(ClusterImages.means(images, clusters).get(1).max()).isZero();
	}

	@Test
	void impossibleParametersAreRefused() {
		assertThatThrownBy(() -> parameters(-1, 3, Projection.PCA)).hasMessage("The number of components must be 0 or "
				+ "more, not -1.");
		assertThatThrownBy(() -> run(parameters(3, 121, Projection.PCA)))
				.hasMessage("There are only 120 images: choose at most as many clusters, not 121.");
		FloatMatrix three = FloatMatrix.of(new float[][]{{1, 2}, {3, 4}, {1, 2}, {9, 4}, {3, 4}});
		assertThatThrownBy(() -> ClusterAnalysis.run(three, new int[5], parameters(2, 4, Projection.PCA), ClusterListener.NONE,
				new CancellationToken())).hasMessage("There are only 3 different points: choose at most 3 clusters.");
	}
}
