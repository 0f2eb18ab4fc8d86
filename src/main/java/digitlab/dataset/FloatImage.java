package digitlab.dataset;

import java.util.Arrays;

/** An immutable 28×28 image of floating-point values, row by row from the top, such as a mean image. */
public final class FloatImage {

	private final double[] values;

	private FloatImage(double[] values) {
		this.values = values;
	}

	/**
	 * @param values 784 numbers, row by row; copied
	 * @throws IllegalArgumentException if there are not 784, or one is not finite
	 */
	public static FloatImage of(double[] values) {
		if (values.length != DigitImage.PIXELS) {
			throw new IllegalArgumentException("A digit has " + DigitImage.PIXELS + " pixels, not " + values.length);
		}
		if (!Arrays.stream(values).allMatch(Double::isFinite)) {
			throw new IllegalArgumentException("A value of a pixel is not a finite number");
		}
		return new FloatImage(values.clone());
	}

	/** The value of a pixel. */
	public double at(int row, int column) {
		return values[row * DigitImage.SIDE + column];
	}

	/** The mean of the 784 values. */
	public double mean() {
		return Arrays.stream(values).average().orElseThrow();
	}

	/** The largest of the 784 values. */
	public double max() {
		return Arrays.stream(values).max().orElseThrow();
	}

	/** The smallest of the 784 values. */
	public double min() {
		return Arrays.stream(values).min().orElseThrow();
	}

	/** A copy of the 784 values. */
	public double[] toArray() {
		return values.clone();
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof FloatImage map && Arrays.equals(values, map.values);
	}

	@Override
	public int hashCode() {
		return Arrays.hashCode(values);
	}

	@Override
	public String toString() {
		return "FloatImage[" + min() + " to " + max() + "]";
	}
}
