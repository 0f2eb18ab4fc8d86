package digitlab.clustering;

import java.nio.FloatBuffer;

/**
 * Squared distances of all points from some centres, as one matrix product: |x - c|² = |x|² - 2 x·c + |c|². Single
 * precision tells which centre is nearest; what a distance is exactly, {@link #squared} tells.
 */
final class CentreDistances {

	private final Points points;
	private final float[] squaredNorms;
	private FloatBuffer products = LinearAlgebra.floats(0);
	private float[] row = new float[0];

	CentreDistances(Points points) {
		this.points = points;
		squaredNorms = new float[points.rows()];
		float[] point = new float[points.columns()];
		for (int i = 0; i < squaredNorms.length; i++) {
			points.copyRow(i, point);
			squaredNorms[i] = (float) squaredNorm(point);
		}
	}

	private static double squaredNorm(float[] point) {
		double sum = 0;
		for (float value : point) {
			sum += value * value;
		}
		return sum;
	}

	/**
	 * Gives every point the index of its nearest centre; of equally near ones the first.
	 *
	 * @param assignment receives the indices
	 * @param nearest receives the squared distances, 0 or more
	 */
	void nearest(float[][] centres, int[] assignment, float[] nearest) {
		int k = centres.length;
		float[] norms = product(centres);
		for (int i = 0; i < assignment.length; i++) {
			products.get(i * k, row, 0, k);
			int best = 0;
			float least = Float.POSITIVE_INFINITY;
			for (int c = 0; c < k; c++) {
				float distance = norms[c] + row[c];
				if (distance < least) {
					least = distance;
					best = c;
				}
			}
			assignment[i] = best;
			nearest[i] = Math.max(0, least + squaredNorms[i]);
		}
	}

	/** The squared distance of every point from each of some centres: one array a centre. */
	float[][] all(float[][] centres) {
		int k = centres.length;
		float[] norms = product(centres);
		float[][] distances = new float[k][points.rows()];
		for (int i = 0; i < points.rows(); i++) {
			products.get(i * k, row, 0, k);
			for (int c = 0; c < k; c++) {
				distances[c][i] = Math.max(0, squaredNorms[i] + row[c] + norms[c]);
			}
		}
		return distances;
	}

	/** Computes -2 x·c of all points and centres; returns |c|² of the centres. */
	private float[] product(float[][] centres) {
		int k = centres.length;
		if (products.capacity() < (long) points.rows() * k) {
			products = LinearAlgebra.floats((long) points.rows() * k);
		}
		row = new float[k];
		FloatBuffer columns = LinearAlgebra.floats((long) k * points.columns());
		float[] norms = new float[k];
		for (int c = 0; c < k; c++) {
			columns.put(c * points.columns(), centres[c]);
			norms[c] = (float) squaredNorm(centres[c]);
		}
		LinearAlgebra.timesTransposed(-2f, points.values(), points.rows(), points.columns(), columns, k, products);
		return norms;
	}

	/** The squared distance of two points, in double precision. */
	static double squared(float[] a, float[] b) {
		double sum = 0;
		for (int j = 0; j < a.length; j++) {
			double difference = (double) a[j] - b[j];
			sum += difference * difference;
		}
		return sum;
	}
}
