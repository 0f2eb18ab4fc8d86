package digitlab.models;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import digitlab.io.TextSanitizer;

import static digitlab.language.Localization.tr;

/**
 * A complete description of the network that weights belong to, layer by layer, in the order in which they are applied.
 *
 * @param input shape of one picture: channels, height, width
 * @param layers each takes the output of the one before; the last gives the logits
 */
public record NetworkPlan(List<Integer> input, List<Layer> layers) {

	/** Added to a variance before taking its root. */
	private static final double EPSILON = 1e-5;
	private static final int LONGEST_NAME = 40;
	private static final int MAX_NAMED = 3;

	/** A layer of the network. Its arrays have PyTorch's names: the layer's name, a dot, and for example {@code weight}. */
	public sealed interface Layer {

		/** Unique within the network. */
		String name();

		/** Square kernels with a bias for each output; {@code padding} zeros on every side. */
		record Convolution(String name, int inputs, int outputs, int kernel, int stride, int padding) implements Layer {
		}

		/** Batch normalisation by running mean and variance, with {@code epsilon} added to the variance. */
		record BatchNorm(String name, int channels, double epsilon) implements Layer {
		}

		/** max(0, x). */
		record Relu(String name) implements Layer {
		}

		/** Square windows; {@code padding} on every side never wins, and windows that reach beyond it are left out. */
		record MaxPool(String name, int kernel, int stride, int padding) implements Layer {
		}

		/** Flattens channels, rows and columns. */
		record Flatten(String name) implements Layer {
		}

		/** Drops a share of its inputs in training, and nothing in reading. */
		record Dropout(String name, double share) implements Layer {
		}

		/** Fully connected, with a bias for each output. */
		record Linear(String name, int inputs, int outputs) implements Layer {
		}
	}

	/**
	 * The plan of {@link ModelMetadata#ALEXNET28}.
	 *
	 * @param dropout share dropped after each hidden linear layer while training
	 */
	public static NetworkPlan alexnet28(double dropout) {
		List<Layer> layers = new ArrayList<>();
		convolution(layers, 1, 1, 32, 5);
		convolution(layers, 2, 32, 64, 5);
		layers.add(new Layer.MaxPool("pool2", 3, 2, 1));
		convolution(layers, 3, 64, 128, 3);
		convolution(layers, 4, 128, 128, 3);
		convolution(layers, 5, 128, 128, 3);
		layers.add(new Layer.Flatten("flatten"));
		linear(layers, 1, 2048, 256, dropout);
		linear(layers, 2, 256, 128, dropout);
		layers.add(new Layer.Linear("fc3", 128, 10));
		return new NetworkPlan(List.of(1, 28, 28), List.copyOf(layers));
	}

	private static void convolution(List<Layer> layers, int number, int inputs, int outputs, int kernel) {
		layers.add(new Layer.Convolution("conv" + number, inputs, outputs, kernel, 1, 0));
		layers.add(new Layer.BatchNorm("bn" + number, outputs, EPSILON));
		layers.add(new Layer.Relu("relu" + number));
	}

	private static void linear(List<Layer> layers, int number, int inputs, int outputs, double dropout) {
		layers.add(new Layer.Linear("fc" + number, inputs, outputs));
		layers.add(new Layer.Relu("relu" + (number + 5)));
		layers.add(new Layer.Dropout("drop" + number, dropout));
	}

	/**
	 * A layer with what belongs to it: normalisation, ReLU and dropout change no shape and make no stage of their own.
	 *
	 * @param layer a convolution, a pooling or a linear layer
	 * @param shape of its output: channels, rows and columns, or the number of outputs alone
	 * @param parameters number of learned ones, with those of the normalisation
	 */
	public record Stage(Layer layer, List<Integer> shape, long parameters) {
	}

	/** The stages that a picture passes through, in order. */
	public List<Stage> stages() {
		List<Stage> stages = new ArrayList<>();
		int side = input.getLast();
		for (Layer layer : layers) {
			switch (layer) {
				case Layer.Convolution l -> {
					side = (side + 2 * l.padding - l.kernel) / l.stride + 1;
					stages.add(new Stage(l, List.of(l.outputs, side, side), parameters(l.name)));
				}
				case Layer.BatchNorm l -> {
					Stage normalised = stages.removeLast();
					stages.add(new Stage(normalised.layer, normalised.shape, normalised.parameters + parameters(l.name)));
				}
				case Layer.MaxPool l -> {
					side = (side + 2 * l.padding - l.kernel) / l.stride + 1;
					stages.add(new Stage(l, List.of(stages.getLast().shape.getFirst(), side, side), 0));
				}
				case Layer.Linear l -> stages.add(new Stage(l, List.of(l.outputs), parameters(l.name)));
				case Layer.Relu _,Layer.Flatten _,Layer.Dropout _ -> {
					// they belong to the stage before
				}
			}
		}
		return stages;
	}

