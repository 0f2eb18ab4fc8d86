package digitlab.ui.cluster;

import java.util.Arrays;
import java.util.stream.IntStream;

import digitlab.clustering.FloatMatrix;
import digitlab.plot.Rotation;
import digitlab.ui.cluster.ScatterPlot.Depth;

/**
 * The positions of images in three dimensions.
 *
 * @param images their indices in the dataset, increasing
 * @param radius of a sphere about the origin that contains nearly all
 */
record PointCloud(int[] images, float[] xs, float[] ys, float[] zs, double radius) {

	/** The number of dimensions. */
	static final int AXES = 3;
	/** The share of the points within the radius: a few far ones would make all others small. */
	private static final double WITHIN = 0.98;

	/** The first three columns of some points. */
	static PointCloud of(FloatMatrix coordinates) {
		int n = coordinates.rows();
		float[][] axes = new float[AXES][n];
		double[] squares = new double[n];
		for (int i = 0; i < n; i++) {
			for (int axis = 0; axis < AXES; axis++) {
				axes[axis][i] = coordinates.value(i, axis);
				squares[i] += (double) axes[axis][i] * axes[axis][i];
			}
		}
		Arrays.sort(squares);
		double radius = n == 0 ? 1 : Math.sqrt(squares[(int) (WITHIN * (n - 1))]);
		return new PointCloud(IntStream.range(0, n).toArray(), axes[0], axes[1], axes[2], radius);
	}

	/** The points as seen from a side. */
	PlacedPoints turned(Rotation rotation) {
		double[] m = rotation.matrix();
		return new PlacedPoints(images, along(m[0], m[1], m[2]), along(m[3], m[4], m[5]));
	}

	/** How near the points are as seen from a side. */
	Depth depth(Rotation rotation) {
		double[] m = rotation.matrix();
		return new Depth(along(m[6], m[7], m[8]), radius);
	}

	private float[] along(double a, double b, double c) {
		float[] values = new float[xs.length];
		for (int i = 0; i < values.length; i++) {
			values[i] = (float) (a * xs[i] + b * ys[i] + c * zs[i]);
		}
		return values;
	}
}
