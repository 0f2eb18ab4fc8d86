package digitlab.clustering;

import java.nio.FloatBuffer;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;

/**
 * An immutable matrix of points: rows × columns values in single precision, row-major. They are stored off-heap, as matrix
 * products need them; 70,000 images of 784 pixels take 220 MB.
 */
public final class FloatMatrix {

	private static final float FULL_INK = 255;

	private final int rows;
	private final int columns;
	private final FloatBuffer values;

	/** Takes ownership of the values: callers must not write to them afterwards. */
	FloatMatrix(int rows, int columns, FloatBuffer values) {
		this.rows = rows;
		this.columns = columns;
		this.values = values;
	}

	/** The images' pixels, 0 paper to 1 ink: one row of 784 per image. */
	public static FloatMatrix ofPixels(DigitDataset images) {
		FloatBuffer values = LinearAlgebra.floats((long) images.size() * DigitImage.PIXELS);
		byte[] pixels = new byte[DigitImage.PIXELS];
		float[] row = new float[DigitImage.PIXELS];
		for (int i = 0; i < images.size(); i++) {
			images.copyPixels(i, pixels, 0);
			for (int p = 0; p < row.length; p++) {
				row[p] = (pixels[p] & 0xff) / FULL_INK;
			}
			values.put(i * row.length, row);
		}
		return new FloatMatrix(images.size(), DigitImage.PIXELS, values);
	}

	/**
	 * Copies rows of equal length, such as a network's activations.
	 *
	 * @throws IllegalArgumentException if the rows differ in length or contain NaN
	 */
	public static FloatMatrix of(float[][] rows) {
		int columns = rows.length == 0 ? 0 : rows[0].length;
		FloatBuffer values = LinearAlgebra.floats((long) rows.length * columns);
		for (float[] row : rows) {
			if (row.length != columns) {
				throw new IllegalArgumentException("All points need " + columns + " numbers, not " + row.length);
			}
			for (float value : row) {
				if (!Float.isFinite(value)) {
					throw new IllegalArgumentException("A point holds " + value + ": its place cannot be told.");
				}
			}
			values.put(row);
		}
		return new FloatMatrix(rows.length, columns, values.clear());
	}

	/** The number of points. */
	public int rows() {
		return rows;
	}

	/** The number of values per point. */
	public int columns() {
		return columns;
	}

	public float value(int row, int column) {
		return values.get(row * columns + column);
	}

	/** A copy of a point. */
	public float[] row(int row) {
		float[] copy = new float[columns];
		copyRow(row, copy);
		return copy;
	}

	/** Copies a point to the beginning of an array. */
	public void copyRow(int row, float[] target) {
		values.get(row * columns, target, 0, columns);
	}

	/** The given points in the given order. */
	public FloatMatrix subset(int... indices) {
		FloatBuffer some = LinearAlgebra.floats((long) indices.length * columns);
		for (int i = 0; i < indices.length; i++) {
			some.put(i * columns, values, indices[i] * columns, columns);
		}
		return new FloatMatrix(indices.length, columns, some);
	}

	/** The values, row by row, for reading. */
	FloatBuffer values() {
		return values;
	}

	@Override
	public String toString() {
		return "Points[" + rows + "×" + columns + "]";
	}
}
