package digitlab.models;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import digitlab.calibration.Calibration;
import digitlab.models.NetworkPlan.Layer;

/**
 * A trained network as an ONNX model, for programs with neither Java nor PyTorch. Input {@value #INPUT}, (N, 1, 28, 28) 32-bit
 * floats, 0 paper to 1 ink; output {@value #OUTPUT}, (N, 10); N is any. Batch normalisation is kept as learned (programs merge it
 * into the convolutions themselves); dropout has no effect in reading and is left out.
 *
 * <p>Field numbers are those of onnx.proto3 of the ONNX project (https://github.com/onnx/onnx).
 */
final class OnnxModel {

	/**
	 * The version of the operators; supported by programs since 2021, and none of those used here has changed since, except to
	 * become more general.
	 */
	static final int OPSET = 13;

	static final String INPUT = "pixels";
	static final String OUTPUT = "logits";

	/** The version of the file format that came with opset 13. */
	private static final int IR_VERSION = 7;
	private static final int FLOAT = 1;
	private static final int ATTRIBUTE_FLOAT = 1;
	private static final int ATTRIBUTE_INT = 2;
	private static final int ATTRIBUTE_INTS = 7;

	private final NetworkPlan plan;
	private final ProtoMessage graph = new ProtoMessage();
	private String last = INPUT;

	private OnnxModel(NetworkPlan plan) {
		this.plan = plan;
	}

	/**
	 * @param weights all arrays of the plan
	 * @throws IllegalArgumentException with a clause for users, if the weights belong to another network
	 */
	static ProtoMessage of(ModelMetadata metadata, NetworkPlan plan, Safetensors weights) {
		plan.check(weights);
		OnnxModel model = new OnnxModel(plan);
		ProtoMessage file = new ProtoMessage().number(1, IR_VERSION).text(2, "Digit Lab").text(3, metadata.version())
				.text(6, "Reads one handwritten digit. Softmax of the logits divided by the temperature gives probabilities.")
				.message(7, model.graph(metadata.name(), weights)).message(8, new ProtoMessage().text(1, "").number(2, OPSET));
		properties(metadata).forEach((key, value) -> file.message(14, new ProtoMessage().text(1, key).text(2, value)));
		return file;
	}

	private static Map<String, String> properties(ModelMetadata metadata) {
		ModelMetadata.Normalisation normalisation = metadata.normalisation();
		Calibration calibration = metadata.calibration() == null ? Calibration.NONE : metadata.calibration();
		Map<String, String> properties = new LinkedHashMap<>();
		properties.put("name", metadata.name());
		properties.put("architecture", metadata.architecture());
		properties.put("classes", "0,1,2,3,4,5,6,7,8,9");
		properties.put("input",
				INPUT + ": float32, N x 1 x 28 x 28, rows from the top; 0 is paper, 1 is ink. Of a pixel's byte b,"
						+ " 0 paper to 255 ink, it is (b * scale - mean) / deviation");
		properties.put("scale", Double.toString(normalisation.scale()));
		properties.put("mean", Double.toString(normalisation.mean()));
		properties.put("deviation", Double.toString(normalisation.deviation()));
		properties.put("temperature", Double.toString(calibration.temperature()));
		return properties;
	}

	private ProtoMessage graph(String name, Safetensors weights) {
		plan.layers().forEach(this::add);
		graph.text(2, name);
		plan.shapes().forEach((array, shape) -> graph.message(5, tensor(array, weights.tensors().get(array))));
		graph.message(11, value(INPUT, plan.input()));
		return graph.message(12, value(OUTPUT, List.of(10)));
	}

	private void add(Layer layer) {
		String name = layer.name();
		switch (layer) {
			case Layer.Convolution l -> add(node("Conv", name, weight(name), bias(name))
					.message(5, ints("kernel_shape", l.kernel(), l.kernel())).message(5, ints("strides", l.stride(), l.stride()))
					.message(5, pads(l.padding())), name);
			case Layer.BatchNorm l -> add(node("BatchNormalization", name, weight(name), bias(name), name + ".running_mean",
					name + ".running_var").message(5, attribute("epsilon", ATTRIBUTE_FLOAT).real(2, (float) l.epsilon())), name);
			case Layer.Relu _ -> add(node("Relu", name), name);
			case Layer.MaxPool l -> add(node("MaxPool", name).message(5, ints("kernel_shape", l.kernel(), l.kernel()))
					.message(5, ints("strides", l.stride(), l.stride())).message(5, pads(l.padding())), name);
			case Layer.Flatten _ -> add(node("Flatten", name).message(5, attribute("axis", ATTRIBUTE_INT).number(3, 1)), name);
			case Layer.Linear _ -> add(node("Gemm", name, weight(name), bias(name))
					.message(5, attribute("transB", ATTRIBUTE_INT).number(3, 1)), name);
			case Layer.Dropout _ -> {
				// no effect in reading
			}
		}
	}

	private static String weight(String layer) {
		return layer + ".weight";
	}

	private static String bias(String layer) {
		return layer + ".bias";
	}

	/** A node that takes the previous node's output. */
	private ProtoMessage node(String operator, String name, String... arrays) {
		ProtoMessage node = new ProtoMessage().text(1, last);
		for (String array : arrays) {
			node.text(1, array);
		}
		return node.text(3, name).text(4, operator);
	}

	/** Adds a node; nodes must be in the order of computation. */
	private void add(ProtoMessage node, String name) {
		last = name.equals(plan.layers().getLast().name()) ? OUTPUT : name + ".output";
		graph.message(1, node.text(2, last));
	}

	private static ProtoMessage attribute(String name, int type) {
		return new ProtoMessage().text(1, name).number(20, type);
	}

	private static ProtoMessage ints(String name, int... values) {
		ProtoMessage attribute = attribute(name, ATTRIBUTE_INTS);
		for (int value : values) {
			attribute.number(8, value);
		}
		return attribute;
	}

	private static ProtoMessage pads(int padding) {
		return ints("pads", padding, padding, padding, padding);
	}

	private static ProtoMessage tensor(String name, Safetensors.Tensor array) {
		ProtoMessage tensor = new ProtoMessage();
		array.shape().forEach(size -> tensor.number(1, size));
		ByteBuffer data = array.data().duplicate();
		byte[] numbers = new byte[data.remaining()];
		data.get(numbers); // little-endian in both formats
		return tensor.number(2, FLOAT).text(8, name).bytes(9, numbers);
	}

	/** A value with a shape for any number of images. */
	private static ProtoMessage value(String name, List<Integer> shape) {
		ProtoMessage dimensions = new ProtoMessage().message(1, new ProtoMessage().text(2, "N"));
		shape.forEach(size -> dimensions.message(1, new ProtoMessage().number(1, size)));
		ProtoMessage tensor = new ProtoMessage().number(1, FLOAT).message(2, dimensions);
		return new ProtoMessage().text(1, name).message(2, new ProtoMessage().message(1, tensor));
	}
}
