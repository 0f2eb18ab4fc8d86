package digitlab.clustering;

import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * Squared distances of all points from centres, as one matrix product: |x - c|² = |x|² - 2 x·c + |c|². Single precision suffices
 * for finding the nearest centre; {@link #squared} gives exact distances.
 */
final class CentreDistances {

	/** The number of points whose products are fetched at a time. */
	private static final int CHUNK = 256;

	private final FloatMatrix points;
	private final float[] squaredNorms;
	private FloatBuffer products = LinearAlgebra.floats(0);

	CentreDistances(FloatMatrix points) {
		this.points = points;
		squaredNorms = new float[points.rows()];
		ParallelBlocks.run(slot -> {
			float[] point = new float[points.columns()];
			for (int i = ParallelBlocks.start(slot, points.rows()); i < ParallelBlocks.start(slot + 1, points.rows()); i++) {
				points.copyRow(i, point);
				squaredNorms[i] = (float) squaredNorm(point);
			}
		});
	}

	private static double squaredNorm(float[] point) {
		double sum = 0;
		for (float value : point) {
			sum += value * value;
		}
		return sum;
	}

	/**
	 * Assigns every point the index of its nearest centre, the first if there are several.
	 *
	 * @param assignment receives the indices
	 * @param nearest receives the squared distances, 0 or more
	 */
	void nearest(float[][] centres, int[] assignment, float[] nearest) {
		int k = centres.length;
		float[] norms = norms(centres);
		eachPoint(centres, (i, row, at) -> {
			int best = 0;
			float smallest = Float.POSITIVE_INFINITY;
			for (int c = 0; c < k; c++) {
				float distance = norms[c] + row[at + c];
				if (distance < smallest) {
					smallest = distance;
					best = c;
				}
			}
			assignment[i] = best;
			nearest[i] = Math.max(0, smallest + squaredNorms[i]);
		});
	}

	/** The squared distance of every point from each centre: one array per centre. */
	float[][] all(float[][] centres) {
		float[] norms = norms(centres);
		float[][] distances = new float[centres.length][points.rows()];
		eachPoint(centres, (i, row, at) -> {
			for (int c = 0; c < distances.length; c++) {
				distances[c][i] = Math.max(0, squaredNorms[i] + row[at + c] + norms[c]);
			}
		});
		return distances;
	}

	private static float[] norms(float[][] centres) {
		float[] norms = new float[centres.length];
		for (int c = 0; c < norms.length; c++) {
			norms[c] = (float) squaredNorm(centres[c]);
		}
		return norms;
	}

	/** Receives for a point the values of -2 x·c for each centre, starting at an array offset. */
	private interface PointWork {
		void accept(int point, float[] products, int at);
	}

	private void eachPoint(float[][] centres, PointWork work) {
		int k = centres.length;
		int d = points.columns();
		if (products.capacity() < (long) points.rows() * k) {
			products = LinearAlgebra.floats((long) points.rows() * k);
		}
		FloatBuffer columns = LinearAlgebra.floats((long) k * d);
		Arrays.stream(centres).forEach(columns::put);
		columns.clear();
		ParallelBlocks.run(slot -> {
			int from = ParallelBlocks.start(slot, points.rows());
			int n = ParallelBlocks.start(slot + 1, points.rows()) - from;
			if (n > 0) {
				FloatBuffer product = products.slice(from * k, n * k);
				LinearAlgebra.timesTransposed(-2f, points.values().slice(from * d, n * d), n, d, columns, k, product);
				float[] rows = new float[CHUNK * k];
				for (int i = 0; i < n; i++) {
					if (i % CHUNK == 0) {
						product.get(i * k, rows, 0, Math.min(CHUNK, n - i) * k);
					}
					work.accept(from + i, rows, i % CHUNK * k);
				}
			}
		});
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
