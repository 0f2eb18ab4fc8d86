package digitlab.djl;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import digitlab.dataset.DigitImage;
import digitlab.recognition.FeatureMaps;
import digitlab.recognition.FilterBank;

/** A network for inference: no gradients, no dropout, and batch normalisation with its running statistics. */
final class Network implements AutoCloseable {

	private final NDManager manager;
	private final AlexNet28 block = new AlexNet28(0);
	private final ParameterStore store;
	private final Map<String, NDArray> arrays = new LinkedHashMap<>();

	/** A network with random weights. */
	Network(Device device) {
		manager = NDManager.newBaseManager(device);
		try {
			block.initialize(manager, DataType.FLOAT32, new Shape(1, 1, 28, 28));
		} catch (RuntimeException | Error e) {
			manager.close();
			throw e;
		}
		block.freezeParameters(true);
		store = new ParameterStore(manager, false);
		StateDict.of(block).forEach((name, parameter) -> arrays.put(name, parameter.getArray()));
	}

	AlexNet28 block() {
		return block;
	}

	/** The parameters' arrays by their state-dict names; not copies. */
	Map<String, NDArray> arrays() {
		return Collections.unmodifiableMap(arrays);
	}

	/** One row of ten logits per image. */
	float[][] logits(List<DigitImage> images) {
		return rows(images, 10, input -> block.forward(store, new NDList(input), false).singletonOrThrow());
	}

	/** One row of 128 activations of the last hidden layer per image. */
	float[][] features(List<DigitImage> images) {
		return rows(images, 128, input -> block.hidden(store, input, false));
	}

	/** One row per image: 10 logits, 128 activations of the last hidden layer, and the means of the convolutions' 480 maps. */
	float[][] activations(List<DigitImage> images) {
		return rows(images, AlexNet28.ACTIVATIONS, input -> block.activation(store, input));
	}

	private float[][] rows(List<DigitImage> images, int width, UnaryOperator<NDArray> forward) {
		float[][] rows = new float[images.size()][width];
		if (images.isEmpty()) {
			return rows;
		}
		try (NDManager scope = manager.newSubManager()) {
			float[] flat = forward.apply(input(scope, images)).toFloatArray();
			for (int i = 0; i < rows.length; i++) {
				System.arraycopy(flat, i * width, rows[i], 0, width);
			}
		}
		return rows;
	}

	/** The feature maps of the five convolutions for one image. */
	List<FeatureMaps> featureMaps(DigitImage image) {
		List<FeatureMaps> maps = new ArrayList<>();
		try (NDManager scope = manager.newSubManager()) {
			for (NDArray layer : block.features(store, input(scope, List.of(image)), false)) {
				Shape shape = layer.getShape(); // (1, channels, height, width)
				maps.add(new FeatureMaps("conv" + (maps.size() + 1), (int) shape.get(1), (int) shape.get(2), (int) shape.get(3),
						layer.toFloatArray()));
			}
		}
		return maps;
	}

	/** The activations of the hidden linear layers for one image. */
	List<float[]> hiddenLayers(DigitImage image) {
		try (NDManager scope = manager.newSubManager()) {
			NDArray conv5 = block.features(store, input(scope, List.of(image)), false).getLast();
			return block.hiddenLayers(conv5, store, false).stream().map(NDArray::toFloatArray).toList();
		}
	}

	/** The kernels of the first convolution. */
	FilterBank filters() {
		NDArray kernels = Objects.requireNonNull(arrays.get("conv1.weight")); // (filters, 1, side, side)
		return new FilterBank((int) kernels.getShape().get(0), (int) kernels.getShape().get(2), kernels.toFloatArray());
	}

	/** (N, 1, 28, 28), 0 paper to 1 ink. */
	private static NDArray input(NDManager scope, List<DigitImage> images) {
		ByteBuffer pixels = ByteBuffer.allocateDirect(images.size() * DigitImage.PIXELS);
		images.forEach(image -> pixels.put(image.toBytes()));
		return Torch.images(scope, pixels.flip(), images.size());
	}

	@Override
	public void close() {
		manager.close();
	}
}
