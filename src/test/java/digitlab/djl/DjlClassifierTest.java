package digitlab.djl;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

import digitlab.dataset.DigitImage;
import digitlab.recognition.DigitClassifier;
import digitlab.recognition.FilterBank;
import digitlab.recognition.Weights;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** What can be opened as a network. */
class DjlClassifierTest {

	@BeforeAll
	static void start() {
		EngineForTests.start();
	}

	@Test
	void whatItsLayersHoldCanBeLookedAt() throws IOException {
		DigitImage digit = EngineForTests.digits(10).image(3);
		try (Network network = new Network(Torch.device("cpu"));
				DigitClassifier classifier = DjlClassifier.open(Weights.of(StateDict.encode(network.arrays())), 1)) {
			List<float[]> hidden = classifier.hiddenLayers(digit);
			assertThat(hidden).extracting(layer -> layer.length).containsExactly(256, 128);
			assertThat(hidden.getLast()).isEqualTo(classifier.features(List.of(digit))[0]);
			FilterBank filters = classifier.filters();
			assertThat(filters.filters()).isEqualTo(32);
			assertThat(filters.side()).isEqualTo(5);
			assertThat(filters.weights()).isEqualTo(network.arrays().get("conv1.weight").toFloatArray());
		}
	}

	/** Two hundred images are four parts, of which two wait for a thread. */
	@Test
	void theAnswersAreInOrderAndDoNotDependOnTheThreads() throws IOException {
		List<DigitImage> images = IntStream.range(0, 200).mapToObj(EngineForTests.digits(200)::image).toList();
		try (Network network = new Network(Torch.device("cpu"))) {
			Weights weights = Weights.of(StateDict.encode(network.arrays()));
			try (DigitClassifier alone = DjlClassifier.open(weights, 1); DigitClassifier two = DjlClassifier.open(weights, 2)) {
				assertThat(two.logits(images)).isDeepEqualTo(alone.logits(images));
				assertThat(two.activations(images)).isDeepEqualTo(alone.activations(images));
				assertThat(two.features(images)).isDeepEqualTo(alone.features(images));
				assertThat(two.logits(images)[199]).containsExactly(network.logits(images.subList(199, 200))[0], within(1e-4f));
			}
		}
	}

	/** 3e38 fits into 32 bits, twice as much does not. */
	@Test
	void weightsWhoseAnswersAreNoNumbersAreRefused() throws IOException {
		try (Network network = new Network(Torch.device("cpu"))) {
			Weights sound = Weights.of(StateDict.encode(network.arrays()));
			try (DigitClassifier classifier = DjlClassifier.open(sound, 1)) {
				assertThat(classifier.logits(List.of(DigitImage.of(new byte[DigitImage.PIXELS])))[0]).hasSize(10);
			}
			network.arrays().values().forEach(array -> array.muli(0).addi(3e38f));
			Weights broken = Weights.of(StateDict.encode(network.arrays()));
			assertThatThrownBy(() -> DjlClassifier.open(broken, 1)).isInstanceOf(IOException.class)
					.hasMessageContaining("cannot be used: their outputs are not numbers.");
		}
	}

	/** 128 activations of about 100, each times 1e37, are more than the 3.4e38 that fit into 32 bits. */
	@Test
	void oneLayerThatIsTooLargeIsRefused() throws IOException {
		try (Network network = new Network(Torch.device("cpu"))) {
			Objects.requireNonNull(network.arrays().get("fc3.weight")).muli(0).addi(1e37f);
			Objects.requireNonNull(network.arrays().get("fc2.bias")).muli(0).addi(100);
			assertThatThrownBy(() -> DjlClassifier.open(Weights.of(StateDict.encode(network.arrays())), 1))
					.isInstanceOf(IOException.class).hasMessageContaining("cannot be used: their outputs are not numbers.");
		}
	}
}
