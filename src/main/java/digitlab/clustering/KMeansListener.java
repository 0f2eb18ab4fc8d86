package digitlab.clustering;

/** Told of every step of k-means, from the working thread. */
@FunctionalInterface
public interface KMeansListener {

	/** Tells nobody. */
	KMeansListener NONE = (_, _, _, _) -> {
	};

	/**
	 * @param start which of the starts, from 1
	 * @param iteration of this start, from 1
	 * @param centres k × columns, where they are after the step
	 * @param inertia before the step: the sum of the squared distances of all points from their nearest centre
	 */
	void iterationFinished(int start, int iteration, FloatMatrix centres, double inertia);
}
