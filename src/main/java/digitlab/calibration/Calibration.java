package digitlab.calibration;

import digitlab.recognition.DigitClassifier;
import org.jspecify.annotations.Nullable;

/**
 * What makes a network's answers honest.
 *
 * @param temperature that logits are divided by, above 0, so that probabilities are how often it is right (C. Guo, G. Pleiss,
 *     Y. Sun, K. Weinberger, "On calibration of modern neural networks", 2017); 1 changes nothing
 * @param detector tells digits from other things; null for a network that takes everything for a digit
 */
public record Calibration(double temperature, @Nullable OodDetector detector) {

	/** Of a network to which nothing was fitted. */
	public static final Calibration NONE = new Calibration(1, null);

	/** Whether it can be used, which in a damaged file it may not. */
	public boolean hasSoundNumbers() {
		return temperature > 0 && Double.isFinite(temperature)
				&& (detector == null || detector.hasSoundNumbers());
	}

	/** The network with honest answers; it closes the given one. */
	public DigitClassifier calibrate(DigitClassifier network) {
		return equals(NONE) ? network : new CalibratedClassifier(network, this);
	}
}
