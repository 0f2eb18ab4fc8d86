package digitlab.djl;

import java.util.List;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.pooling.Pool;
import ai.djl.training.ParameterStore;
import ai.djl.training.initializer.XavierInitializer;
import ai.djl.util.PairList;
import org.jspecify.annotations.Nullable;

/**
 * The architecture of AlexNet (Krizhevsky, Sutskever and Hinton, "ImageNet classification with deep convolutional neural
 * networks", 2012) at 28×28: five convolutions, overlapping max-pooling, two hidden linear layers with dropout, ten logits.
 * Unlike AlexNet, it uses no padding and pools only once, after the second convolution: this recognises digits of unseen writers
 * better for the same number of parameters and a fifth more time (see the model card); S. An et al., "An ensemble of simple
 * convolutional neural network models for MNIST digit recognition" (2020), use neither padding nor pooling. Batch normalisation
 * (Ioffe and Szegedy, 2015) replaces local response normalisation. 980,810 trainable parameters.
 *
 * <p>Input (N, 1, 28, 28), 0 paper to 1 ink; output (N, 10) logits. While training, convolutions, linear layers and what lies
 * between them may compute in bfloat16; the parameters, and the statistics of batch normalisation, stay 32-bit floats.
 */
final class AlexNet28 extends AbstractBlock {

	/** The number of activations: 10 logits, 128 hidden units, and 32 + 64 + 3 × 128 maps. */
	static final int ACTIVATIONS = 10 + 128 + 480;

	private static final Shape POOL_SIZE = new Shape(3, 3);
	private static final Shape POOL_STRIDE = new Shape(2, 2);
	private static final Shape POOL_PADDING = new Shape(1, 1);
	/** He initialisation for layers followed by ReLU: Gaussian with variance 2 / fan-in. */
	private static final XavierInitializer HE = new XavierInitializer(XavierInitializer.RandomType.GAUSSIAN,
			XavierInitializer.FactorType.IN, 2);

	private final Block conv1 = addChildBlock("conv1", convolution(32, 5));
	private final Block bn1 = addChildBlock("bn1", BatchNorm.builder().build());
	private final Block conv2 = addChildBlock("conv2", convolution(64, 5));
	private final Block bn2 = addChildBlock("bn2", BatchNorm.builder().build());
	private final Block conv3 = addChildBlock("conv3", convolution(128, 3));
	private final Block bn3 = addChildBlock("bn3", BatchNorm.builder().build());
	private final Block conv4 = addChildBlock("conv4", convolution(128, 3));
	private final Block bn4 = addChildBlock("bn4", BatchNorm.builder().build());
	private final Block conv5 = addChildBlock("conv5", convolution(128, 3));
	private final Block bn5 = addChildBlock("bn5", BatchNorm.builder().build());
	private final Block fc1 = addChildBlock("fc1", Linear.builder().setUnits(256).build());
	private final Block drop1;
	private final Block fc2 = addChildBlock("fc2", Linear.builder().setUnits(128).build());
	private final Block drop2;
	private final Block fc3 = addChildBlock("fc3", Linear.builder().setUnits(10).build());
	private final @Nullable Bfloat16 casts;

	/** @param dropout fraction of activations dropped after each hidden linear layer while training */
	AlexNet28(double dropout) {
		this(dropout, null);
	}

	/**
	 * As {@link #AlexNet28(double)}.
	 *
	 * @param casts for training in bfloat16; null to train in 32-bit floats
	 */
	AlexNet28(double dropout, @Nullable Bfloat16 casts) {
		this.casts = casts;
		drop1 = addChildBlock("drop1", Dropout.builder().optRate((float) dropout).build());
		drop2 = addChildBlock("drop2", Dropout.builder().optRate((float) dropout).build());
		setInitializer(HE, Parameter.Type.WEIGHT);
	}

	private static Block convolution(int filters, int size) {
		return Conv2d.builder().setFilters(filters).setKernelShape(new Shape(size, size)).build();
	}

	@Override
	protected NDList forwardInternal(ParameterStore store, NDList inputs, boolean training, PairList<String, Object> params) {
		NDArray images = inputs.singletonOrThrow();
		Bfloat16 half = casts(training);
		NDArray x = hidden(store, half == null ? images : half.of(images, images.getManager()), training); // (N, 128)
		NDArray logits = compute(fc3, apply(drop2, x, store, training), store, training); // (N, 10)
		return new NDList(half == null ? logits : half.floats(logits, images.getManager()));
	}

	/**
	 * The activations of the last hidden layer after ReLU, (N, 128).
	 *
	 * @param images (N, 1, 28, 28)
	 */
	NDArray hidden(ParameterStore store, NDArray images, boolean training) {
		return hiddenLayers(features(store, images, training).getLast(), store, training).getLast();
	}

