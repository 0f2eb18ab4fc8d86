package digitlab.djl;

import java.util.Arrays;

import digitlab.recognition.Prediction;
import digitlab.training.Batch;
import digitlab.training.HardExamples;

/** Accumulates the number of correctly classified images and their loss. */
final class RunningMetrics {

	int images;
	private int right;
	private double lossSum;

	/**
	 * Adds a training batch; {@code loss} is its mean. An image counts as correct if its most probable digit is that of its
	 * target. The loss of each image is recorded in {@code hardExamples}.
	 */
	void add(Batch batch, float[] logits, double loss, HardExamples hardExamples) {
		for (int i = 0; i < batch.digits(); i++) {
			hardExamples.learned(batch.source(i), count(batch.label(i), Arrays.copyOfRange(logits, i * 10, i * 10 + 10)));
		}
		lossSum += loss * batch.digits();
	}

	/** Adds an image with its label. */
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
