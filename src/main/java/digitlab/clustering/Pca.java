package digitlab.clustering;

import java.io.Serializable;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;

import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;

import static digitlab.language.Localization.tr;

/**
 * Principal components (Pearson, "On lines and planes of closest fit to systems of points in space", 1901): the eigenvectors of
 * the covariance matrix, in double precision. For 784 columns this takes a fraction of the time of a singular value decomposition
 * of all points, which gives the same result. Each component's largest loading is positive, so that a plot does not flip between
 * runs. Immutable.
 */
public final class Pca implements Serializable {

	private static final long serialVersionUID = 1;

	/** Eigenvalues below this fraction of the largest are rounding errors rather than variance. */
	private static final double RANK_TOLERANCE = 1e-12;

	/** A variance below this fraction of the mean's square is a rounding error of the mean. */
	private static final double SAME = 1e-18;

	/** The number of points that are converted to double precision at a time: 3 MB of 784 columns. */
	private static final int BLOCK = 512;

	private final double[] mean;
	private final double[][] components;
	private final double[] variances;
	private final double totalVariance;

	private Pca(double[] mean, double[][] components, double[] variances, double totalVariance) {
		this.mean = mean;
		this.components = components;
		this.variances = variances;
		this.totalVariance = totalVariance;
	}

	/**
	 * Computes the components of the largest variance.
	 *
	 * @param count number of components, at least 1; fewer are computed if the points span fewer dimensions
	 * @param progress counts points
	 * @throws IllegalArgumentException if all points are equal, or there are fewer than two
	 * @throws CancellationException if stopped
	 */
	public static Pca fit(FloatMatrix points, int count, ProgressListener progress, CancellationToken cancellation) {
		checkEnough(count, points.rows());
		double[] mean = mean(points);
		return ofCovariance(mean, covariance(points, mean, progress, cancellation), points.rows(), count);
	}

	/** @throws IllegalArgumentException if there are no components for so many points */
	static void checkEnough(int components, long points) {
		if (components < 1) {
			throw new IllegalArgumentException("At least one component is needed, not " + components + ".");
		}
		if (points < 2) {
			throw new IllegalArgumentException(tr("Components need at least two images: there is only %d.", points));
		}
	}

	/**
	 * The components of the largest variance of points with a known covariance.
	 *
	 * @param covariance columns × columns, of which the upper triangle is read
	 * @param points number of points
	 * @param count number of components
	 * @throws IllegalArgumentException if all points are equal
	 */
	static Pca ofCovariance(double[] mean, double[] covariance, long points, int count) {
		int d = mean.length;
		double total = 0;
		for (int i = 0; i < d; i++) {
			total += covariance[i * d + i];
		}
		if (total <= SAME * LinearAlgebra.squaredNorm(mean)) {
			throw new IllegalArgumentException(tr("All images are identical, so there is nothing to analyse."));
		}
		LinearAlgebra.Eigen eigen = LinearAlgebra.largest(covariance, d, Math.min(count, d));
		int rank = rank(eigen.values(), points);
		Arrays.stream(eigen.vectors()).forEach(Pca::fixSign);
		return new Pca(mean, Arrays.copyOf(eigen.vectors(), rank), Arrays.copyOf(eigen.values(), rank), total);
	}

	private static int rank(double[] values, long points) {
		int rank = 1;
		while (rank < Math.min(values.length, points - 1) && values[rank] > values[0] * RANK_TOLERANCE) {
			rank++;
		}
		return rank;
	}

	/**
	 * Components found earlier.
	 *
	 * @param components count × columns, each of length 1
	 * @param variances along each of them
	 * @param totalVariance of the points
	 */
	public static Pca of(double[] mean, double[][] components, double[] variances, double totalVariance) {
		return new Pca(mean.clone(), Arrays.stream(components).map(double[]::clone).toArray(double[][]::new), variances.clone(),
				totalVariance);
	}

	private static void fixSign(double[] component) {
		double largest = 0;
		for (double loading : component) {
			largest = Math.abs(loading) > Math.abs(largest) ? loading : largest;
		}
		if (largest < 0) {
			Arrays.setAll(component, i -> -component[i]);
		}
	}

	private static double[] mean(FloatMatrix points) {
		double[] sums = new double[points.columns()];
		float[] row = new float[points.columns()];
		for (int i = 0; i < points.rows(); i++) {
			points.copyRow(i, row);
			for (int j = 0; j < row.length; j++) {
				sums[j] += row[j];
			}
		}
		Arrays.setAll(sums, j -> sums[j] / points.rows());
		return sums;
	}

