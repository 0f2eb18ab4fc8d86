package digitlab.ui.cluster;

import java.util.List;

import digitlab.dataset.FloatImage;
import org.jspecify.annotations.Nullable;

/**
 * The progress of an analysis.
 *
 * @param scatter the first two components of every image
 * @param start the number of the k-means start, from 1; 0 before the first
 * @param iteration of that start
 * @param centres of the clusters; empty before the first iteration
 */
record SearchProgress(PlacedPoints scatter, int start, int iteration, List<Centre> centres) {

	/**
	 * The current position of a centre.
	 *
	 * @param image what it looks like; null if the points are not pixels
	 */
	record Centre(double x, double y, @Nullable FloatImage image) {
	}
}
