package digitlab.evaluation;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Two networks on the same images.
 *
 * @param bothRight images that both read right
 * @param onlyFirst indices of the images that only the first reads right, ascending
 * @param onlySecond indices of the images that only the second reads right, ascending
 * @param bothWrong images that both read wrong
 * @param pValue of McNemar's exact two-sided test: how likely a difference at least this large is when both are equally
 *     good, 0 to 1; 1 when they never disagree
 */
public record ModelComparison(int bothRight, List<Integer> onlyFirst, List<Integer> onlySecond, int bothWrong, double pValue) {

	/**
	 * Compares image by image.
	 *
	 * @throws IllegalArgumentException with one sentence, if they are not of the same images
	 */
	public static ModelComparison of(LabelledPredictions first, LabelledPredictions second) {
		if (first.size() != second.size()) {
			throw new IllegalArgumentException("Two models are compared on the same images, not on " + first.size() + " and "
					+ second.size() + ".");
		}
		if (!first.hasLabelsOf(second)) {
			throw new IllegalArgumentException("Two models are compared on the same images, and these have different labels.");
		}
		List<Integer> onlyFirst = indices(first.size(), i -> first.isRight(i) && !second.isRight(i));
		List<Integer> onlySecond = indices(first.size(), i -> !first.isRight(i) && second.isRight(i));
		int bothRight = indices(first.size(), i -> first.isRight(i) && second.isRight(i)).size();
		int bothWrong = first.size() - bothRight - onlyFirst.size() - onlySecond.size();
		return new ModelComparison(bothRight, onlyFirst, onlySecond, bothWrong, pValue(onlyFirst.size(), onlySecond.size()));
	}

	private static List<Integer> indices(int size, IntPredicate chosen) {
		return IntStream.range(0, size).filter(chosen).boxed().toList();
	}

	/**
	 * McNemar ("Note on the sampling error of the difference between correlated proportions or percentages", 1947), exact:
	 * of n images on which the networks disagree, k or fewer fall to one of them with the chance of n tosses of a coin.
	 */
	static double pValue(int onlyFirst, int onlySecond) {
		int n = onlyFirst + onlySecond;
		int k = Math.min(onlyFirst, onlySecond);
		double logTerm = -n * Math.log(2); // of C(n, k) / 2^n; in logarithms, as 2^n overflows
		for (int i = 1; i <= k; i++) {
			logTerm += Math.log((n - k + i) / (double) i);
		}
		double sum = 0;
		double ratio = 1; // of C(n, i) to C(n, k)
		for (int i = k; i >= 0; i--) {
			sum += ratio;
			ratio *= i / (double) (n - i + 1);
		}
		return Math.min(1, 2 * sum * Math.exp(logTerm));
	}
}
