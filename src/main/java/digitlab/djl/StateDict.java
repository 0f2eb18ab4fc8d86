package digitlab.djl;

import java.util.LinkedHashMap;
import java.util.Map;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import digitlab.models.Safetensors;

/**
 * A network's parameters under the names PyTorch would give them ({@code conv1.weight}, {@code bn1.running_mean}), and as
 * a safetensors file, so that {@code safetensors.torch.load_file} and {@code load_state_dict} can open it.
 */
final class StateDict {

	private static final Map<String, String> NAMES = Map.of("gamma", "weight", "beta", "bias", "runningMean", "running_mean",
			"runningVar", "running_var");

	private StateDict() {
	}

	/** Every parameter of an initialised network, in the order of its layers. */
	static Map<String, Parameter> of(Block network) {
		Map<String, Parameter> parameters = new LinkedHashMap<>();
		network.getChildren().forEach(child -> {
			// DJL numbers the children: "01conv1".
			String layer = child.getKey().replaceFirst("^\\d+", "");
			child.getValue().getDirectParameters().forEach(
					p -> parameters.put(layer + "." + NAMES.getOrDefault(p.getKey(), p.getKey()), p.getValue()));
		});
		return parameters;
	}

	/** How many numbers the network learns: running means and variances are not among them. */
	static long trainable(Block network) {
		return of(network).values().stream().filter(p -> !isStatistic(p)).mapToLong(p -> p.getArray().size()).sum();
	}

	/** True for batch normalisation's running means and variances, which are gathered, not learned. */
	static boolean isStatistic(Parameter parameter) {
		return parameter.getType() == Parameter.Type.RUNNING_MEAN || parameter.getType() == Parameter.Type.RUNNING_VAR;
	}

	/** The arrays as a safetensors file. */
	static byte[] encode(Map<String, NDArray> arrays) {
		NDList list = new NDList();
		arrays.forEach((name, array) -> {
			array.setName(name);
			list.add(array);
		});
		return list.encode(NDList.Encoding.SAFETENSORS);
	}

	/**
	 * The arrays of a safetensors file, attached to {@code manager}.
	 *
	 * @throws IllegalArgumentException with a clause for a person, if it is none
	 */
	static Map<String, NDArray> decode(NDManager manager, byte[] file) {
		Safetensors.parse(file);
		Map<String, NDArray> arrays = new LinkedHashMap<>();
		try {
			NDList.decode(manager, file).forEach(array -> arrays.put(array.getName(), array));
		} catch (RuntimeException e) {
			throw new IllegalArgumentException("it is a damaged safetensors file", e);
		}
		return arrays;
	}

	/**
	 * Copies arrays into an initialised network.
	 *
	 * @throws IllegalArgumentException with a clause for a person, if one is missing, has another shape or holds what is no
	 *     number
	 */
	static void load(Block network, Map<String, NDArray> arrays) {
		of(network).forEach((name, parameter) -> {
			NDArray array = fitting(arrays, name, parameter.getArray());
			for (float value : array.toFloatArray()) {
				if (!Float.isFinite(value)) {
					throw new IllegalArgumentException(
							"its array " + name + " holds " + value + ", which is not a finite number");
				}
			}
			array.copyTo(parameter.getArray());
		});
	}

	/**
	 * The array of a name, of the same shape and type as another.
	 *
	 * @throws IllegalArgumentException with a clause for a person, if there is none
	 */
	static NDArray fitting(Map<String, NDArray> arrays, String name, NDArray target) {
		NDArray array = arrays.get(name);
		if (array == null) {
			throw new IllegalArgumentException("it has no array " + name);
		}
		if (!array.getShape().equals(target.getShape()) || array.getDataType() != target.getDataType()) {
			throw new IllegalArgumentException("its array " + name + " is " + array.getDataType() + array.getShape()
					+ " instead of " + target.getDataType() + target.getShape());
		}
		return array;
	}
}
