package digitlab.clustering;

import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import smile.graph.NearestNeighborGraph;
import smile.manifold.TSNE;
import smile.manifold.UMAP;
import smile.math.MathEx;
import smile.util.AlgoStatus;
import smile.util.IterativeAlgorithmController;

import static digitlab.language.Localization.tr;

/**
 * An embedding of points in two dimensions.
 *
 * @param method the projection
 * @param sample the indices of the embedded points, ascending: all, or a sample of the size that the method can handle
 * @param coordinates sample × 2
 */
public record Embedding(Projection method, int[] sample, FloatMatrix coordinates) {

	private static final int NEIGHBOURS = 15;
	private static final double PERPLEXITY = 30;
	/** The minimum that Smile accepts. */
	private static final double MIN_PERPLEXITY = 2;
	/** From Belkina and others, "Automated optimized parameters for t-SNE", 2019: points over exaggeration, but not too small. */
	private static final double MIN_LEARNING_RATE = 200;
	/** Smile always multiplies by 12 and divides by this: only this value leaves the distances as they are. */
	private static final double EXAGGERATION = 12;
	private static final int ITERATIONS = 1000;
	/**
	 * Smile stops when the gradient is small. During early exaggeration, many similar neighbours pull all points together, and
	 * the gradient is smallest there, although the points have yet to unfold; therefore neither the gradient nor the lack of
	 * progress ends the iterations here.
	 */
	private static final double MIN_GRADIENT = Double.MIN_NORMAL;
	private static final int STALE = ITERATIONS;
	/** Smile's and the papers' values for parameters that need no choice here. */
	private static final double MOMENTUM = 0.5;
	private static final double FINAL_MOMENTUM = 0.8;
	private static final int MOMENTUM_SWITCH = 250;
	private static final double MIN_GAIN = 0.01;
	/** An embedding smaller than this has not unfolded: t-SNE starts with a spread of 1e-4, and its units are close to 1. */
	private static final double MIN_EXTENT = 1e-3;
	/** Fewer points have no meaningful neighbourhoods. */
	private static final int MIN_POINTS = 8;
	private static final int POLL_MILLISECONDS = 50;

	/** The first two columns of points that are principal components already; a single column becomes a line. */
	public static Embedding ofComponents(FloatMatrix components) {
		float[][] coordinates = new float[components.rows()][2];
		for (int i = 0; i < coordinates.length; i++) {
			coordinates[i][0] = components.value(i, 0);
			coordinates[i][1] = components.columns() > 1 ? components.value(i, 1) : 0;
		}
		return new Embedding(Projection.PCA, Silhouette.draw(coordinates.length, coordinates.length, 0),
				FloatMatrix.of(coordinates));
	}

	/**
	 * Embeds a sample of points. Smile's UMAP cannot be stopped: when stopped, it is abandoned on a thread of its own; t-SNE
	 * stops at once.
	 *
	 * @param points preferably principal components, some tens of columns
	 * @param maxPoints maximum number of points in the sample
	 * @param seed seed of sample and embedding: equal seeds give equal results
	 * @param progress counts iterations, of unknown number for UMAP
	 * @throws IllegalArgumentException if there are too few points
	 * @throws IllegalStateException with a sentence, if the method finds no embedding of these points
	 * @throws CancellationException if stopped
	 */
	public static Embedding of(Projection method, FloatMatrix points, int maxPoints, long seed, ProgressListener progress,
			CancellationToken cancellation) {
		if (method == Projection.PCA) {
			return ofComponents(points);
		}
		checkEnough(method, Math.min(points.rows(), maxPoints));
		int[] sample = Silhouette.draw(points.rows(), maxPoints, seed);
		FloatMatrix chosen = points.subset(sample);
		double[][] coordinates = method == Projection.UMAP
				? umap(chosen, seed, progress, cancellation)
				: tsne(chosen, seed, progress, cancellation);
		checkExtent(method, coordinates);
		return new Embedding(method, sample,
				FloatMatrix.of(Arrays.stream(coordinates).map(Embedding::floats).toArray(float[][]::new)));
	}

	/** @throws IllegalStateException with a sentence, if all coordinates are equal or some are not finite */
	static void checkExtent(Projection method, double[][] coordinates) {
		for (int column = 0; column < 2; column++) {
			int c = column;
			DoubleSummaryStatistics along = Arrays.stream(coordinates).mapToDouble(place -> place[c]).summaryStatistics();
			if (!(along.getMax() - along.getMin() >= MIN_EXTENT) || !Double.isFinite(along.getSum())) {
				throw new IllegalStateException(
						tr("%s could not lay out these points: choose PCA for the plot.", method.words()));
			}
		}
	}

	/**
	 * @param points number of points to embed
	 * @throws IllegalArgumentException with a sentence, if they are too few
	 */
	static void checkEnough(Projection method, int points) {
		if (method != Projection.PCA && points < MIN_POINTS) {
			throw new IllegalArgumentException(
					tr("%s needs at least %d images, not %d: choose PCA for the plot.", method.words(), MIN_POINTS, points));
		}
	}

