package digitlab.ui.cluster;

import java.util.Arrays;
import java.util.stream.IntStream;

import digitlab.clustering.ClusterResult;
import digitlab.clustering.FloatMatrix;
import digitlab.clustering.Projection;

/**
 * The positions of images in the plane.
 *
 * @param images their indices in the dataset, increasing
 * @param xs one for each image
 * @param ys one for each image
 */
record PlacedPoints(int[] images, float[] xs, float[] ys) {

	/** The points that a plot of a result shows: two of its components, unless it has a layout of its own. */
	static PlacedPoints of(ClusterResult result, int x, int y) {
		FloatMatrix coordinates = result.components().coordinates();
		return result.embedding().method() == Projection.PCA
				? of(IntStream.range(0, coordinates.rows()).toArray(), coordinates, x, y)
				: of(result.embedding().sample(), result.embedding().coordinates(), 0, 1);
	}

	/** Two columns of some points; if there is only one, all points are on a line. */
	static PlacedPoints of(int[] images, FloatMatrix coordinates, int x, int y) {
		float[] xs = new float[images.length];
		float[] ys = new float[images.length];
		for (int i = 0; i < images.length; i++) {
			xs[i] = coordinates.value(i, Math.min(x, coordinates.columns() - 1));
			ys[i] = coordinates.columns() > 1 ? coordinates.value(i, Math.min(y, coordinates.columns() - 1)) : 0;
		}
		return new PlacedPoints(images, xs, ys);
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof PlacedPoints that && Arrays.equals(images, that.images) && Arrays.equals(xs, that.xs)
				&& Arrays.equals(ys, that.ys);
	}

	@Override
	public int hashCode() {
		return Arrays.hashCode(xs) * 31 + Arrays.hashCode(ys);
	}

	int size() {
		return images.length;
	}

	/** The index of an image in these points; negative if it is not in the sample. */
	int indexOf(int image) {
		return Arrays.binarySearch(images, image);
	}
}
