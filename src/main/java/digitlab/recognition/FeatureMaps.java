package digitlab.recognition;

/**
 * The feature maps of one convolution for an image: activations after normalisation and ReLU, before pooling.
 *
 * @param layer name, such as "conv1"
 * @param channels number of maps, one per filter
 * @param height height of a map
 * @param width width of a map
 * @param values channel × row × column, 0 or more; not to be written to
 */
public record FeatureMaps(String layer, int channels, int height, int width, float[] values) {

	/**
	 * @throws IllegalArgumentException if the values do not fill the maps
	 */
	public FeatureMaps {
		if (values.length != (long) channels * height * width) {
			throw new IllegalArgumentException(
					values.length + " values do not fill " + channels + " maps of " + height + "×" + width);
		}
	}

	/** An activation. */
	public float at(int channel, int row, int column) {
		return values[(channel * height + row) * width + column];
	}

	/** The largest activation of all maps; 0 if there are no maps. */
	public float max() {
		float max = 0;
		for (float value : values) {
			max = Math.max(max, value);
		}
		return max;
	}
}
