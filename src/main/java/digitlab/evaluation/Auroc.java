package digitlab.evaluation;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/** Measures how well scores distinguish digits from non-digits. */
public final class Auroc {

	private Auroc() {
	}

	/**
	 * The area under the receiver operating characteristic: the probability that a digit scores higher than a non-digit, where
	 * equal scores count half (J. Hanley, B. McNeil, "The meaning and use of the area under a receiver operating characteristic
	 * (ROC) curve", 1982).
	 *
	 * @return 0 to 1; 0.5 for uninformative scores, and if one side is empty
	 */
	public static double auroc(double[] digits, double[] others) {
		if (digits.length == 0 || others.length == 0) {
			return 0.5;
		}
		double[] sorted = others.clone();
		Arrays.sort(sorted);
		double wins = 0;
		for (double score : digits) {
			wins += (below(sorted, score) + below(sorted, Math.nextUp(score))) / 2.0;
		}
		return wins / ((double) digits.length * others.length);
	}

	private static int below(double[] sorted, double score) {
		int low = 0;
		int high = sorted.length;
		while (low < high) {
			int middle = (low + high) >>> 1;
			if (sorted[middle] < score) {
				low = middle + 1;
			} else {
				high = middle;
			}
		}
		return low;
	}

	/** The fraction of the scores below a threshold, 0 to 1; 0 if there are none. */
	public static double refused(double[] scores, double border) {
		return DoubleStream.of(scores).map(score -> score < border ? 1 : 0).average().orElse(0);
	}
}
