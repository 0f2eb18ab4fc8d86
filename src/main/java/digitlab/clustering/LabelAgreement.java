package digitlab.clustering;

import java.util.Arrays;
import java.util.stream.IntStream;

import digitlab.dataset.DigitDataset;

import static digitlab.language.Localization.tr;

/**
 * The agreement of clusters with the labels. Unlabelled images do not count.
 *
 * @param contingency one row per cluster: how many of its images show each of the ten digits
 * @param match the digit of each cluster in the one-to-one matching that gets the most images right; -1 for an unmatched cluster
 * @param matched number of images in the cluster that is matched to their digit
 * @param purity the fraction of images whose digit is the most frequent one of their cluster
 * @param adjustedRandIndex agreement of pairs of images, 0 for chance and 1 for equal partitions (Hubert and Arabie, "Comparing
 * partitions", 1985)
 * @param normalizedMutualInformation the mutual information of digit and cluster divided by the mean of both entropies, 0..1
 */
public record LabelAgreement(int[][] contingency, int[] match, int matched, double purity, double adjustedRandIndex,
		double normalizedMutualInformation) {

	/** The number of digits. */
	public static final int DIGITS = 10;

	/**
	 * @param assignment the cluster 0..k-1 of each image
	 * @param labels labels of the same images, 0..9 or {@link DigitDataset#UNLABELLED}
	 * @throws IllegalArgumentException if no image has a label
	 */
	public static LabelAgreement of(int[] assignment, int k, int[] labels) {
		int[][] table = new int[k][DIGITS];
		for (int i = 0; i < labels.length; i++) {
			if (labels[i] != DigitDataset.UNLABELLED) {
				table[assignment[i]][labels[i]]++;
			}
		}
		return of(table);
	}

	/**
	 * The agreement of clusters whose images have been counted.
	 *
	 * @param table one row per cluster: how many of its images show each of the ten digits
	 * @throws IllegalArgumentException if no image has a label
	 */
	public static LabelAgreement of(int[][] table) {
		int k = table.length;
		int n = Arrays.stream(table).flatMapToInt(Arrays::stream).sum();
		if (n == 0) {
			throw new IllegalArgumentException(tr("No image has a label to compare the clusters with."));
		}
		int[] match = withImages(HungarianAssignment.most(table), table);
		int matched = 0;
		int pure = 0;
		for (int c = 0; c < k; c++) {
			matched += match[c] < 0 ? 0 : table[c][match[c]];
			pure += Arrays.stream(table[c]).max().orElse(0);
		}
		return new LabelAgreement(table, match, matched, pure / (double) n, adjustedRandIndex(table, n),
				normalizedMutualInformation(table, n));
	}

	/** A match without a single image is meaningless. */
	private static int[] withImages(int[] match, int[][] table) {
		return IntStream.range(0, match.length).map(c -> match[c] >= 0 && table[c][match[c]] == 0 ? -1 : match[c]).toArray();
	}

	/** The most frequent digit of a cluster, the smallest if there are several; -1 for a cluster without labels. */
	public int majorityDigit(int cluster) {
		int best = -1;
		for (int d = 0; d < DIGITS; d++) {
			if (contingency[cluster][d] > (best < 0 ? 0 : contingency[cluster][best])) {
				best = d;
			}
		}
		return best;
	}

	/** The fraction of a cluster's labelled images that show its majority digit; 0 for a cluster without labels. */
	public double purity(int cluster) {
		int majority = majorityDigit(cluster);
		return majority < 0 ? 0 : contingency[cluster][majority] / (double) Arrays.stream(contingency[cluster]).sum();
	}

	private static int[] columnSums(int[][] table) {
		int[] sums = new int[DIGITS];
		for (int[] row : table) {
			Arrays.setAll(sums, d -> sums[d] + row[d]);
		}
		return sums;
	}

	private static double pairs(int[] counts) {
		return Arrays.stream(counts).mapToDouble(c -> c * (c - 1.0) / 2).sum();
	}

	private static double adjustedRandIndex(int[][] table, int n) {
		double together = Arrays.stream(table).mapToDouble(LabelAgreement::pairs).sum();
		double inClusters = pairs(Arrays.stream(table).mapToInt(row -> Arrays.stream(row).sum()).toArray());
		double inDigits = pairs(columnSums(table));
		double all = n * (n - 1.0) / 2;
		double expected = all > 0 ? inClusters * inDigits / all : 0;
		double maximum = (inClusters + inDigits) / 2;
		// Both partitions have a single cluster or only singletons: they are equal, or there is nothing to agree on.
		return maximum == expected ? 1 : (together - expected) / (maximum - expected);
	}

	private static double entropy(int[] counts, int n) {
		return Arrays.stream(counts).filter(c -> c > 0).mapToDouble(c -> -(c / (double) n) * Math.log(c / (double) n)).sum();
	}

	private static double normalizedMutualInformation(int[][] table, int n) {
		double clusters = entropy(Arrays.stream(table).mapToInt(row -> Arrays.stream(row).sum()).toArray(), n);
		double digits = entropy(columnSums(table), n);
		double both = entropy(Arrays.stream(table).flatMapToInt(Arrays::stream).toArray(), n);
		double mean = (clusters + digits) / 2;
		return mean > 0 ? Math.clamp((clusters + digits - both) / mean, 0, 1) : 1;
	}
}
