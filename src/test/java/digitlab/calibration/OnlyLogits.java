package digitlab.calibration;

import java.util.List;

import digitlab.dataset.DigitImage;
import digitlab.recognition.DigitClassifier;
import digitlab.recognition.FeatureMaps;
import digitlab.recognition.FilterBank;

/**
 * A network for tests that only read: its features and activations are its logits, and it has no convolutions or native memory.
 */
public interface OnlyLogits extends DigitClassifier {

	@Override
	default float[][] features(List<DigitImage> images) {
		return logits(images);
	}

	@Override
	default float[][] activations(List<DigitImage> images) {
		return logits(images);
	}

	@Override
	default List<float[]> hiddenLayers(DigitImage image) {
		return List.of();
	}

	@Override
	default FilterBank filters() {
		return new FilterBank(0, 0, new float[0]);
	}

	@Override
	default List<FeatureMaps> featureMaps(DigitImage image) {
		return List.of();
	}

	@Override
	default void close() {
		// nothing to release
	}
}
