package digitlab.clustering;

import java.util.Arrays;

/**
 * What k-means found. Clusters are ordered by size, the largest first. Immutable: the assignment is not to be written to.
 *
 * @param centres k × columns: the mean of each cluster's points
 * @param assignment the cluster 0..k-1 of each point; each cluster has at least one
 * @param inertia the sum of the squared distances of all points from their cluster's centre
 * @param iterations of the start that was kept
 * @param starts how many starts came to their end, or began, when stopped
 * @param stopped true when a stop was asked for before all starts had ended
 */
public record KMeansResult(FloatMatrix centres, int[] assignment, double inertia, int iterations, int starts, boolean stopped) {

	/** How many clusters there are. */
	public int k() {
		return centres.rows();
	}

	/** How many points each cluster has. */
	public int[] sizes() {
		int[] sizes = new int[k()];
		for (int cluster : assignment) {
			sizes[cluster]++;
		}
		return sizes;
	}

	/** The indices of a cluster's points, rising. */
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
