package digitlab.djl;

import java.util.HashMap;
import java.util.Map;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;

/**
 * The moving average of a training's weights, and the network interpolated between it and the initial weights, which is validated
 * and kept.
 */
final class WeightAverage implements AutoCloseable {

	private static final String AVERAGE = "average.";
	private static final String START = "start.";

	private final Map<String, Parameter> weights;
	private final double decay;
	private final double startShare;
	private final Network average;
	/** The average itself if no part of the initial weights is kept. */
	private final Network kept;
	private final NDManager manager;
	private final Map<String, NDArray> start = new HashMap<>();

	/**
	 * @param weights trained weights by their state-dict names
	 * @param decay decay per step, 0 to below 1; 0 for the weights themselves
	 * @param startShare fraction of the weights at {@link #begin}, 0 to below 1
	 */
	WeightAverage(Device device, Map<String, Parameter> weights, double decay, double startShare) {
		this.weights = weights;
		this.decay = decay;
		this.startShare = startShare;
		average = new Network(device);
		try {
			kept = startShare == 0 ? average : new Network(device);
			manager = NDManager.newBaseManager(device);
		} catch (RuntimeException | Error e) { // for example, out of memory
			average.close();
			throw e;
		}
		begin();
	}

	/** Starts with the weights as they are now. */
	void begin() {
		average.arrays().forEach((name, array) -> weight(name).copyTo(array));
		if (startShare > 0) {
			average.arrays().forEach((name, array) -> remember(name, weight(name)));
		}
	}

	private void remember(String name, NDArray array) {
		NDArray copy = array.duplicate();
		copy.attach(manager);
		NDArray before = start.put(name, copy);
		if (before != null) {
			before.close();
		}
	}

	/**
	 * Updates the average with the weights, at first faster so that it forgets the random start: by polynomial decay, which
	 * averages over the last two fifths of the steps so far (O. Shamir and T. Zhang, "Stochastic gradient descent for non-smooth
	 * optimization", 2013, with η = 1.5).
	 *
	 * @param step counted from 0
	 */
	void follow(long step) {
		double now = Math.min(decay, (step + 1.0) / (step + 3.5));
		average.arrays().forEach((name, array) -> {
			if (decay == 0) {
				weight(name).copyTo(array);
				return;
			}
			try (NDArray difference = weight(name).sub(array)) {
				array.addi(difference.muli(1 - now));
			}
		});
	}

	/** The network as it would be kept now. */
	Network kept() {
		if (startShare > 0) {
			kept.arrays().forEach((name, array) -> {
				average.arrays().get(name).copyTo(array);
				try (NDArray difference = start.get(name).sub(array)) {
					array.addi(difference.muli(startShare));
				}
			});
		}
		return kept;
	}

	/** Adds the state that {@link #restore} needs; not copies. */
	void addTo(Map<String, NDArray> state) {
		average.arrays().forEach((name, array) -> state.put(AVERAGE + name, array));
		start.forEach((name, array) -> state.put(START + name, array));
	}

	/**
	 * Restores an earlier state.
	 *
	 * @throws IllegalArgumentException if an array is missing or has another shape
	 */
	void restore(Map<String, NDArray> state) {
		average.arrays().forEach((name, array) -> {
			StateDict.fitting(state, AVERAGE + name, array).copyTo(array);
			if (startShare > 0) {
				remember(name, StateDict.fitting(state, START + name, array));
			}
		});
	}

	private NDArray weight(String name) {
		return weights.get(name).getArray();
	}

	@Override
	public void close() {
		manager.close();
		if (kept != average) {
			kept.close();
		}
		average.close();
	}
}
