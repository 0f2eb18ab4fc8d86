package digitlab.recognition;

import java.util.Arrays;
import java.util.List;

import digitlab.dataset.DigitImage;

/** A trained network for classifying digits. */
public interface DigitClassifier extends AutoCloseable {

	/**
	 * Classifies images in one batch.
	 *
	 * @param images any number; a few hundred at a time keep memory small
	 * @return one row of ten logits (natural-log odds up to a constant) per image
	 */
	float[][] logits(List<DigitImage> images);

	/**
	 * Classifies images in one batch, with a score for how much each looks like a digit.
	 *
	 * @param images as for {@link #logits}
	 */
	default List<ScoredPrediction> answers(List<DigitImage> images) {
		return Arrays.stream(logits(images)).map(Prediction::ofLogits).map(ScoredPrediction::assumedDigit).toList();
	}

	/** Whether the scores of {@link #answers} distinguish digits from non-digits. */
	default boolean detectsNonDigits() {
		return false;
	}

	/**
	 * Computes the inputs of the out-of-distribution detector in one batch and one pass.
	 *
	 * @param images as for {@link #logits}
	 * @return one row per image: its ten raw logits, the activations of {@link #features}, and the mean of each map of {@link
	 * #featureMaps}; all rows are equally long
	 */
	float[][] activations(List<DigitImage> images);

	/** The feature maps of each convolution for an image, in order: activations after normalisation and ReLU, before pooling. */
	List<FeatureMaps> featureMaps(DigitImage image);

	/**
	 * The activations of the last hidden layer after ReLU in one batch, from which a linear layer computes the logits.
	 *
	 * @param images any number; a few hundred at a time keep memory small
	 * @return one row of activations, 0 or more, per image; all rows are equally long
	 */
	float[][] features(List<DigitImage> images);

	/** The activations of each hidden linear layer after ReLU for an image, first to last; the last are its features. */
	List<float[]> hiddenLayers(DigitImage image);

	/** The kernels of the first convolution. */
	FilterBank filters();

	/** Releases native memory. */
	@Override
	void close();
}
