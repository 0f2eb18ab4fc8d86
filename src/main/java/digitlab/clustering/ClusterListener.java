package digitlab.clustering;

/** Told how an analysis comes along, from the working thread. */
public interface ClusterListener extends KMeansListener {

	/** Tells nobody. */
	ClusterListener NONE = new ClusterListener() {
	};

	/** What is being done. */
	enum Phase {
		PCA, KMEANS, MEASURES, ELBOW, PROJECTION
	}

	/**
	 * @param total units in all, or a negative number while unknown
	 */
	default void progress(Phase phase, long done, long total) {
	}

	/**
	 * The components are found.
	 *
	 * @param coordinates n × components, in which k-means will move its centres unless it works in the space as it is
	 */
	default void componentsFound(Pca pca, FloatMatrix coordinates) {
	}

	@Override
	default void iterationFinished(int start, int iteration, FloatMatrix centres, double inertia) {
	}
}
