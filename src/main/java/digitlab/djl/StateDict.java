package digitlab.djl;

import java.util.LinkedHashMap;
import java.util.Map;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import digitlab.io.TextSanitizer;
import digitlab.models.Safetensors;

import static digitlab.language.Localization.tr;

/**
 * Converts a network's parameters to and from PyTorch's names ({@code conv1.weight}, {@code bn1.running_mean}) in a safetensors
 * file that {@code safetensors.torch.load_file} and {@code load_state_dict} can open.
 */
final class StateDict {

	private static final Map<String, String> NAMES = Map.of("gamma", "weight", "beta", "bias", "runningMean", "running_mean",
			"runningVar", "running_var");

	private static final int LONGEST_NAME = 40;

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

	/** The number of trainable values: running means and variances are not among them. */
	static long trainable(Block network) {
		return of(network).values().stream().filter(p -> !isStatistic(p)).mapToLong(p -> p.getArray().size()).sum();
	}

	/** Whether it is a running mean or variance of batch normalisation, which is not trained. */
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
	 * @throws IllegalArgumentException with a clause for the user, if it is not one
	 */
	static Map<String, NDArray> decode(NDManager manager, byte[] file) {
		Safetensors.parse(file);
		Map<String, NDArray> arrays = new LinkedHashMap<>();
		try {
			NDList.decode(manager, file).forEach(array -> arrays.put(array.getName(), array));
		} catch (RuntimeException e) {
			throw new IllegalArgumentException(tr("it is a damaged safetensors file"), e);
		}
		return arrays;
	}

	/**
	 * Copies arrays into an initialised network.
	 *
	 * @throws IllegalArgumentException with a clause for the user, if one is missing, has another shape or contains NaN
	 */
	static void load(Block network, Map<String, NDArray> arrays) {
		of(network).forEach((name, parameter) -> {
			NDArray array = fitting(arrays, name, parameter.getArray());
			checkFinite(name, array);
			array.copyTo(parameter.getArray());
		});
	}

	/** @throws IllegalArgumentException with a clause for the user, if an array of 32-bit numbers contains NaN or infinity */
	static void checkFinite(String name, NDArray array) {
		if (array.getDataType() != DataType.FLOAT32) {
			return;
		}
		for (float value : array.toFloatArray()) {
			if (!Float.isFinite(value)) {
				throw new IllegalArgumentException(tr("its array %s holds %s, which is not a finite number",
						TextSanitizer.of(name, LONGEST_NAME), value));
			}
		}
	}

	/**
	 * The array with a name, which must have the same shape and type as another.
	 *
	 * @throws IllegalArgumentException with a clause for the user, if there is none
	 */
	static NDArray fitting(Map<String, NDArray> arrays, String name, NDArray target) {
		NDArray array = arrays.get(name);
		if (array == null) {
			throw new IllegalArgumentException(tr("it has no array %s", name));
		}
		if (!array.getShape().equals(target.getShape()) || array.getDataType() != target.getDataType()) {
			throw new IllegalArgumentException(tr("its array %s is %s instead of %s", name,
					array.getDataType() + array.getShape().toString(), target.getDataType() + target.getShape().toString()));
		}
		return array;
	}
}
