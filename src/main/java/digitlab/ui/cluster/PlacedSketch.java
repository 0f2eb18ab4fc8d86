package digitlab.ui.cluster;

import digitlab.clustering.ClusterResult;
import digitlab.dataset.DigitImage;

/**
 * The position of a sketch among analysed images.
 *
 * @param image what the network sees of it
 * @param place along the components, and the cluster whose centre is nearest
 * @param nearest the nearest image of the plot's sample, an index in the dataset
 */
record PlacedSketch(DigitImage image, ClusterResult.Place place, int nearest) {

	/** Along the plot's x axis; at its nearest neighbour where the plot has a layout of its own. */
	double x(PlacedPoints scatter, boolean hasComponents, int component) {
		return hasComponents ? along(component) : scatter.xs()[scatter.indexOf(nearest)];
	}

	/** Along the plot's y axis. */
	double y(PlacedPoints scatter, boolean hasComponents, int component) {
		return hasComponents ? place.components().length > 1 ? along(component) : 0 : scatter.ys()[scatter.indexOf(nearest)];
	}

	private double along(int component) {
		return place.components()[Math.min(component, place.components().length - 1)];
	}
}
