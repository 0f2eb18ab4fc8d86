package digitlab.clustering;

import java.nio.DoubleBuffer;
import java.util.Arrays;
import java.util.Random;

/**
 * Measures how much closer points are to their own cluster than to the next one (Rousseeuw, "Silhouettes: a graphical aid to the
 * interpretation and validation of cluster analysis", 1987), on a sample of the points, as the cost grows with the square of
 * their number.
 */
public final class Silhouette {

	/** The number of rows of distances computed at a time. */
	private static final int BLOCK = 128;

	private final int[] sample;
	private final int columns;
	private final DoubleBuffer values;
	private final double[] squaredNorms;

	/**
	 * Draws a sample.
	 *
	 * @param size number of points; all points if there are no more
	 * @param seed equal seeds draw equal points
	 */
	public Silhouette(FloatMatrix points, int size, long seed) {
		sample = draw(points.rows(), size, seed);
		columns = points.columns();
		values = LinearAlgebra.doubles((long) sample.length * columns);
		squaredNorms = new double[sample.length];
		float[] row = new float[columns];
		for (int s = 0; s < sample.length; s++) {
			points.copyRow(sample[s], row);
			for (int j = 0; j < columns; j++) {
				values.put(s * columns + j, row[j]);
				squaredNorms[s] += (double) row[j] * row[j];
			}
		}
	}

	/** A random sample of the indices of n items, ascending: equal for equal seeds. */
	static int[] draw(int n, int size, long seed) {
		int[] all = new int[n];
		Arrays.setAll(all, i -> i);
		if (size >= n) {
			return all;
		}
		Random random = new Random(seed);
		for (int i = 0; i < size; i++) {
			int other = i + random.nextInt(n - i);
			int held = all[i];
			all[i] = all[other];
			all[other] = held;
		}
		int[] drawn = Arrays.copyOf(all, size);
		Arrays.sort(drawn);
		return drawn;
	}

	/** The size of the sample. */
	public int size() {
		return sample.length;
	}

	/**
	 * The mean silhouette of the sample: -1 (all in the wrong cluster) to 1 (clusters small and far apart). A point that is alone
	 * in its cluster counts 0, and so do all points if there is only one cluster.
	 *
	 * @param assignment the cluster 0..k-1 of every point, of the sample or not
	 */
	public double score(int[] assignment, int k) {
		int[] clusters = Arrays.stream(sample).map(i -> assignment[i]).toArray();
		int[] sizes = new int[k];
		for (int cluster : clusters) {
			sizes[cluster]++;
		}
		double[] widths = new double[sample.length];
		ParallelBlocks.run(slot -> {
			DoubleBuffer products = LinearAlgebra.doubles((long) BLOCK * sample.length);
			double[] row = new double[sample.length];
			int end = ParallelBlocks.start(slot + 1, sample.length);
			for (int from = ParallelBlocks.start(slot, sample.length); from < end; from += BLOCK) {
				int n = Math.min(BLOCK, end - from);
				LinearAlgebra.timesTransposed(-2.0, values.slice(from * columns, n * columns), n, columns, values, sample.length,
						products);
				for (int i = 0; i < n; i++) {
					products.get(i * sample.length, row);
					widths[from + i] = width(from + i, row, clusters, sizes);
				}
			}
		});
		return Arrays.stream(widths).average().orElse(0);
	}

	/** The silhouette of one point; {@code products} holds -2 x·y for all others. */
	private double width(int point, double[] products, int[] clusters, int[] sizes) {
		int own = clusters[point];
		if (sizes[own] < 2) {
			return 0;
		}
		double[] totals = new double[sizes.length];
		for (int other = 0; other < products.length; other++) {
			if (other != point) {
				totals[clusters[other]] += Math.sqrt(Math.max(0, squaredNorms[point] + products[other] + squaredNorms[other]));
			}
		}
		double within = totals[own] / (sizes[own] - 1);
		double next = Double.POSITIVE_INFINITY;
		for (int c = 0; c < sizes.length; c++) {
			if (c != own && sizes[c] > 0) {
				next = Math.min(next, totals[c] / sizes[c]);
			}
		}
		double larger = Math.max(within, next);
		return larger > 0 && next < Double.POSITIVE_INFINITY ? (next - within) / larger : 0;
	}
}
