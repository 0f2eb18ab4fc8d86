package digitlab.clustering;

import java.util.Arrays;

/**
 * The result of k-means. Clusters are ordered by size, the largest first. Immutable: callers must not write to the assignment.
 *
 * @param centres k × columns: the mean of each cluster's points
 * @param assignment the cluster 0..k-1 of each point; each cluster has at least one
 * @param inertia the sum of the squared distances of all points from their cluster's centre
 * @param iterations number of iterations of the best start
 * @param starts number of completed starts, or of begun starts if stopped
 * @param bestStart number of the best start, from 1
 * @param stopped true if stopped before all starts had completed
 */
public record KMeansResult(FloatMatrix centres, int[] assignment, double inertia, int iterations, int starts, int bestStart,
		boolean stopped) {

	/** The number of clusters. */
	public int k() {
		return centres.rows();
	}

	/** The number of points in each cluster. */
	public int[] sizes() {
		int[] sizes = new int[k()];
		for (int cluster : assignment) {
			sizes[cluster]++;
		}
		return sizes;
	}

	/** The indices of a cluster's points, ascending. */
	public int[] members(int cluster) {
		int[] members = new int[assignment.length];
		int count = 0;
		for (int i = 0; i < assignment.length; i++) {
			if (assignment[i] == cluster) {
				members[count++] = i;
			}
		}
		return Arrays.copyOf(members, count);
	}
}
