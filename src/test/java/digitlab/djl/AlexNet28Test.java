package digitlab.djl;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import digitlab.dataset.DigitImage;
import digitlab.models.NetworkPlan;
import digitlab.recognition.FeatureMaps;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class AlexNet28Test {

	/** From alexnet28_reference.py beside this test: PyTorch's logits for three images on weights made by a formula. */
	private static final float[][] PYTORCH = {
			{0.191528f, -0.497071f, -0.278239f, 0.373203f, 0.136506f, -0.374122f, 0.030903f, 0.535608f, 0.033962f, -0.500450f},
			{0.227337f, -0.559598f, -0.305973f, 0.439311f, 0.155703f, -0.442710f, 0.020562f, 0.605531f, 0.035274f, -0.570542f},
			{0.136862f, -0.635162f, -0.205741f, 0.501933f, 0.047385f, -0.491344f, 0.135160f, 0.639367f, -0.083693f, -0.589016f}};

	/** Likewise, for each convolution: channels, height, width; the activations' sum, sum weighted by cos(0.01 i), maximum. */
	private static final double[][] PYTORCH_MAPS = {{32, 24, 24, 3475.144862, 13.595607, 1.709856},
			{64, 20, 20, 18578.172725, -299.182391, 5.601737}, {128, 8, 8, 16621.278763, 693.701206, 15.878157},
			{128, 6, 6, 17949.448396, 363.194447, 32.545792}, {128, 4, 4, 17317.991191, 888.555934, 83.32782}};

	/** Likewise, for the last hidden layer: sum, sum weighted by cos(0.01 i), maximum. */
	private static final double[] PYTORCH_HIDDEN = {37.279148, 28.185329, 1.031694};

	@BeforeAll
	static void startEngine() {
		EngineForTests.start();
	}

	@Test
	void thePlanForOthersHasItsArrays() {
		try (Network network = new Network(Device.cpu())) {
			Map<String, List<Integer>> shapes = new LinkedHashMap<>();
			network.arrays().forEach((name, array) -> shapes.put(name,
					Arrays.stream(array.getShape().getShape()).mapToObj(Math::toIntExact).toList()));
			assertThat(NetworkPlan.alexnet28(0).shapes()).isEqualTo(shapes);
			assertThat(List.copyOf(NetworkPlan.alexnet28(0).shapes().keySet())).isEqualTo(List.copyOf(shapes.keySet()));
		}
	}

	/** One pass gives the same as three separate ones. */
	@Test
	void activationsAreLogitsHiddenUnitsAndTheMeansOfTheMaps() {
		try (Network network = new Network(Device.cpu())) {
			fillByFormula(network);
			byte[] pixels = new byte[DigitImage.PIXELS];
			for (int i = 0; i < pixels.length; i++) {
				pixels[i] = (byte) (i % 200);
			}
			List<DigitImage> images = List.of(DigitImage.of(new byte[DigitImage.PIXELS]), DigitImage.of(pixels));
			float[] activation = network.activations(images)[1];
			assertThat(activation).hasSize(AlexNet28.ACTIVATIONS);
			assertThat(Arrays.copyOf(activation, 10)).containsExactly(network.logits(images)[1], within(1e-5f));
			assertThat(Arrays.copyOfRange(activation, 10, 138)).containsExactly(network.features(images)[1], within(1e-4f));
			int at = 138;
			for (FeatureMaps maps : network.featureMaps(images.get(1))) {
				for (int channel = 0; channel < maps.channels(); channel++, at++) {
					double sum = 0;
					for (int i = 0; i < maps.height() * maps.width(); i++) {
						sum += maps.values()[channel * maps.height() * maps.width() + i];
					}
					assertThat(activation[at]).isCloseTo((float) (sum / maps.height() / maps.width()), within(1e-3f));
				}
			}
		}
	}

	private static void fillByFormula(Network network) {
		List<String> names = new ArrayList<>(network.arrays().keySet());
		for (int k = 0; k < names.size(); k++) {
			NDArray array = network.arrays().get(names.get(k));
			float[] values = new float[(int) array.size()];
			for (int i = 0; i < values.length; i++) {
				values[i] = (float) value(names.get(k), array.getShape(), Math.sin(0.7 * i + k));
			}
			array.set(values);
		}
	}

	private static double value(String name, Shape shape, double wave) {
		if (name.endsWith("running_var")) {
			return 1 + 0.5 * wave;
		}
		if (shape.dimension() > 1) {
			return Math.sqrt(2.0 * shape.get(0) / shape.size()) * wave;
		}
		return 0.1 * wave + (name.startsWith("bn") && name.endsWith("weight") ? 1 : 0);
	}

	@Test
	void logitsAgreeWithPyTorch() {
		float[] pixels = new float[3 * 784];
		for (int i = 0; i < pixels.length; i++) {
			pixels[i] = (float) Math.max(0, Math.sin(0.05 * (i % 784) + i / 784));
		}
		try (Network network = new Network(Device.cpu()); NDManager manager = NDManager.newBaseManager(Device.cpu())) {
			fillByFormula(network);
			NDList input = new NDList(Torch.images(manager, pixels, 3));
			float[] logits = network.block().forward(new ParameterStore(manager, false), input, false).singletonOrThrow()
					.toFloatArray();
			for (int i = 0; i < logits.length; i++) {
				assertThat(logits[i]).isCloseTo(PYTORCH[i / 10][i % 10], within(1e-4f));
			}
		}
	}

	@Test
	void featureMapsAgreeWithPyTorch() {
		try (Network network = new Network(Device.cpu())) {
			fillByFormula(network);
			List<FeatureMaps> layers = network.featureMaps(picture());
			assertThat(layers).extracting(FeatureMaps::layer).containsExactly("conv1", "conv2", "conv3", "conv4", "conv5");
			for (int n = 0; n < layers.size(); n++) {
				assertAgrees(layers.get(n), PYTORCH_MAPS[n]);
			}
		}
	}

	private static DigitImage picture() {
		byte[] pixels = new byte[784];
		for (int i = 0; i < pixels.length; i++) {
			pixels[i] = (byte) (255 * Math.max(0, Math.sin(0.05 * i)));
		}
		return DigitImage.of(pixels);
	}

	@Test
	void theLastHiddenLayerAgreesWithPyTorch() {
		try (Network network = new Network(Device.cpu())) {
			fillByFormula(network);
			float[][] rows = network.features(List.of(picture(), picture()));
			assertThat(rows).hasDimensions(2, 128);
			double sum = 0;
			double weighted = 0;
			double max = 0;
			for (int i = 0; i < 128; i++) {
				assertThat(rows[1][i]).isGreaterThanOrEqualTo(0).isCloseTo(rows[0][i], within(1e-5f));
				sum += rows[0][i];
				weighted += rows[0][i] * Math.cos(0.01 * i);
				max = Math.max(max, rows[0][i]);
			}
			assertThat(sum).isCloseTo(PYTORCH_HIDDEN[0], within(1e-5 * PYTORCH_HIDDEN[0]));
			assertThat(weighted).isCloseTo(PYTORCH_HIDDEN[1], within(1e-5 * PYTORCH_HIDDEN[0]));
			assertThat(max).isCloseTo(PYTORCH_HIDDEN[2], within(1e-5));
			assertThat(network.features(List.of())).isEmpty();
		}
	}

	private static void assertAgrees(FeatureMaps maps, double[] expected) {
		double sum = 0;
		double weighted = 0;
		for (int i = 0; i < maps.values().length; i++) {
			sum += maps.values()[i];
			weighted += maps.values()[i] * Math.cos(0.01 * i);
		}
		assertThat(new int[]{maps.channels(), maps.height(), maps.width()})
				.containsExactly((int) expected[0], (int) expected[1], (int) expected[2]);
		assertThat(sum).as(maps.layer()).isCloseTo(expected[3], within(1e-5 * expected[3]));
		assertThat(weighted).as(maps.layer()).isCloseTo(expected[4], within(1e-5 * expected[3]));
		assertThat((double) maps.max()).as(maps.layer()).isCloseTo(expected[5], within(1e-5 * expected[5]));
	}

	@Test
	void parametersHavePyTorchsNamesAndNumber() {
		try (Network network = new Network(Device.cpu())) {
			assertThat(StateDict.trainable(network.block())).isEqualTo(980_810);
			assertThat(network.arrays().keySet())
					.startsWith("conv1.weight", "conv1.bias", "bn1.weight", "bn1.bias", "bn1.running_mean",
							"bn1.running_var", "conv2.weight")
					.endsWith("fc2.bias", "fc3.weight", "fc3.bias").hasSize(36);
		}
	}

	@Test
	void weightsSurviveTheFile() {
		try (Network network = new Network(Device.cpu());
				Network other = new Network(Device.cpu());
				NDManager manager = NDManager.newBaseManager(Device.cpu())) {
			fillByFormula(network);
			StateDict.load(other.block(), StateDict.decode(manager, StateDict.encode(network.arrays())));
			network.arrays().forEach((name, array) -> assertThat(other.arrays().get(name).toFloatArray()).as(name)
					.isEqualTo(array.toFloatArray()));
		}
	}

	@Test
	void weightsOfAnotherNetworkAreRefused() {
		try (Network network = new Network(Device.cpu()); NDManager manager = NDManager.newBaseManager(Device.cpu())) {
			Map<String, NDArray> arrays = new HashMap<>(network.arrays());
			arrays.remove("fc2.bias");
			assertThatThrownBy(() -> StateDict.load(network.block(), arrays)).hasMessage("it has no array fc2.bias");
			arrays.put("fc2.bias", manager.zeros(new Shape(7)));
			assertThatThrownBy(() -> StateDict.load(network.block(), arrays))
					.hasMessageContaining("fc2.bias is float32(7) instead of");
		}
	}

	@Test
	void whatIsNoSafetensorsFileIsRefused() {
		try (NDManager manager = NDManager.newBaseManager(Device.cpu())) {
			assertThatThrownBy(() -> StateDict.decode(manager, new byte[0])).hasMessage("it is not a safetensors file");
			assertThatThrownBy(() -> StateDict.decode(manager, "PK and much more than nine bytes".getBytes()))
					.hasMessage("it is not a safetensors file");
			byte[] cut = new byte[30];
			cut[0] = 20; // a header of 20 bytes
			cut[8] = '{';
			assertThatThrownBy(() -> StateDict.decode(manager, cut)).hasMessage("it is a damaged safetensors file");
		}
	}
}
