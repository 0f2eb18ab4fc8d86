package digitlab.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How often each digit was classified as each digit.
 *
 * @param counts 10 × 10, row = true digit, column = predicted digit
 */
public record ConfusionMatrix(List<List<Integer>> counts) {

	/**
	 * The measures of one digit. A measure whose denominator is 0 is 0.
	 *
	 * @param digit 0 to 9
	 * @param precision fraction of the images predicted as this digit that show it
	 * @param recall fraction of the images of this digit that were predicted as it
	 * @param f1 harmonic mean of both
	 * @param support number of images that show it
	 */
	public record ClassMeasures(int digit, double precision, double recall, double f1, int support) {
	}

	/** Counts the true and predicted digit of every image. */
	public static ConfusionMatrix of(LabelledPredictions predictions) {
		int[][] counts = new int[10][10];
		for (int i = 0; i < predictions.size(); i++) {
			counts[predictions.label(i)][predictions.read(i)]++;
		}
		return new ConfusionMatrix(Arrays.stream(counts).map(row -> Arrays.stream(row).boxed().toList()).toList());
	}

	/** The number of images that show {@code digit} and were predicted as {@code read}. */
	public int count(int digit, int read) {
		return counts.get(digit).get(read);
	}

	/** The number of images. */
	public int total() {
		return digits().map(this::support).sum();
	}

	/** The fraction of all images classified correctly; 0 for no images. */
	public double accuracy() {
		return ratio(digits().map(d -> count(d, d)).sum(), total());
	}

	/** The measures of the ten digits, 0 first. */
	public List<ClassMeasures> perClass() {
		return digits().mapToObj(this::measures).toList();
	}

	private ClassMeasures measures(int digit) {
		int right = count(digit, digit);
		double precision = ratio(right, digits().map(d -> count(d, digit)).sum());
		double recall = ratio(right, support(digit));
		double f1 = precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
		return new ClassMeasures(digit, precision, recall, f1, support(digit));
	}

	private int support(int digit) {
		return digits().map(read -> count(digit, read)).sum();
	}

	private static IntStream digits() {
		return IntStream.range(0, 10);
	}

	private static double ratio(int part, int whole) {
		return whole == 0 ? 0 : part / (double) whole;
	}
}
