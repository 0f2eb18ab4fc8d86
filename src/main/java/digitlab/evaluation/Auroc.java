package digitlab.evaluation;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/** How well scores tell digits from other things. */
public final class Auroc {

	private Auroc() {
	}

	/**
	 * The area under the receiver operating characteristic: how likely a digit scores higher than something else, where equal
	 * scores count half (J. Hanley, B. McNeil, "The meaning and use of the area under a receiver operating characteristic (ROC)
	 * curve", 1982).
	 *
	 * @return 0 to 1; 0.5 for scores that tell nothing, and when one side is empty
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

	/** The share of the scores below a border, 0 to 1; 0 for none. */
	public static double refused(double[] scores, double border) {
		return DoubleStream.of(scores).map(score -> score < border ? 1 : 0).average().orElse(0);
	}
}
