package digitlab.evaluation;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

import digitlab.recognition.Prediction;

/**
 * The counts and sums from which the measures of a network follow, at most 2³¹ - 1 images: the sums of parts of the images add up
 * to those of all. Not for several threads.
 */
public final class EvaluationSums implements Serializable {

	private static final long serialVersionUID = 1;

	private final int[][] confusion = new int[Prediction.DIGITS][Prediction.DIGITS];
	private final ReliabilityDiagram.Sums reliability = new ReliabilityDiagram.Sums();
	private double loss;

	/**
	 * Adds the prediction for an image.
	 *
	 * @param label the digit that it shows, 0 to 9
	 */
	public void add(int label, Prediction prediction) {
		int read = prediction.digit();
		confusion[label][read]++;
		reliability.add(prediction.confidence(), read == label);
		loss += prediction.loss(label);
	}

	/** Adds the images of another part, and returns this. */
	public EvaluationSums add(EvaluationSums other) {
		for (int digit = 0; digit < confusion.length; digit++) {
			for (int read = 0; read < confusion.length; read++) {
				confusion[digit][read] += other.confusion[digit][read];
			}
		}
		reliability.add(other.reliability);
		loss += other.loss;
		return this;
	}

	/**
	 * The evaluation of all images.
	 *
	 * @param predictions those of some of the images
	 * @param seconds duration
	 */
	public Evaluation result(LabelledPredictions predictions, double seconds) {
		List<List<Integer>> counts = Arrays.stream(confusion).map(row -> Arrays.stream(row).boxed().toList()).toList();
		ConfusionMatrix matrix = new ConfusionMatrix(counts);
		return new Evaluation(predictions, matrix, loss / Math.max(1, matrix.total()), reliability.diagram(), seconds);
	}
}
