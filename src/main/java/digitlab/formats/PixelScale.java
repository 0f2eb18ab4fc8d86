package digitlab.formats;

import java.io.Serializable;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.tr;

/**
 * The values of a file that mean paper and full ink.
 *
 * @param paper the value without ink
 * @param full the value of full ink
 * @param whole whether values are whole numbers that need no conversion
 */
record PixelScale(double paper, double full, boolean whole) implements Serializable {

	static final PixelScale BYTES = new PixelScale(0, 255, true);

	/** MNIST standardised with its training images' mean 0.1307 and deviation 0.3081, as PyTorch's examples do. */
	private static final PixelScale STANDARDISED = new PixelScale(-0.1307 / 0.3081, (1 - 0.1307) / 0.3081, false);
	private static final double TOLERANCE = 0.02;
	/** Smoothing exceeds 0..1 in either direction, as in the exercises of A. Ng's course. */
	private static final double OVERSHOOT = 0.35;
	private static final int SIXTEEN_BITS = 65_535;
	/** A maximum slightly above 255 is an error, not another scale. */
	private static final int MIN_OF_SIXTEEN_BITS = 4095;

	/**
	 * Determines the scale of values.
	 *
	 * @param min the smallest value seen
	 * @param max the largest value seen
	 * @param whole whether all were whole numbers
	 * @return null if they fit no scale of images
	 */
	static @Nullable PixelScale of(double min, double max, boolean whole) {
		if (min >= 0) {
			return ofPositive(max, whole);
		}
		if (min >= -1 && max <= 1 && min < -0.9) {
			return new PixelScale(-1, 1, whole);
		}
		if (Math.abs(min - STANDARDISED.paper) < TOLERANCE && max <= STANDARDISED.full + TOLERANCE) {
			return STANDARDISED;
		}
		return min >= -OVERSHOOT && max <= 1 + OVERSHOOT && max > 0.3
				? new PixelScale(0, 1, false)
				: min >= -1 && max <= 1 ? new PixelScale(-1, 1, whole) : null;
	}

	private static @Nullable PixelScale ofPositive(double max, boolean whole) {
		if (max == 0) {
			return BYTES;
		}
		for (int full : new int[]{1, 15, 16, 255, SIXTEEN_BITS}) {
			// 15 is the maximum of half a byte; decimals up to 16 are averages of 0 to 16.
			boolean isHalfByte = full == 15 && !whole;
			boolean isFault = full == SIXTEEN_BITS && max < MIN_OF_SIXTEEN_BITS;
			if (max <= full && !isHalfByte && !isFault) {
				return full == 255 && whole ? BYTES : new PixelScale(0, full, whole);
			}
		}
		return null;
	}

	/** Converts a value to 0..1, clamping; NaN is paper. */
	float fraction(double value) {
		double fraction = (value - paper) / (full - paper);
		return fraction > 0 ? (float) Math.min(1, fraction) : 0;
	}

	/** Converts a value to 0..255, clamping. */
	byte ink(double value) {
		double fraction = (value - paper) / (full - paper);
		return fraction > 0 ? (byte) Math.min(255, (int) (fraction * 255 + 0.5)) : 0;
	}

	/** Whether a value is within this scale. */
	boolean holds(double value) {
		double min = paper == 0 && full == 1 && !whole ? -OVERSHOOT : paper;
		double max = paper == 0 && full == 1 && !whole ? 1 + OVERSHOOT : full;
		return value >= min - TOLERANCE && value <= max + (this == STANDARDISED ? TOLERANCE : 0);
	}

	/** The range in words, such as "0 to 255". */
	String inWords() {
		return tr("%s to %s", number(paper), number(full));
	}

	private static String number(double value) {
		return value == Math.rint(value) ? String.valueOf((long) value) : String.format(Locale.ROOT, "%.4f", value);
	}
}
