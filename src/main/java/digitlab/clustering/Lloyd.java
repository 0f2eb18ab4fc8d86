package digitlab.clustering;

import java.util.Arrays;

/**
 * One run of k-means from given centres (Lloyd, "Least squares quantization in PCM", 1982): every point is assigned to its
 * nearest centre, every centre moves to the mean of its points, and so on. The sums behind the means are updated by the points
 * that change their cluster, which after the first steps are few.
 */
final class Lloyd {

	/** Is told of each half of a step when it is done, and may look at the state then. */
	interface Observer {

		Observer NONE = new Observer() {
		};

		/** @param changed number of points that changed their cluster, or joined their first one */
		default void assigned(Lloyd run, int changed) {
		}

		/** The centres have moved to the means of their points. */
		default void moved(Lloyd run) {
		}
	}

	private final FloatMatrix points;
	private final Observer observer;
	private final CentreDistances distances;
	private final int[] assignment;
	private final float[] nearest;
	private final double[][] sums;
	private final int[] sizes;
	private final float[] row;
	private float[][] centres;
	private int iterations;
	private boolean settled;

	Lloyd(FloatMatrix points, CentreDistances distances, float[][] start, Observer observer) {
		this.points = points;
		this.observer = observer;
		this.distances = distances;
		centres = start;
		assignment = new int[points.rows()];
		Arrays.fill(assignment, -1);
		nearest = new float[points.rows()];
		sums = new double[start.length][points.columns()];
		sizes = new int[start.length];
		row = new float[points.columns()];
	}

	/**
	 * Performs one step.
	 *
	 * @param tolerance the movement of the centres, as a sum of squares, at which they count as converged
	 * @return the inertia before it, in single precision
	 */
	double step(double tolerance) {
		int changed = assign();
		double inertia = 0;
		for (float distance : nearest) {
			inertia += distance;
		}
		changed += adoptForEmpty();
		observer.assigned(this, changed);
		settled = changed == 0 || move() <= tolerance;
		iterations++;
		return inertia;
	}

	/** Assigns every point to its nearest centre; returns how many changed. */
	private int assign() {
		int[] before = assignment.clone();
		distances.nearest(centres, assignment, nearest);
		int changed = 0;
		for (int i = 0; i < before.length; i++) {
			if (before[i] != assignment[i]) {
				follow(i, before[i]);
				changed++;
			}
		}
		return changed;
	}

	/** Moves a point's values from the sum of one cluster to that of its present one. */
	private void follow(int point, int from) {
		points.copyRow(point, row);
		int to = assignment[point];
		double[] gains = sums[to];
		if (from < 0) {
			for (int j = 0; j < row.length; j++) {
				gains[j] += row[j];
			}
		} else {
			double[] loses = sums[from];
			for (int j = 0; j < row.length; j++) {
				gains[j] += row[j];
				loses[j] -= row[j];
			}
			sizes[from]--;
		}
		sizes[to]++;
	}

	/** Gives an empty cluster the point that is farthest from its centre; returns the number of such clusters. */
	private int adoptForEmpty() {
		int adopted = 0;
		for (int c = 0; c < sizes.length; c++) {
			if (sizes[c] == 0) {
				int farthest = farthest();
				int from = assignment[farthest];
				assignment[farthest] = c;
				nearest[farthest] = 0;
				follow(farthest, from);
				adopted++;
			}
		}
		return adopted;
	}

	private int farthest() {
		int farthest = -1;
		for (int i = 0; i < nearest.length; i++) {
			if (sizes[assignment[i]] > 1 && (farthest < 0 || nearest[i] > nearest[farthest])) {
				farthest = i;
			}
		}
		return farthest;
	}

	/** Moves the centres to the means; returns the movement as a sum of squares. */
	private double move() {
		double movement = 0;
		float[][] moved = new float[centres.length][points.columns()];
		for (int c = 0; c < centres.length; c++) {
			for (int j = 0; j < moved[c].length; j++) {
				moved[c][j] = (float) (sums[c][j] / sizes[c]);
			}
			movement += CentreDistances.squared(centres[c], moved[c]);
		}
		centres = moved;
		observer.moved(this);
		return movement;
	}

	/** Assigns every point to its nearest centre once more, and moves the centres to the means. */
	void finish() {
		int changed = assign() + adoptForEmpty();
		observer.assigned(this, changed);
		move();
	}

	boolean isSettled() {
		return settled;
	}

	int iterations() {
		return iterations;
	}

	float[][] centres() {
		return centres;
	}

	int[] assignment() {
		return assignment;
	}

	int[] sizes() {
		return sizes;
	}

	/** The sum of the squared distances of all points from the mean of their cluster, in double precision. */
	double inertia() {
		double[] parts = new double[ParallelBlocks.COUNT];
		ParallelBlocks.run(slot -> {
			float[] point = new float[points.columns()];
			for (int i = ParallelBlocks.start(slot, assignment.length); i < ParallelBlocks.start(slot + 1,
					assignment.length); i++) {
				points.copyRow(i, point);
				parts[slot] += CentreDistances.squared(point, centres[assignment[i]]);
			}
		});
		return Arrays.stream(parts).sum();
	}
}
