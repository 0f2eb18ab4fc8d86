package digitlab.clustering;

import java.nio.FloatBuffer;
import java.util.Arrays;

/** Squared distances of the points of blocks from centres, as one matrix product for each block, see {@link CentreDistances}. */
final class BlockDistances {

	private final int centres;
	private final int columns;
	private final float[] norms;
	private final FloatBuffer matrix;
	private final FloatBuffer points;
	private final FloatBuffer products;
	private final float[] rows;

	/** @param centres at least one */
	BlockDistances(float[][] centres) {
		this.centres = centres.length;
		columns = centres[0].length;
		norms = new float[centres.length];
		matrix = LinearAlgebra.floats((long) centres.length * columns);
		for (int c = 0; c < centres.length; c++) {
			norms[c] = squaredNorm(centres[c], 0, columns);
			matrix.put(c * columns, centres[c]);
		}
		points = LinearAlgebra.floats((long) PointBlock.SIZE * columns);
		products = LinearAlgebra.floats((long) PointBlock.SIZE * centres.length);
		rows = new float[PointBlock.SIZE * centres.length];
	}

	static float squaredNorm(float[] values, int from, int length) {
		double sum = 0;
		for (int j = from; j < from + length; j++) {
			sum += values[j] * values[j];
		}
		return (float) sum;
	}

	/**
	 * Computes |c|² - 2 x·c for all points and centres, to which |x|² is still to be added.
	 *
	 * @return at least size × centres numbers, point by point; overwritten by the next call
	 */
	float[] of(PointBlock block) {
		int n = block.size();
		points.put(0, block.values());
		LinearAlgebra.timesTransposed(-2f, points, n, columns, matrix, centres, products);
		products.get(0, rows, 0, n * centres);
		for (int i = 0, at = 0; i < n; i++) {
			for (int c = 0; c < centres; c++, at++) {
				rows[at] += norms[c];
			}
		}
		return rows;
	}

	/** All centres of several starts, one after the other. */
	static float[][] joined(float[][][] starts) {
		return Arrays.stream(starts).flatMap(Arrays::stream).toArray(float[][]::new);
	}
}
