package digitlab.ui.cluster;

/**
 * Places of images in the plane.
 *
 * @param images their indices in the dataset
 * @param xs as many
 * @param ys as many
 */
record Scatter(int[] images, float[] xs, float[] ys) {

	int size() {
		return images.length;
	}
}
