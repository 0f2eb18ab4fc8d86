package digitlab.ui.cluster;

import digitlab.clustering.ClusterResult;
import digitlab.dataset.DigitImage;

/**
 * The position of a sketch among analysed images.
 *
 * @param image what the network sees of it
 * @param place its components, and the cluster with the nearest centre
 * @param nearest the nearest image of the plot's sample, an index in the dataset
 */
record PlacedSketch(DigitImage image, ClusterResult.Place place, int nearest) {

	/** Its x in the plot; if the plot has a layout of its own, that of its nearest neighbour. */
	double x(PlacedPoints scatter, boolean hasComponents, int component) {
		return hasComponents ? along(component) : scatter.xs()[scatter.indexOf(nearest)];
	}

	/** Its y in the plot, likewise. */
	double y(PlacedPoints scatter, boolean hasComponents, int component) {
		return hasComponents ? place.components().length > 1 ? along(component) : 0 : scatter.ys()[scatter.indexOf(nearest)];
	}

	private double along(int component) {
		return place.components()[Math.min(component, place.components().length - 1)];
	}
}