	private static double[] covariance(FloatMatrix points, double[] mean, ProgressListener progress,
			CancellationToken cancellation) {
		int d = mean.length;
		DoubleBuffer[] squares = new DoubleBuffer[ParallelBlocks.COUNT];
		eachBlock(points, mean, progress, cancellation, (slot, from, n, block) -> {
			squares[slot] = squares[slot] == null ? LinearAlgebra.doubles((long) d * d) : squares[slot];
			LinearAlgebra.addSquare(block, n, d, squares[slot]);
		});
		double[] covariance = new double[d * d];
		double[] part = new double[d * d];
		for (DoubleBuffer square : squares) {
			if (square != null) {
				square.get(0, part);
				Arrays.setAll(covariance, i -> covariance[i] + part[i] / (points.rows() - 1));
			}
		}
		return covariance;
	}

	/** Processes a block of centred points, in double precision. */
	private interface BlockWork {
		void accept(int slot, int from, int n, DoubleBuffer block);
	}

	private static void eachBlock(FloatMatrix points, double[] mean, ProgressListener progress, CancellationToken cancellation,
			BlockWork work) {
		Thread caller = Thread.currentThread();
		AtomicInteger done = new AtomicInteger();
		ParallelBlocks.run(slot -> {
			DoubleBuffer block = LinearAlgebra.doubles((long) BLOCK * mean.length);
			for (int from = slot * BLOCK; from < points.rows(); from += ParallelBlocks.COUNT * BLOCK) {
				check(cancellation);
				int n = centre(points, from, mean, block);
				work.accept(slot, from, n, block);
				int sofar = done.addAndGet(n);
				if (Thread.currentThread() == caller) {
					progress.progress(sofar, points.rows());
				}
			}
		});
		progress.progress(points.rows(), points.rows());
	}

	/** Fills a block with centred points; returns their number. */
	private static int centre(FloatMatrix points, int from, double[] mean, DoubleBuffer block) {
		int n = Math.min(BLOCK, points.rows() - from);
		float[] row = new float[mean.length];
		double[] centred = new double[mean.length];
		for (int i = 0; i < n; i++) {
			points.copyRow(from + i, row);
			for (int j = 0; j < row.length; j++) {
				centred[j] = row[j] - mean[j];
			}
			block.put(i * row.length, centred);
		}
		return n;
	}

	private static void check(CancellationToken cancellation) {
		if (cancellation.isCancelled()) {
			throw new CancellationException("The search for components was stopped.");
		}
	}

	/**
	 * Projects points onto the components.
	 *
	 * @param points n × columns
	 * @return n × {@link #count()}
	 * @throws IllegalArgumentException if their number of columns differs
	 * @throws CancellationException if stopped
	 */
	public FloatMatrix project(FloatMatrix points, ProgressListener progress, CancellationToken cancellation) {
		if (points.columns() != mean.length) {
			throw new IllegalArgumentException(
					"These components are of points with " + mean.length + " numbers, not " + points.columns());
		}
		DoubleBuffer loadings = LinearAlgebra.doubles((long) count() * mean.length);
		Arrays.stream(components).forEach(loadings::put);
		loadings.clear();
		FloatBuffer coordinates = LinearAlgebra.floats((long) points.rows() * count());
		eachBlock(points, mean, progress, cancellation, (_, from, n, block) -> {
			DoubleBuffer product = LinearAlgebra.doubles((long) n * count());
			LinearAlgebra.timesTransposed(1.0, block, n, mean.length, loadings, count(), product);
			for (int i = 0; i < n * count(); i++) {
				coordinates.put(from * count() + i, (float) product.get(i));
			}
		});
		return new FloatMatrix(points.rows(), count(), coordinates);
	}

	/**
	 * Projects a point onto the components.
	 *
	 * @throws IllegalArgumentException if its number of columns differs
	 */
	public float[] project(float[] point) {
		if (point.length != mean.length) {
			throw new IllegalArgumentException(
					"These components are of points with " + mean.length + " numbers, not " + point.length);
		}
		float[] place = new float[count()];
		for (int c = 0; c < place.length; c++) {
			double sum = 0;
			for (int j = 0; j < point.length; j++) {
				sum += (point[j] - mean[j]) * components[c][j];
			}
			place[c] = (float) sum;
		}
		return place;
	}

	/** Reconstructs a point from its coordinates along the components, as far as they determine it. */
	public double[] restore(float[] place) {
		double[] point = mean.clone();
		for (int c = 0; c < count(); c++) {
			for (int j = 0; j < point.length; j++) {
				point[j] += place[c] * components[c][j];
			}
		}
		return point;
	}

	/** The number of components. */
	public int count() {
		return components.length;
	}

	/** The loadings of a component, a vector of length 1. */
	public double[] component(int index) {
		return components[index].clone();
	}

	/** The mean of the points. */
	public double[] mean() {
		return mean.clone();
	}

	/** The sum of the variances of all columns. */
	public double totalVariance() {
		return totalVariance;
	}

	/** The variance along each component, descending. */
	public List<Double> variances() {
		return Arrays.stream(variances).boxed().toList();
	}

	/** The fraction of the total variance along each component, 0..1, descending. */
	public List<Double> explainedVariance() {
		return Arrays.stream(variances).map(v -> v / totalVariance).boxed().toList();
	}
}
