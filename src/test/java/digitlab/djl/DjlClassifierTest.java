package digitlab.djl;

import java.io.IOException;
import java.util.List;

import digitlab.dataset.DigitImage;
import digitlab.recognition.DigitClassifier;
import digitlab.recognition.Weights;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What can be opened as a network. */
class DjlClassifierTest {

	@BeforeAll
	static void start() {
		EngineForTests.start();
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
}
