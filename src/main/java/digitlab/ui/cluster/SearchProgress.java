package digitlab.ui.cluster;

import java.util.List;

import digitlab.dataset.FloatImage;
import org.jspecify.annotations.Nullable;

/**
 * The progress of an analysis.
 *
 * @param scatter the first two components of every image
 * @param start of k-means, counted from 1; 0 before the first
 * @param iteration of that start
 * @param centres of the clusters; empty before the first iteration
 */
record SearchProgress(PlacedPoints scatter, int start, int iteration, List<Centre> centres) {

	/**
	 * Where a centre is now.
	 *
	 * @param image what it looks like; null where points are not pixels
	 */
	record Centre(double x, double y, @Nullable FloatImage image) {
	}
}
