package digitlab.djl;

import java.util.HashMap;
import java.util.Map;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.optimizer.Optimizer;

/**
 * Adam with decoupled weight decay (Loshchilov and Hutter, 2019), with DJL's fused update. DJL's own AdamW neither exposes its
 * state, which resuming a training requires, nor exempts biases from decay.
 */
final class AdamW extends Optimizer {

	private static final float BETA1 = 0.9f;
	private static final float BETA2 = 0.999f;
	private static final float EPSILON = 1e-8f;

	private final float decay;
	private final Map<String, String> names;
	private final Map<String, NDArray> means = new HashMap<>();
	private final Map<String, NDArray> variances = new HashMap<>();
	private float learningRate;
	private int step;

	/**
	 * @param decay weight decay of arrays with two or more dimensions: convolution and linear weights
	 * @param names state-dict name of each parameter, by DJL's parameter id; filled before the first step
	 */
	AdamW(double decay, Map<String, String> names) {
		super(new Builder());
		this.decay = (float) decay;
		this.names = names;
	}

	/** Sets the values for the next step. */
	void prepare(long step, double learningRate) {
		this.step = Math.toIntExact(step + 1);
		this.learningRate = (float) learningRate;
	}

	@Override
	public void update(String parameterId, NDArray weight, NDArray gradient) {
		double correction = Math.sqrt(1 - Math.pow(BETA2, step)) / (1 - Math.pow(BETA1, step));
		String name = names.get(parameterId);
		NDArray mean = means.computeIfAbsent(name, k -> zeros(weight));
		NDArray variance = variances.computeIfAbsent(name, k -> zeros(weight));
		float weightDecay = weight.getShape().dimension() > 1 ? decay : 0;
		weight.getNDArrayInternal().adamUpdate(new NDList(weight, gradient, mean, variance), new NDList(weight), learningRate,
				(float) (learningRate * correction), weightDecay, rescaleGrad, clipGrad, BETA1, BETA2, EPSILON, true, true);
	}

	private static NDArray zeros(NDArray weight) {
		NDArray zeros = weight.zerosLike();
		zeros.setRequiresGradient(false);
		return zeros;
	}

	/** First and second moments under "mean." and "variance." and the parameter's state-dict name. */
	Map<String, NDArray> state() {
		Map<String, NDArray> state = new HashMap<>();
		means.forEach((name, array) -> state.put("mean." + name, array));
		variances.forEach((name, array) -> state.put("variance." + name, array));
		return state;
	}

	/** Restores an earlier {@link #state()}, copied to {@code manager}. */
	void restore(Map<String, NDArray> state, NDManager manager) {
		state.forEach((key, array) -> {
			if (key.startsWith("mean.")) {
				means.put(key.substring("mean.".length()), copy(array, manager));
			} else if (key.startsWith("variance.")) {
				variances.put(key.substring("variance.".length()), copy(array, manager));
			}
		});
	}

	private static NDArray copy(NDArray array, NDManager manager) {
		// Not toDevice(…, true): on the CPU, that shares the Java buffer behind the array, which is freed with the array.
		NDArray copy = array.duplicate();
		copy.attach(manager);
		return copy;
	}

	private static final class Builder extends OptimizerBuilder<Builder> {
		@Override
		protected Builder self() {
			return this;
		}
	}
}