	private static float[] floats(double[] place) {
		return new float[]{(float) place[0], (float) place[1]};
	}

	private static double[][] arrays(FloatMatrix points) {
		double[][] rows = new double[points.rows()][];
		Arrays.setAll(rows, i -> doubles(points.row(i)));
		return rows;
	}

	private static double[] doubles(float[] row) {
		return IntStream.range(0, row.length).mapToDouble(j -> row[j]).toArray();
	}

	/**
	 * For up to 10,000 points, Smile starts with a spectral embedding, for which ARPACK draws a start that differs from call to
	 * call. If the neighbour graph is disconnected, it starts with the principal components instead; so an isolated group of
	 * points in the centre is added and removed again afterwards.
	 */
	private static double[][] umap(FloatMatrix points, long seed, ProgressListener progress, CancellationToken cancellation) {
		int n = points.rows();
		int k = Math.min(NEIGHBOURS, n - 1);
		NeighbourGraph real = NeighbourGraph.of(points, k, progress, cancellation);
		double[][] rows = Arrays.copyOf(arrays(points), n + k + 1);
		int[][] indices = Arrays.copyOf(real.indices(), n + k + 1);
		double[][] distances = Arrays.copyOf(real.distances(), n + k + 1);
		double[] middle = MathEx.colMeans(Arrays.copyOf(rows, n));
		for (int i = n; i < rows.length; i++) {
			int self = i;
			rows[i] = middle;
			indices[i] = IntStream.range(n, rows.length).filter(other -> other != self).toArray();
			distances[i] = new double[k];
			Arrays.fill(distances[i], 1);
		}
		progress.progress(0, -1);
		double[][] coordinates = apart(() -> {
			MathEx.setSeed(seed);
			return UMAP.fit(rows, new NearestNeighborGraph(k, indices, distances), new UMAP.Options(k));
		}, () -> {
		}, cancellation);
		return Arrays.copyOf(coordinates, n);
	}

	private static double[][] tsne(FloatMatrix points, long seed, ProgressListener progress, CancellationToken cancellation) {
		double[][] rows = arrays(points);
		if (rows.length == points.columns()) { // Smile treats a square matrix as the distances
			Arrays.setAll(rows, i -> Arrays.copyOf(rows[i], rows.length + 1));
		}
		double few = Math.max(MIN_PERPLEXITY, (rows.length - 1) / 6.0); // few points have few neighbours
		double perplexity = Math.min(PERPLEXITY, few);
		double learningRate = Math.max(rows.length / EXAGGERATION, MIN_LEARNING_RATE);
		try (IterativeAlgorithmController<AlgoStatus> controller = new IterativeAlgorithmController<>()) {
			controller.subscribe(new Iterations(progress));
			TSNE.Options options = new TSNE.Options(2, perplexity, learningRate, EXAGGERATION, ITERATIONS, STALE, MIN_GRADIENT,
					MOMENTUM, FINAL_MOMENTUM, MOMENTUM_SWITCH, MIN_GAIN, controller);
			return apart(() -> {
				MathEx.setSeed(seed);
				return TSNE.fit(rows, options).coordinates();
			}, controller::stop, cancellation);
		}
	}

	/** Runs on another thread, so that stopping need not wait for completion. */
	private static double[][] apart(Supplier<double[][]> work, Runnable onStop, CancellationToken cancellation) {
		CompletableFuture<double[][]> result = new CompletableFuture<>();
		Thread.ofPlatform().daemon().name("embedding").start(() -> {
			try {
				result.complete(work.get());
			} catch (RuntimeException | Error e) {
				result.completeExceptionally(e);
			}
		});
		while (true) {
			if (cancellation.isCancelled()) {
				onStop.run();
				throw new CancellationException("The layout of the plot was stopped.");
			}
			try {
				return result.get(POLL_MILLISECONDS, TimeUnit.MILLISECONDS);
			} catch (TimeoutException notYet) {
				continue;
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
				throw new CancellationException("The layout of the plot was stopped.");
			} catch (ExecutionException e) {
				throw new IllegalStateException(tr("These points could not be laid out this way: choose PCA for the plot."), e);
			}
		}
	}

	/** Forwards t-SNE's iterations. */
	private record Iterations(ProgressListener progress) implements Flow.Subscriber<AlgoStatus> {

		@Override
		public void onSubscribe(Flow.Subscription subscription) {
			subscription.request(Long.MAX_VALUE);
		}

		@Override
		public void onNext(AlgoStatus status) {
			progress.progress(status.iteration(), ITERATIONS);
		}

		@Override
		public void onError(Throwable error) {
			// The work itself reports what went wrong.
		}

		@Override
		public void onComplete() {
			progress.progress(ITERATIONS, ITERATIONS);
		}
	}
}
