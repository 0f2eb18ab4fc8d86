package digitlab.evaluation;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

import digitlab.recognition.Prediction;

import static digitlab.language.Localization.tr;

/**
 * A network's predictions for every image of a labelled dataset, by the image's index: 49 bytes per image, 3 MB for 60,000.
 * Immutable.
 */
public final class LabelledPredictions {

	private static final int DIGITS = 10;

	private final byte[] labels;
	private final float[] logits;
	private final byte[] read;
	private final double[] confidence;

	private LabelledPredictions(byte[] labels, float[] logits) {
		this.labels = labels;
		this.logits = logits;
		this.read = new byte[labels.length];
		this.confidence = new double[labels.length];
		for (int i = 0; i < labels.length; i++) {
			Prediction prediction = prediction(i);
			read[i] = (byte) prediction.digit();
			confidence[i] = prediction.confidence();
		}
	}

	/**
	 * @param labels the true digit 0..9 of each of N images
	 * @param logits N × 10, natural-log odds up to a constant; copied
	 * @throws IllegalArgumentException with one sentence, if the counts disagree, a label is not a digit or a logit is not finite
	 */
	public static LabelledPredictions of(int[] labels, float[][] logits) {
		if (labels.length != logits.length) {
			throw new IllegalArgumentException(labels.length + " labels do not fit " + logits.length + " rows of logits.");
		}
		byte[] digits = new byte[labels.length];
		float[] flat = new float[labels.length * DIGITS];
		for (int i = 0; i < labels.length; i++) {
			if (labels[i] < 0 || labels[i] >= DIGITS) {
				throw new IllegalArgumentException("A label is a digit 0 to 9, not " + labels[i] + ".");
			}
			digits[i] = (byte) labels[i];
			copyFinite(logits[i], flat, i * DIGITS);
		}
		return new LabelledPredictions(digits, flat);
	}

	private static void copyFinite(float[] row, float[] flat, int offset) {
		for (int digit = 0; digit < DIGITS; digit++) {
			if (!Float.isFinite(row[digit])) {
				throw new IllegalArgumentException(tr("The network answers with %s: its weights are damaged.", row[digit]));
			}
			flat[offset + digit] = row[digit];
		}
	}

	/** The number of images. */
	public int size() {
		return labels.length;
	}

	/** The digit that an image shows. */
	public int label(int index) {
		return labels[index];
	}

	/** The predicted digit. */
	public int read(int index) {
		return read[index];
	}

	/** The probability of the predicted digit, 0.1 to 1. */
	public double confidence(int index) {
		return confidence[index];
	}

	/** The probability of any digit, 0 to 1. */
	public double probability(int index, int digit) {
		return prediction(index).probability(digit);
	}

	/** The prediction for an image. */
	public Prediction prediction(int index) {
		float[] row = new float[DIGITS];
		System.arraycopy(logits, index * DIGITS, row, 0, DIGITS);
		return Prediction.ofLogits(row);
	}

	/** Whether the predicted digit is the one shown. */
	public boolean isRight(int index) {
		return read[index] == labels[index];
	}

	/**
	 * The images that show {@code digit} and were predicted as {@code read}, a cell of the confusion matrix, by descending
	 * confidence.
	 */
	public List<Integer> cell(int digit, int read) {
		return surestFirst(i -> labels[i] == digit && this.read[i] == read);
	}

	/** The misclassified images by descending confidence. */
	public List<Integer> mistakes() {
		return surestFirst(i -> !isRight(i));
	}

	/** Sorts by descending confidence, and by ascending index if equal. */
	private List<Integer> surestFirst(IntPredicate chosen) {
		return IntStream.range(0, size()).filter(chosen).boxed()
				.sorted(Comparator.comparingDouble((Integer i) -> -confidence[i])).toList();
	}

	/** Whether both are of the same images, according to the labels. */
	boolean hasLabelsOf(LabelledPredictions other) {
		return Arrays.equals(labels, other.labels);
	}
}
