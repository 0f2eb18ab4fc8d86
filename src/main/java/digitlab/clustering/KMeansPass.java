package digitlab.clustering;

import java.io.Serializable;
import java.util.Iterator;

/**
 * One pass of k-means over a part of the points, for several starts at once: what their next centres follow from. The passes of
 * parts add up to that of all points. Reading the points costs more than computing with them when they lie on many machines, so
 * all starts share each pass.
 */
public final class KMeansPass implements Serializable {

	private static final long serialVersionUID = 1;

	/** The sums of the clusters of one start. */
	private static final class Start implements Serializable {

		private static final long serialVersionUID = 1;

		private final double[][] sums;
		private final double[] squares;
		private final long[] sizes;
		private double farthest = -1;
		private float[] farthestPoint = new float[0];

		Start(int k, int columns) {
			sums = new double[k][columns];
			squares = new double[k];
			sizes = new long[k];
		}

		void add(Start other) {
			for (int c = 0; c < sums.length; c++) {
				for (int j = 0; j < sums[c].length; j++) {
					sums[c][j] += other.sums[c][j];
				}
				squares[c] += other.squares[c];
				sizes[c] += other.sizes[c];
			}
			if (other.farthest > farthest) {
				farthest = other.farthest;
				farthestPoint = other.farthestPoint;
			}
		}
	}

	private final Start[] starts;

	private KMeansPass(float[][][] centres) {
		starts = new Start[centres.length];
		for (int s = 0; s < starts.length; s++) {
			starts[s] = new Start(centres[s].length, centres[s][0].length);
		}
	}

	/**
	 * Assigns the points of some blocks to their nearest centres.
	 *
	 * @param centres starts × k × columns
	 */
	public static KMeansPass of(Iterator<PointBlock> blocks, float[][][] centres) {
		KMeansPass pass = new KMeansPass(centres);
		if (blocks.hasNext()) {
			BlockDistances distances = new BlockDistances(BlockDistances.joined(centres));
			blocks.forEachRemaining(block -> pass.add(block, distances.of(block)));
		}
		return pass;
	}

	private void add(PointBlock block, float[] distances) {
		int columns = block.columns();
		int at = 0;
		for (int i = 0; i < block.size(); i++) {
			int from = i * columns;
			float square = BlockDistances.squaredNorm(block.values(), from, columns);
			for (Start start : starts) {
				int nearest = nearest(distances, at, start.sizes.length);
				double distance = square + distances[at + nearest];
				at += start.sizes.length;
				double[] sum = start.sums[nearest];
				for (int j = 0; j < columns; j++) {
					sum[j] += block.values()[from + j];
				}
				start.squares[nearest] += square;
				start.sizes[nearest]++;
				if (distance > start.farthest) {
					start.farthest = distance;
					start.farthestPoint = block.point(i);
				}
			}
		}
	}

	/** The index, from {@code from} on, of the smallest of k numbers; the first if there are several. */
	private static int nearest(float[] distances, int from, int k) {
		int best = 0;
		for (int c = 1; c < k; c++) {
			if (distances[from + c] < distances[from + best]) {
				best = c;
			}
		}
		return best;
	}

	/**
	 * The cluster of each point of a block.
	 *
	 * @param centres k × columns
	 */
	public static int[] assign(PointBlock block, float[][] centres) {
		float[] distances = new BlockDistances(centres).of(block);
		int[] assignment = new int[block.size()];
		for (int i = 0; i < assignment.length; i++) {
			assignment[i] = nearest(distances, i * centres.length, centres.length);
		}
		return assignment;
	}

	/** Adds the pass over another part, and returns this. */
	public KMeansPass add(KMeansPass other) {
		for (int s = 0; s < starts.length; s++) {
			starts[s].add(other.starts[s]);
		}
		return this;
	}

	/** The means of a start's clusters; the farthest point in place of an empty cluster. */
	public float[][] means(int start) {
		Start found = starts[start];
		float[][] means = new float[found.sums.length][];
		for (int c = 0; c < means.length; c++) {
			means[c] = found.farthestPoint.clone();
			for (int j = 0; j < means[c].length && found.sizes[c] > 0; j++) {
				means[c][j] = (float) (found.sums[c][j] / found.sizes[c]);
			}
		}
		return means;
	}

	/** The number of points in each cluster of a start. */
	public long[] sizes(int start) {
		return starts[start].sizes.clone();
	}

	/** The sum of the squared distances of all points from the means of their clusters in a start. */
	public double inertia(int start) {
		Start found = starts[start];
		double inertia = 0;
		for (int c = 0; c < found.sums.length; c++) {
			if (found.sizes[c] > 0) {
				inertia += found.squares[c] - LinearAlgebra.squaredNorm(found.sums[c]) / found.sizes[c];
			}
		}
		return Math.max(0, inertia);
	}

	/** The mean over the columns of the points' variance, the unit of {@link KMeansOptions#tolerance}. */
	public double meanVariance() {
		Start any = starts[0];
		double[] sum = new double[any.sums[0].length];
		double squares = 0;
		double n = 0;
		for (int c = 0; c < any.sums.length; c++) {
			for (int j = 0; j < sum.length; j++) {
				sum[j] += any.sums[c][j];
			}
			squares += any.squares[c];
			n += any.sizes[c];
		}
		return Math.max(0, squares / n - LinearAlgebra.squaredNorm(sum) / (n * n)) / sum.length;
	}
}
