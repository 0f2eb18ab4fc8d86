package digitlab.calibration;

import digitlab.recognition.FeatureMaps;
import digitlab.recognition.DigitClassifier;
import java.util.List;

import digitlab.dataset.DigitImage;

/** A network for tests that only read: its features and traces are its logits, and it has no convolutions and holds nothing. */
public interface OnlyLogits extends DigitClassifier {

	@Override
	default float[][] features(List<DigitImage> images) {
		return logits(images);
	}

	@Override
	default float[][] traces(List<DigitImage> images) {
		return logits(images);
	}

	@Override
	default List<FeatureMaps> featureMaps(DigitImage image) {
		return List.of();
	}

	@Override
	default void close() {
		// Holds nothing.
	}
}