	/**
	 * The activations of both hidden layers after ReLU, (N, 256) and (N, 128).
	 *
	 * @param conv5 (N, 128, 4, 4)
	 */
	List<NDArray> hiddenLayers(NDArray conv5, ParameterStore store, boolean training) {
		NDArray x = conv5.reshape(conv5.getShape().get(0), 2048); // (N, 2048)
		NDArray first = Activation.relu(compute(fc1, x, store, training)); // (N, 256)
		NDArray second = Activation.relu(compute(fc2, apply(drop1, first, store, training), store, training)); // (N, 128)
		return List.of(first, second);
	}

	/**
	 * Logits, the last hidden layer's activations and the mean of every map of the convolutions, (N, {@value #ACTIVATIONS}).
	 *
	 * @param images (N, 1, 28, 28)
	 */
	NDArray activation(ParameterStore store, NDArray images) {
		List<NDArray> maps = features(store, images, false);
		NDArray hidden = hiddenLayers(maps.getLast(), store, false).getLast(); // (N, 128)
		NDList parts = new NDList(apply(fc3, hidden, store, false), hidden);
		maps.forEach(map -> parts.add(means(map))); // (N, channels)
		return NDArrays.concat(parts, 1);
	}

	/** The mean of every map. Their arrays lie in memory as (N, height, width, channels), and so one pass over them is enough. */
	private static NDArray means(NDArray maps) {
		Shape shape = maps.getShape(); // (N, channels, height, width)
		return maps.transpose(0, 2, 3, 1).reshape(shape.get(0), shape.get(2) * shape.get(3), shape.get(1)).mean(new int[]{1});
	}

	/**
	 * The feature maps of the five convolutions, each after normalisation and ReLU, the second before pooling.
	 *
	 * @param x (N, 1, 28, 28)
	 */
	List<NDArray> features(ParameterStore store, NDArray x, boolean training) {
		NDArray c1 = convolve(conv1, bn1, x, store, training); // (N, 32, 24, 24)
		NDArray c2 = convolve(conv2, bn2, c1, store, training); // (N, 64, 20, 20)
		NDArray c3 = convolve(conv3, bn3, pool(c2), store, training); // (N, 128, 8, 8)
		NDArray c4 = convolve(conv4, bn4, c3, store, training); // (N, 128, 6, 6)
		NDArray c5 = convolve(conv5, bn5, c4, store, training); // (N, 128, 4, 4)
		return List.of(c1, c2, c3, c4, c5);
	}

	private NDArray convolve(Block conv, Block norm, NDArray x, ParameterStore store, boolean training) {
		return Activation.relu(apply(norm, compute(conv, x, store, training), store, training));
	}

	/** A convolution or linear layer, in the precision of the training. */
	private NDArray compute(Block layer, NDArray x, ParameterStore store, boolean training) {
		Bfloat16 half = casts(training);
		if (half == null) {
			return apply(layer, x, store, training);
		}
		NDArray weight = half.of(value(layer, "weight", x, store), x.getManager());
		NDArray bias = half.of(value(layer, "bias", x, store), x.getManager());
		return (layer instanceof Conv2d ? Conv2d.conv2d(x, weight, bias) : Linear.linear(x, weight, bias)).singletonOrThrow();
	}

	/** Null where 32-bit floats are computed with. */
	private @Nullable Bfloat16 casts(boolean training) {
		return training ? casts : null;
	}

	private static NDArray value(Block layer, String parameter, NDArray x, ParameterStore store) {
		return store.getValue(layer.getDirectParameters().get(parameter), x.getDevice(), true);
	}

	private static NDArray pool(NDArray x) {
		return Pool.maxPool2d(x, POOL_SIZE, POOL_STRIDE, POOL_PADDING, false);
	}

	private static NDArray apply(Block layer, NDArray x, ParameterStore store, boolean training) {
		return layer.forward(store, new NDList(x), training).singletonOrThrow();
	}

	@Override
	protected void initializeChildBlocks(NDManager manager, DataType type, Shape... inputShapes) {
		conv1.initialize(manager, type, new Shape(1, 1, 28, 28));
		bn1.initialize(manager, type, new Shape(1, 32, 24, 24));
		conv2.initialize(manager, type, new Shape(1, 32, 24, 24));
		bn2.initialize(manager, type, new Shape(1, 64, 20, 20));
		conv3.initialize(manager, type, new Shape(1, 64, 10, 10));
		bn3.initialize(manager, type, new Shape(1, 128, 8, 8));
		conv4.initialize(manager, type, new Shape(1, 128, 8, 8));
		bn4.initialize(manager, type, new Shape(1, 128, 6, 6));
		conv5.initialize(manager, type, new Shape(1, 128, 6, 6));
		bn5.initialize(manager, type, new Shape(1, 128, 4, 4));
		fc1.initialize(manager, type, new Shape(1, 2048));
		drop1.initialize(manager, type, new Shape(1, 256));
		fc2.initialize(manager, type, new Shape(1, 256));
		drop2.initialize(manager, type, new Shape(1, 128));
		fc3.initialize(manager, type, new Shape(1, 128));
	}

	@Override
	public Shape[] getOutputShapes(Shape[] inputShapes) {
		return new Shape[]{new Shape(inputShapes[0].get(0), 10)};
	}
}
