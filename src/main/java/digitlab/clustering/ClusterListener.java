package digitlab.clustering;

/** Receives the progress of an analysis on the worker thread. */
public interface ClusterListener extends KMeansListener {

	/** Ignores all events. */
	ClusterListener NONE = new ClusterListener() {
	};

	/** The phase of an analysis. */
	enum Phase {
		PCA, KMEANS, MEASURES, ELBOW, PROJECTION
	}

	/**
	 * @param total units in all, or a negative number while unknown
	 */
	default void progress(Phase phase, long done, long total) {
	}

	/**
	 * Called when the components have been computed.
	 *
	 * @param coordinates n × components, the space of k-means unless it works on the original columns
	 */
	default void componentsFound(Pca pca, FloatMatrix coordinates) {
	}

	@Override
	default void iterationFinished(int start, int iteration, FloatMatrix centres, double inertia) {
	}
}