	private long parameters(String layer) {
		return shapes().entrySet().stream().filter(array -> array.getKey().startsWith(layer + "."))
				.filter(array -> !array.getKey().contains(".running_"))
				.mapToLong(array -> array.getValue().stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact)).sum();
	}

	/** The shapes of all arrays by their state-dict names, in the order of the layers. */
	public Map<String, List<Integer>> shapes() {
		Map<String, List<Integer>> shapes = new LinkedHashMap<>();
		for (Layer layer : layers) {
			switch (layer) {
				case Layer.Convolution(var name, int inputs, int outputs, int kernel, int _, int _) -> {
					shapes.put(name + ".weight", List.of(outputs, inputs, kernel, kernel));
					shapes.put(name + ".bias", List.of(outputs));
				}
				case Layer.BatchNorm(var name, int channels, double _) -> {
					for (String array : List.of("weight", "bias", "running_mean", "running_var")) {
						shapes.put(name + "." + array, List.of(channels));
					}
				}
				case Layer.Linear(var name, int inputs, int outputs) -> {
					shapes.put(name + ".weight", List.of(outputs, inputs));
					shapes.put(name + ".bias", List.of(outputs));
				}
				case Layer.Relu _,Layer.MaxPool _,Layer.Flatten _,Layer.Dropout _ -> {
					// they have none
				}
			}
		}
		return shapes;
	}

	/** The number of learned parameters, which running means and variances are not. */
	public long parameters() {
		return stages().stream().mapToLong(Stage::parameters).sum();
	}

	/**
	 * Checks that a file's arrays are those of this network. Additional ones are allowed, such as PyTorch's
	 * {@code num_batches_tracked}.
	 *
	 * @throws IllegalArgumentException with a clause for users that names the array and both shapes
	 */
	public void check(Safetensors file) {
		shapes().forEach((name, shape) -> {
			Safetensors.Tensor tensor = file.tensors().get(name);
			if (tensor == null) {
				throw new IllegalArgumentException(lacks(name, file));
			}
			if (!tensor.shape().equals(shape)) {
				throw new IllegalArgumentException(
						tr("its array %s has the shape %s, and the network wants %s", name, words(tensor.shape()), words(shape)));
			}
			if (!tensor.type().equals(Safetensors.FLOAT)) {
				throw new IllegalArgumentException(
						tr("its array %s holds numbers of type %s: save it with 32-bit floats, F32", name, tensor.type()));
			}
		});
	}

	private static String lacks(String missing, Safetensors file) {
		String first = file.tensors().keySet().stream().limit(MAX_NAMED).map(name -> TextSanitizer.of(name, LONGEST_NAME))
				.collect(Collectors.joining(", "));
		return first.isEmpty()
				? tr("it has no array %s, nor any other", missing)
				: tr("it has no array %s (it has %s)", missing, file.tensors().size() > MAX_NAMED ? first + ", …" : first);
	}

	private static String words(List<Integer> shape) {
		return shape.isEmpty() ? tr("of a single number") : shape.stream().map(String::valueOf).collect(Collectors.joining("×"));
	}

	/** As JSON: every layer under the name of PyTorch's class, with its arguments. */
	public Map<String, Object> toMap() {
		Map<String, Object> map = new LinkedHashMap<>();
		map.put("input", input);
		map.put("layers", layers.stream().map(NetworkPlan::toMap).toList());
		return map;
	}

	private static Map<String, Object> toMap(Layer layer) {
		return switch (layer) {
			case Layer.Convolution l -> map(l, "Conv2d", "in_channels", l.inputs, "out_channels", l.outputs, "kernel_size",
					l.kernel, "stride", l.stride, "padding", l.padding);
			case Layer.BatchNorm l -> map(l, "BatchNorm2d", "num_features", l.channels, "eps", l.epsilon);
			case Layer.Relu l -> map(l, "ReLU");
			case Layer.MaxPool l -> map(l, "MaxPool2d", "kernel_size", l.kernel, "stride", l.stride, "padding", l.padding);
			case Layer.Flatten l -> map(l, "Flatten");
			case Layer.Dropout l -> map(l, "Dropout", "p", l.share);
			case Layer.Linear l -> map(l, "Linear", "in_features", l.inputs, "out_features", l.outputs);
		};
	}

	private static Map<String, Object> map(Layer layer, String type, Object... namesAndValues) {
		Map<String, Object> map = new LinkedHashMap<>();
		map.put("name", layer.name());
		map.put("type", type);
		for (int i = 0; i < namesAndValues.length; i += 2) {
			map.put((String) namesAndValues[i], namesAndValues[i + 1]);
		}
		return map;
	}
}
