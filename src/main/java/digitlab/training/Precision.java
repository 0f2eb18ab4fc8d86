package digitlab.training;

import java.util.Locale;

import static digitlab.language.Localization.tr;

/**
 * The number format in which a training's convolutions and linear layers compute. The weights, their moving average and the
 * optimiser's state are 32-bit floats in any case, as in P. Micikevicius et al., "Mixed precision training" (2018); bfloat16 has
 * the range of a 32-bit float (D. Kalamkar et al., "A study of bfloat16 for deep learning training", 2019), so the loss needs no
 * scaling.
 */
public enum Precision {
	/** Bfloat16 where the device computes faster with it, otherwise 32-bit floats. */
	AUTO,
	/** 32-bit floats. */
	FLOAT32,
	/** Floats of 16 bits, 8 of which are the exponent. */
	BFLOAT16;

	/** The name on the command line. */
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * The format used on a device: never {@link #AUTO}.
	 *
	 * @throws IllegalArgumentException with one sentence, if the device cannot use this format, or only far slower than 32-bit floats
	 */
	public Precision on(ComputeDevice device) {
		if (this == BFLOAT16 && !device.bfloat16()) {
			throw new IllegalArgumentException(
					tr("%s has no instructions for bfloat16 that make training faster: choose auto or float32.", device.name()));
		}
		return this == AUTO ? device.bfloat16() ? BFLOAT16 : FLOAT32 : this;
	}
}
