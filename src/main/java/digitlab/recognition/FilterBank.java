package digitlab.recognition;

/**
 * The kernels of a network's first convolution, which look at the picture itself.
 *
 * @param filters number of kernels
 * @param side rows and columns of each
 * @param weights filter × row × column; not to be written to
 */
public record FilterBank(int filters, int side, float[] weights) {

	/**
	 * @throws IllegalArgumentException if the weights do not fill the kernels
	 */
	public FilterBank {
		if (weights.length != (long) filters * side * side) {
			throw new IllegalArgumentException(weights.length + " weights do not fill " + filters + " kernels of " + side + "×"
					+ side);
		}
	}

	/** A weight. */
	public float at(int filter, int row, int column) {
		return weights[(filter * side + row) * side + column];
	}
}
