package digitlab.evaluation;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * A comparison of two networks on the same images.
 *
 * @param bothRight number of images that both classify correctly
 * @param onlyFirst indices of the images that only the first classifies correctly, ascending
 * @param onlySecond indices of the images that only the second classifies correctly, ascending
 * @param bothWrong number of images that both misclassify
 * @param pValue p-value of McNemar's exact two-sided test: the probability of a difference at least this large if both are
 * equally good, 0 to 1; 1 if they never disagree
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
	 * McNemar's exact test ("Note on the sampling error of the difference between correlated proportions or percentages", 1947):
	 * of the n images on which the networks disagree, the number in favour of one of them is distributed like the heads of n coin
	 * tosses.
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
