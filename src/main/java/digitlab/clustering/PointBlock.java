package digitlab.clustering;

import java.io.Serializable;

/**
 * Some of the points of data that are divided over several machines. The arrays are not copied, and not to be written to.
 *
 * @param rows the number of each point's image within all data, which no other point has
 * @param labels 0 to 9 or {@link digitlab.dataset.DigitDataset#UNLABELLED}, of each point
 * @param values the coordinates of all points, point by point
 */
public record PointBlock(long[] rows, byte[] labels, float[] values) implements Serializable {

	/** The maximum number of points in a block. */
	public static final int SIZE = 2048;

	/** The number of points. */
	public int size() {
		return rows.length;
	}

	/** The number of coordinates of each point. */
	public int columns() {
		return rows.length == 0 ? 0 : values.length / rows.length;
	}

	/** A copy of the coordinates of a point. */
	public float[] point(int index) {
		int columns = columns();
		float[] point = new float[columns];
		System.arraycopy(values, index * columns, point, 0, columns);
		return point;
	}
}
