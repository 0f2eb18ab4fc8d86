package digitlab.evaluation;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;

/**
 * A reliability diagram: a network's accuracy by its confidence, in 15 bins of equal width (Guo, Pleiss, Sun and Weinberger, "On
 * calibration of modern neural networks", 2017).
 *
 * @param bins the bins by ascending confidence
 */
public record ReliabilityDiagram(List<Bin> bins) {

	/** The number of bins. */
	public static final int BINS = 15;

	/**
	 * The images whose confidence is above {@code from} and at most {@code to}.
	 *
	 * @param confidence their mean confidence, 0 to 1; 0 for no images
	 * @param accuracy fraction of them classified correctly, 0 to 1; 0 for no images
	 */
	public record Bin(double from, double to, int images, double confidence, double accuracy) {
	}

	/** Puts every prediction into its bin. */
	public static ReliabilityDiagram of(LabelledPredictions predictions) {
		return of(predictions.size(), predictions::confidence, predictions::isRight);
	}

	/**
	 * Puts any predictions into their bins.
	 *
	 * @param size number of predictions
	 * @param confidence confidence of each, 0 to 1
	 * @param isRight whether each is correct
	 */
	public static ReliabilityDiagram of(int size, IntToDoubleFunction confidence, IntPredicate isRight) {
		Sums sums = new Sums();
		for (int i = 0; i < size; i++) {
			sums.add(confidence.applyAsDouble(i), isRight.test(i));
		}
		return sums.diagram();
	}

	/** The sums of the bins. */
	static final class Sums implements Serializable {

		private static final long serialVersionUID = 1;

		private final double[] confidences = new double[BINS];
		private final int[] right = new int[BINS];
		private final int[] images = new int[BINS];

		void add(double confidence, boolean isRight) {
			int bin = bin(confidence);
			confidences[bin] += confidence;
			right[bin] += isRight ? 1 : 0;
			images[bin]++;
		}

		void add(Sums other) {
			for (int bin = 0; bin < BINS; bin++) {
				confidences[bin] += other.confidences[bin];
				right[bin] += other.right[bin];
				images[bin] += other.images[bin];
			}
		}

		ReliabilityDiagram diagram() {
			List<Bin> bins = new ArrayList<>();
			for (int bin = 0; bin < BINS; bin++) {
				int divisor = Math.max(1, images[bin]); // an empty bin's sums are 0
				bins.add(new Bin((double) bin / BINS, (bin + 1.0) / BINS, images[bin], confidences[bin] / divisor,
						(double) right[bin] / divisor));
			}
			return new ReliabilityDiagram(List.copyOf(bins));
		}
	}

	/** A confidence on a bin's upper edge belongs to it, as in the paper: (0, 1/15], (1/15, 2/15], … */
	private static int bin(double confidence) {
		return Math.clamp((int) Math.ceil(confidence * BINS) - 1, 0, BINS - 1);
	}

	/**
	 * The expected calibration error: the difference between confidence and accuracy, averaged over the bins weighted by their
	 * images; 0 (confidence equals accuracy in every bin, or no images) to 1.
	 */
	public double calibrationError() {
		double gaps = 0;
		int all = 0;
		for (Bin bin : bins) {
			gaps += bin.images() * Math.abs(bin.confidence() - bin.accuracy());
			all += bin.images();
		}
		return all == 0 ? 0 : gaps / all;
	}
}
