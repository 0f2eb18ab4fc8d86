package digitlab.recognition;

import java.util.Arrays;
import java.util.List;

import digitlab.dataset.DigitImage;

/** A trained network, ready to read digits. Safe for use by one thread at a time. */
public interface DigitClassifier extends AutoCloseable {

	/**
	 * Reads pictures in one batch.
	 *
	 * @param images any number; a few hundred at a time keep memory small
	 * @return one row of ten logits (natural-log odds up to a constant) an image
	 */
	float[][] logits(List<DigitImage> images);

	/**
	 * Reads pictures in one batch, and says how much each looks like a digit.
	 *
	 * @param images as for {@link #logits}
	 */
	default List<ScoredPrediction> answers(List<DigitImage> images) {
		return Arrays.stream(logits(images)).map(Prediction::ofLogits).map(ScoredPrediction::undoubted).toList();
	}

	/** Whether the scores of {@link #answers} tell digits from other things. */
	default boolean doubts() {
		return false;
	}

	/**
	 * All that tells digits from other things, in one batch and one pass.
	 *
	 * @param images as for {@link #logits}
	 * @return one row an image: its ten logits as they come from the network, the activations that {@link #features} gives, and
	 *     the mean over the picture of each map that {@link #featureMaps} gives; all rows are equally long
	 */
	float[][] activations(List<DigitImage> images);

	/**
	 * What each convolution finds in a picture, in their order: the activations after normalisation and ReLU, before pooling.
	 */
	List<FeatureMaps> featureMaps(DigitImage image);

	/**
	 * What the last hidden layer makes of pictures, in one batch: its activations after ReLU, from which the logits are one
	 * more linear step.
	 *
	 * @param images any number; a few hundred at a time keep memory small
	 * @return one row of activations, 0 or more, an image; all rows are equally long
	 */
	float[][] features(List<DigitImage> images);

	/** Gives the native memory back. */
	@Override
	void close();
}
