package digitlab.clustering;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import digitlab.dataset.DigitDataset;
import smile.clustering.HierarchicalClustering;
import smile.clustering.linkage.UPGMALinkage;

/**
 * The Euclidean distances between the digits' centroids (the means of their points), in the units of the space.
 *
 * @param digits the digits that occur, ascending
 * @param distances 10 × 10, symmetric; 0 if a digit does not occur
 * @param merges the hierarchical clustering of the digits by average linkage (Sokal and Michener, 1958), lowest first; one fewer
 * than there are digits
 */
public record DigitDistances(List<Integer> digits, double[][] distances, List<Merge> merges) {

	/** A pair of digits; {@code a} is the smaller. */
	public record Pair(int a, int b, double distance) {
	}

	/**
	 * Two groups of digits that are merged.
	 *
	 * @param left digits of one group, ascending; {@code right} those of the other
	 * @param height the mean distance of a digit of one group from one of the other
	 */
	public record Merge(List<Integer> left, List<Integer> right, double height) {
	}

	/** @param labels labels of the points, 0..9 or {@link DigitDataset#UNLABELLED} */
	public static DigitDistances of(FloatMatrix points, int[] labels) {
		return of(centroids(points, labels));
	}

	/** @param centroids of the ten digits; empty for a digit that does not occur */
	public static DigitDistances of(double[][] centroids) {
		List<Integer> digits = IntStream.range(0, centroids.length).filter(d -> centroids[d].length > 0).boxed().toList();
		double[][] distances = new double[centroids.length][centroids.length];
		for (int a : digits) {
			for (int b : digits) {
				distances[a][b] = distance(centroids[a], centroids[b]);
			}
		}
		return new DigitDistances(digits, distances, merges(digits, distances));
	}

	/** The centroid of each of the ten digits; empty if there is none. */
	private static double[][] centroids(FloatMatrix points, int[] labels) {
		double[][] sums = new double[LabelAgreement.DIGITS][points.columns()];
		int[] counts = new int[sums.length];
		float[] row = new float[points.columns()];
		for (int i = 0; i < labels.length; i++) {
			if (labels[i] != DigitDataset.UNLABELLED) {
				points.copyRow(i, row);
				double[] sum = sums[labels[i]];
				for (int j = 0; j < row.length; j++) {
					sum[j] += row[j];
				}
				counts[labels[i]]++;
			}
		}
		for (int d = 0; d < sums.length; d++) {
			int n = counts[d];
			sums[d] = n == 0 ? new double[0] : Arrays.stream(sums[d]).map(s -> s / n).toArray();
		}
		return sums;
	}

	private static double distance(double[] a, double[] b) {
		double sum = 0;
		for (int j = 0; j < a.length; j++) {
			sum += (a[j] - b[j]) * (a[j] - b[j]);
		}
		return Math.sqrt(sum);
	}

	private static List<Merge> merges(List<Integer> digits, double[][] distances) {
		if (digits.size() < 2) {
			return List.of();
		}
		Integer[] coordinates = digits.toArray(Integer[]::new);
		HierarchicalClustering tree = HierarchicalClustering.fit(UPGMALinkage.of(coordinates, (a, b) -> distances[a][b]));
		List<List<Integer>> groups = new ArrayList<>(digits.stream().map(List::of).toList());
		List<Merge> merges = new ArrayList<>();
		for (int step = 0; step < tree.tree().length; step++) {
			List<Integer> left = groups.get(tree.tree()[step][0]);
			List<Integer> right = groups.get(tree.tree()[step][1]);
			merges.add(new Merge(left, right, tree.height()[step]));
			groups.add(
					IntStream.concat(left.stream().mapToInt(i -> i), right.stream().mapToInt(i -> i)).sorted().boxed().toList());
		}
		return List.copyOf(merges);
	}

	/** All pairs of digits that occur, the nearest first. */
	public List<Pair> closest() {
		List<Pair> pairs = new ArrayList<>();
		for (int a : digits) {
			digits.stream().filter(b -> b > a).forEach(b -> pairs.add(new Pair(a, b, distances[a][b])));
		}
		pairs.sort(Comparator.comparingDouble(Pair::distance));
		return List.copyOf(pairs);
	}
}
