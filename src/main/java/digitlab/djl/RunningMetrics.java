package digitlab.djl;

import java.util.Arrays;

import digitlab.recognition.Prediction;
import digitlab.training.Batch;
import digitlab.training.HardExamples;

/** Adds up how many images were read right and at what loss. */
final class RunningMetrics {

	int images;
	private int right;
	private double lossSum;

	/**
	 * A training batch; {@code loss} is its mean. A picture counts as right when its likeliest digit is its target's. How hard
	 * each was is noted in {@code hardExamples}.
	 */
	void add(Batch batch, float[] logits, double loss, HardExamples hardExamples) {
		for (int i = 0; i < batch.digits(); i++) {
			hardExamples.learned(batch.source(i), count(batch.label(i), Arrays.copyOfRange(logits, i * 10, i * 10 + 10)));
		}
		lossSum += loss * batch.digits();
	}

	/** One image, by its label. */
	void add(int label, float[] logits) {
		lossSum += count(label, logits);
	}

	/** Counts one image; returns its loss. */
	private double count(int label, float[] logits) {
		Prediction prediction = Prediction.ofLogits(logits);
		images++;
		right += prediction.digit() == label ? 1 : 0;
		return prediction.loss(label);
	}

	double loss() {
		return lossSum / images;
	}

	double accuracy() {
		return right / (double) images;
	}
}
