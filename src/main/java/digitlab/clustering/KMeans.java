package digitlab.clustering;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.tr;

/**
 * K-means with k-means++ starts, Lloyd's steps as matrix products, and the best of several starts. Smile's own k-means, a k-d
 * tree over the points, takes minutes on 784 pixels; this takes seconds, with Smile's linear algebra.
 */
public final class KMeans {

	private KMeans() {
	}

	/**
	 * Finds clusters. When stopped, returns the best result so far.
	 *
	 * @throws IllegalArgumentException if there are fewer distinct points than clusters
	 * @throws CancellationException if stopped before the first step
	 */
	public static KMeansResult fit(FloatMatrix points, KMeansOptions options, KMeansListener listener,
			CancellationToken cancellation) {
		checkEnough(points, options.k());
		Random random = new Random(options.seed());
		CentreDistances distances = new CentreDistances(points);
		double tolerance = options.tolerance() * meanVariance(points);
		Lloyd best = null;
		double bestInertia = Double.POSITIVE_INFINITY;
		int bestStart = 0;
		int start = 0;
		while (start < options.restarts() && !cancellation.isCancelled()) {
			start++;
			float[][] seeds;
			try {
				seeds = new Seeding(points, distances, random).choose(options.k(), cancellation);
			} catch (CancellationException stopped) {
				start--;
				break; // the best earlier result is kept, if
			}
			Lloyd run = new Lloyd(points, distances, seeds, Lloyd.Observer.NONE);
			run(run, start, options.maxIterations(), tolerance, listener, cancellation);
			double inertia = run.iterations() == 0 ? Double.POSITIVE_INFINITY : run.inertia();
			if (inertia < bestInertia) {
				best = run;
				bestInertia = inertia;
				bestStart = start;
			}
		}
		return result(best, bestInertia, start, bestStart, cancellation.isCancelled());
	}

	/**
	 * Runs k-means from given centres.
	 *
	 * @param centres k × columns, k at most the number of distinct points
	 * @param options of which seed, k and restarts are ignored
	 * @throws CancellationException if stopped before the first step
	 */
	public static KMeansResult fit(FloatMatrix points, FloatMatrix centres, KMeansOptions options, KMeansListener listener,
			CancellationToken cancellation) {
		checkEnough(points, centres.rows());
		if (centres.columns() != points.columns()) {
			throw new IllegalArgumentException(
					"Centres of " + centres.columns() + " numbers do not lie among points of " + points.columns() + ".");
		}
		float[][] start = IntStream.range(0, centres.rows()).mapToObj(centres::row).toArray(float[][]::new);
		Lloyd run = new Lloyd(points, new CentreDistances(points), start, Lloyd.Observer.NONE);
		run(run, 1, options.maxIterations(), options.tolerance() * meanVariance(points), listener, cancellation);
		return result(run.iterations() == 0 ? null : run, run.iterations() == 0 ? 0 : run.inertia(), 1, 1,
				cancellation.isCancelled());
	}

	private static void checkEnough(FloatMatrix points, int k) {
		if (k > points.rows()) {
			throw new IllegalArgumentException(
					tr("There are only %d images: choose at most as many clusters, not %d.", points.rows(), k));
		}
		long maxClusters = LinearAlgebra.MAX_FLOATS / Math.max(points.rows(), points.columns());
		if (k > maxClusters) {
			throw new IllegalArgumentException(
					tr("There can be at most %,d clusters for these %,d images, not %,d: their distances would not fit "
							+ "into memory.", maxClusters, points.rows(), k));
		}
	}

	private static void run(Lloyd run, int start, int maxIterations, double tolerance, KMeansListener listener,
			CancellationToken cancellation) {
		while (run.iterations() < maxIterations && !run.isSettled() && !cancellation.isCancelled()) {
			double inertia = run.step(tolerance);
			listener.iterationFinished(start, run.iterations(), FloatMatrix.of(run.centres()), inertia);
		}
		if (run.iterations() > 0) {
			run.finish();
		}
	}

	/** The mean over the columns of their variance. */
	private static double meanVariance(FloatMatrix points) {
		double[] sums = new double[points.columns()];
		double squares = 0;
		float[] row = new float[points.columns()];
		for (int i = 0; i < points.rows(); i++) {
			points.copyRow(i, row);
			float square = 0;
			for (int j = 0; j < row.length; j++) {
				sums[j] += row[j];
				square += row[j] * row[j];
			}
			squares += square;
		}
		double n = points.rows();
		double aroundNought = squares / n;
		return Math.max(0, aroundNought - LinearAlgebra.squaredNorm(sums) / (n * n)) / sums.length;
	}

	private static KMeansResult result(@Nullable Lloyd run, double inertia, int starts, int bestStart,
			boolean stopped) {
		if (run == null) {
			throw new CancellationException("The search for clusters was stopped before its first step.");
		}
		int[] order = largestFirst(run.sizes());
		int[] rank = new int[order.length];
		float[][] centres = new float[order.length][];
		for (int r = 0; r < order.length; r++) {
			rank[order[r]] = r;
			centres[r] = run.centres()[order[r]];
		}
		return new KMeansResult(FloatMatrix.of(centres), Arrays.stream(run.assignment()).map(c -> rank[c]).toArray(), inertia,
				run.iterations(), starts, bestStart, stopped);
	}

	/** The clusters in the order in which results have them. */
	private static int[] largestFirst(int[] sizes) {
		return IntStream.range(0, sizes.length).boxed().sorted(Comparator.comparingInt(c -> -sizes[c]))
				.mapToInt(Integer::intValue).toArray();
	}

	/**
	 * Repeats one of the starts of {@link #fit(FloatMatrix, KMeansOptions, KMeansListener, CancellationToken)} and records every
	 * step of it. The last step has the same clusters, in the same order, as fit has if that start is its best.
	 *
	 * @param options k at most {@value KMeansSteps#MAX_K}
	 * @param start from 1 to the number of restarts
	 * @param progress counts iterations, of unknown number
	 * @throws IllegalArgumentException if there are too few points or too many clusters
	 * @throws CancellationException if stopped
	 */
	public static KMeansSteps steps(FloatMatrix points, KMeansOptions options, int start, ProgressListener progress,
			CancellationToken cancellation) {
		checkEnough(points, options.k());
		Random random = new Random(options.seed());
		CentreDistances distances = new CentreDistances(points);
		float[][] seeds = new float[0][];
		for (int s = 0; s < start; s++) {
			seeds = new Seeding(points, distances, random).choose(options.k(), cancellation);
		}
		StepRecorder recorder = new StepRecorder(points.rows(), seeds);
		Lloyd run = new Lloyd(points, distances, seeds, recorder);
		run(run, start, options.maxIterations(), options.tolerance() * meanVariance(points),
				(_, iteration, _, _) -> progress.progress(iteration, -1), cancellation);
		if (cancellation.isCancelled()) {
			throw new CancellationException("The steps of k-means were stopped.");
		}
		return recorder.steps(largestFirst(run.sizes()));
	}
}
