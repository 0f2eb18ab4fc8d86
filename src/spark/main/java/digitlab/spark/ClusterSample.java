package digitlab.spark;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.PriorityQueue;
import java.util.stream.Stream;

import digitlab.clustering.KMeansPass;
import digitlab.clustering.LabelAgreement;
import digitlab.clustering.ParallelSeeding;
import digitlab.clustering.PointBlock;

/**
 * What the measures and the plot need of a part of the clustered points: counts, sums, and a random sample whose choice depends
 * on seed and rows alone.
 *
 * @param sizes number of points in each cluster
 * @param contingency k × 10
 * @param sums the sum of the points of each digit, 10 × columns
 * @param sample the first points in a random order, at most as many as wanted
 * @param wanted size of the sample
 */
record ClusterSample(int[] sizes, int[][] contingency, double[][] sums, Point[] sample, int wanted) implements Serializable {

	/**
	 * A point of the sample.
	 *
	 * @param order a random number, by which the sample is ordered
	 * @param place its coordinates in the space that was clustered
	 */
	record Point(double order, long row, int label, int cluster, float[] place) implements Serializable {
	}

	private static PriorityQueue<Point> queue() {
		return new PriorityQueue<>(Comparator.comparingDouble(Point::order).reversed());
	}

	static ClusterSample of(Iterator<PointBlock> blocks, float[][] centres, int wanted, long seed) {
		int[] sizes = new int[centres.length];
		int[][] contingency = new int[centres.length][LabelAgreement.DIGITS];
		double[][] sums = new double[LabelAgreement.DIGITS][centres[0].length];
		PriorityQueue<Point> first = queue();
		while (blocks.hasNext()) {
			PointBlock block = blocks.next();
			int[] assignment = KMeansPass.assign(block, centres);
			for (int i = 0; i < assignment.length; i++) {
				int label = block.labels()[i];
				sizes[assignment[i]]++;
				if (label >= 0) {
					contingency[assignment[i]][label]++;
					add(sums[label], block, i);
				}
				double order = ParallelSeeding.order(seed, block.rows()[i]);
				if (first.size() < wanted || order < first.element().order()) {
					first.add(new Point(order, block.rows()[i], label, assignment[i], block.point(i)));
					if (first.size() > wanted) {
						first.remove();
					}
				}
			}
		}
		return new ClusterSample(sizes, contingency, sums, first.toArray(Point[]::new), wanted);
	}

	private static void add(double[] sum, PointBlock block, int index) {
		int from = index * sum.length;
		for (int j = 0; j < sum.length; j++) {
			sum[j] += block.values()[from + j];
		}
	}

	/** Adds another part, and returns both. */
	ClusterSample and(ClusterSample other) {
		for (int c = 0; c < sizes.length; c++) {
			sizes[c] += other.sizes[c];
			for (int d = 0; d < LabelAgreement.DIGITS; d++) {
				contingency[c][d] += other.contingency[c][d];
			}
		}
		for (int d = 0; d < sums.length; d++) {
			for (int j = 0; j < sums[d].length; j++) {
				sums[d][j] += other.sums[d][j];
			}
		}
		Point[] first = Stream.of(sample, other.sample).flatMap(Stream::of).sorted(Comparator.comparingDouble(Point::order))
				.limit(wanted).toArray(Point[]::new);
		return new ClusterSample(sizes, contingency, sums, first, wanted);
	}

	/** Whether any image has a label. */
	boolean isLabelled() {
		return Stream.of(contingency).anyMatch(row -> Arrays.stream(row).anyMatch(n -> n > 0));
	}

	/** The mean of the points of each digit; empty for a digit that does not occur. */
	double[][] centroids() {
		double[][] means = new double[sums.length][];
		for (int d = 0; d < means.length; d++) {
			int digit = d;
			double n = Stream.of(contingency).mapToInt(row -> row[digit]).sum();
			means[d] = n == 0 ? new double[0] : Arrays.stream(sums[d]).map(sum -> sum / n).toArray();
		}
		return means;
	}
}
