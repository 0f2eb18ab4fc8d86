package digitlab.clustering;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CancellationException;

import digitlab.io.CancellationToken;

import static digitlab.language.Localization.trn;

/**
 * Chooses initial centres for k-means: Arthur and Vassilvitskii, "k-means++: The Advantages of Careful Seeding", 2007, in its
 * greedy form, which draws several candidates for each centre and takes the one with the lowest inertia. Smile's own seeding
 * draws one and needs all points as arrays of doubles.
 */
final class Seeding {

	private final FloatMatrix points;
	private final CentreDistances distances;
	private final Random random;
	private float[] nearest;

	Seeding(FloatMatrix points, CentreDistances distances, Random random) {
		this.points = points;
		this.distances = distances;
		this.random = random;
		nearest = new float[points.rows()];
	}

	/**
	 * Chooses k distinct points.
	 *
	 * @throws IllegalArgumentException if there are fewer
	 * @throws CancellationException if stopped
	 */
	float[][] choose(int k, CancellationToken cancellation) {
		float[][] centres = new float[k][];
		centres[0] = points.row(random.nextInt(points.rows()));
		nearest = distances.all(new float[][]{centres[0]})[0];
		int trials = 2 + (int) Math.log(k);
		for (int c = 1; c < k; c++) {
			if (cancellation.isCancelled()) {
				throw new CancellationException("The search for clusters was stopped before its first step.");
			}
			double potential = sum(nearest);
			int[] drawn = new int[trials];
			for (int t = 0; t < trials; t++) {
				drawn[t] = potential > 0 ? draw(random.nextDouble() * potential) : -1;
			}
			centres[c] = best(drawn, Arrays.copyOf(centres, c));
		}
		return centres;
	}

	private float[] best(int[] drawn, float[][] chosen) {
		float[][] candidates = Arrays.stream(drawn).filter(i -> i >= 0).mapToObj(points::row)
				.filter(candidate -> isNew(candidate, chosen)).toArray(float[][]::new);
		if (candidates.length == 0) {
			candidates = new float[][]{anyNew(chosen)};
		}
		float[][] after = distances.all(candidates);
		int best = 0;
		double lowest = Double.POSITIVE_INFINITY;
		for (int t = 0; t < candidates.length; t++) {
			for (int i = 0; i < nearest.length; i++) {
				after[t][i] = Math.min(after[t][i], nearest[i]);
			}
			double left = sum(after[t]);
			if (left < lowest) {
				lowest = left;
				best = t;
			}
		}
		nearest = after[best];
		return candidates[best];
	}

	/** A fallback for rounding errors, which may give distinct points a distance of zero, or equal points one above zero. */
	private float[] anyNew(float[][] chosen) {
		for (int i = 0; i < points.rows(); i++) {
			float[] point = points.row(i);
			if (isNew(point, chosen)) {
				return point;
			}
		}
		throw new IllegalArgumentException(trn("There are only %1$d different points: choose at most %1$d cluster.",
				"There are only %1$d different points: choose at most %1$d clusters.", chosen.length));
	}

	private static boolean isNew(float[] point, float[][] chosen) {
		return Arrays.stream(chosen).noneMatch(other -> CentreDistances.squared(point, other) == 0);
	}

	/** The point at which the running sum of the squared distances first exceeds the ticket. */
	private int draw(double ticket) {
		double sum = 0;
		int last = 0;
		for (int i = 0; i < nearest.length; i++) {
			sum += nearest[i];
			if (nearest[i] > 0) {
				last = i;
			}
			if (sum > ticket) {
				return i;
			}
		}
		return last;
	}

	private static double sum(float[] values) {
		double sum = 0;
		for (float value : values) {
			sum += value;
		}
		return sum;
	}
}
