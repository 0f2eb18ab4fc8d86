package digitlab.clustering;

/** Receives every step of k-means on the worker thread. */
@FunctionalInterface
public interface KMeansListener {

	/** Ignores all steps. */
	KMeansListener NONE = (_, _, _, _) -> {
	};

	/**
	 * @param start number of the start, from 1
	 * @param iteration number of the iteration within this start, from 1
	 * @param centres k × columns, the centres after the step
	 * @param inertia before the step: the sum of the squared distances of all points from their nearest centre
	 */
	void iterationFinished(int start, int iteration, FloatMatrix centres, double inertia);
}
