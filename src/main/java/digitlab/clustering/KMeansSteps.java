package digitlab.clustering;

import java.util.List;

/**
 * One start of k-means as a sequence of steps: the centres are chosen, the points are assigned to them, the centres move, and so
 * on until nothing changes or the centres hardly move any more.
 *
 * @param steps at least the start and one assignment; the clusters have the order of {@link KMeansResult}
 */
public record KMeansSteps(List<Step> steps) {

	/** The maximum number of clusters. */
	public static final int MAX_K = Byte.MAX_VALUE;

	/** What a step does. */
	public enum Kind {
		START, ASSIGN, MOVE
	}

	/**
	 * The state after a step.
	 *
	 * @param iteration from 1; 0 for the start
	 * @param clusters the cluster of each point, all {@link #UNASSIGNED} at the start; not to be written to
	 * @param centres k × columns
	 * @param changed the number of points that changed their cluster in this step
	 * @param inertia the sum of the squared distances of all points from the centre of their cluster; NaN at the start
	 */
	public record Step(Kind kind, int iteration, byte[] clusters, FloatMatrix centres, int changed, double inertia) {

		/** The cluster of a point before the first assignment. */
		public static final byte UNASSIGNED = -1;
	}

	/** Copies the list. */
	public KMeansSteps {
		steps = List.copyOf(steps);
	}

	/** Whether the last step changed nothing, rather than little. */
	public boolean endsUnchanged() {
		return steps.getLast().kind() == Kind.ASSIGN && steps.getLast().changed() == 0;
	}
}
