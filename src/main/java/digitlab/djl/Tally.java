package digitlab.djl;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

import digitlab.prediction.Prediction;
import digitlab.training.Batch;
import digitlab.training.HardExamples;

/** Adds up how many images were read right and at what loss. */
final class Tally {

	int images;
	private int right;
	private double lossSum;

	/**
	 * A training batch; {@code loss} is its mean. A picture counts as right when its likeliest digit is its target's. How hard
	 * each was is noted in {@code hardExamples}.
	 */
	void add(Batch batch, float[] logits, double loss, HardExamples hardExamples) {
		for (int i = 0; i < batch.digits(); i++) {
			int image = i;
			int label = largest(d -> batch.target(image, d));
			Prediction prediction = Prediction.ofLogits(Arrays.copyOfRange(logits, image * 10, image * 10 + 10));
			right += prediction.digit() == label ? 1 : 0;
			hardExamples.learned(batch.source(image), prediction.loss(label));
		}
		images += batch.digits();
		lossSum += loss * batch.digits();
	}

	/** One image, by its label. */
	void add(int label, float[] logits) {
		Prediction prediction = Prediction.ofLogits(logits);
		images++;
		right += prediction.digit() == label ? 1 : 0;
		lossSum += prediction.loss(label);
	}

	double loss() {
		return lossSum / images;
	}

	double accuracy() {
		return right / (double) images;
	}

	private static int largest(IntToDoubleFunction values) {
		int best = 0;
		for (int digit = 1; digit < 10; digit++) {
			if (values.applyAsDouble(digit) > values.applyAsDouble(best)) {
				best = digit;
			}
		}
		return best;
	}
}
