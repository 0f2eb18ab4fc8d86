package digitlab.calibration;

import digitlab.recognition.DigitClassifier;
import org.jspecify.annotations.Nullable;

/**
 * The calibration of a network.
 *
 * @param temperature divisor of the logits, above 0, with which probabilities match the accuracy (C. Guo, G. Pleiss, Y. Sun, K.
 * Weinberger, "On calibration of modern neural networks", 2017); 1 changes nothing
 * @param detector rejects non-digits; null for a network that treats everything as a digit
 */
public record Calibration(double temperature, @Nullable OodDetector detector) {

	/** The calibration of an uncalibrated network. */
	public static final Calibration NONE = new Calibration(1, null);

	/** Whether it is usable, which in a damaged file it may not. */
	public boolean hasSoundNumbers() {
		return temperature > 0 && Double.isFinite(temperature)
				&& (detector == null || detector.hasSoundNumbers());
	}

	/** Returns the calibrated network, which closes the given one. */
	public DigitClassifier calibrate(DigitClassifier network) {
		return equals(NONE) ? network : new CalibratedClassifier(network, this);
	}
}
