package digitlab.calibration;

import java.util.List;
import java.util.stream.IntStream;

import digitlab.calibration.OodDetector.SignWeights;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class OodScorerTest {

	/** Weights of the twelfth and the thirteenth input: the two activations. */
	private static List<Double> weights(double first, double second) {
		return IntStream.range(0, 13).mapToObj(i -> i == 11 ? first : i == 12 ? second : 0).toList();
	}

	private static float[] activation(float first, float second) {
		return new float[]{0, 3, 0, 0, 0, 0, 0, 0, 0, 0, first, second};
	}

	@Test
	void digitsAndSignsShareOneProbabilityWithOtherThings() {
		OodDetector detector = new OodDetector(weights(1, 0), 0.5,
				List.of(new SignWeights("+", weights(0, 1), 0), new SignWeights("%", weights(0, 0), -2)));
		OodScorer.Scores scores = new OodScorer(detector).of(activation(0.25f, 1.5f));
		double digit = Math.exp(0.75);
		double plus = Math.exp(1.5);
		double percent = Math.exp(-2);
		assertThat(scores.logOdds()).isCloseTo(Math.log(digit / (1 + plus + percent)), within(1e-12));
		assertThat(scores.digitScore()).isCloseTo(digit / (1 + digit + plus + percent), within(1e-12));
		assertThat(scores.sign().text()).isEqualTo("+");
		assertThat(scores.sign().probability()).isCloseTo(plus / (1 + digit + plus + percent), within(1e-12));
		assertThat(detector.score(activation(0.25f, 1.5f))).isEqualTo(scores.digitScore());
	}

	/** e^1000 is beyond a double: the digit's share is e^(1000 - 2000), the sign's the rest, and the other way round. */
	@Test
	void scoresOfHugeActivationsAreNumbers() {
		OodScorer scorer = new OodScorer(
				new OodDetector(weights(1, 0), 0, List.of(new SignWeights("+", weights(0, 1), 0))));
		OodScorer.Scores sign = scorer.of(activation(1000, 2000));
		assertThat(sign.logOdds()).isCloseTo(-1000, within(1e-9));
		assertThat(sign.digitScore()).isZero();
		assertThat(sign.sign().probability()).isEqualTo(1);
		OodScorer.Scores digit = scorer.of(activation(2000, 1000));
		assertThat(digit.digitScore()).isEqualTo(1);
		assertThat(digit.sign().probability()).isZero();
	}

	@Test
	void theLikeliestSignIsNamedWhereverItStands() {
		OodDetector detector = new OodDetector(weights(0, 0), 0,
				List.of(new SignWeights("(", weights(0, 0), -1), new SignWeights("=", weights(0, 0), 1)));
		assertThat(new OodScorer(detector).of(activation(0, 0)).sign().text()).isEqualTo("=");
	}

	@Test
	void withoutSignsItIsLogisticRegression() {
		OodScorer scorer = new OodScorer(new OodDetector(weights(2, -1), 0.25));
		assertThat(scorer.of(activation(1, 3))).isEqualTo(new OodScorer.Scores(0.25 + 2 - 3, null));
	}

	@Test
	void activationsOfAnotherNetworkAreNamedAsSuch() {
		OodScorer scorer = new OodScorer(new OodDetector(weights(0, 0), 0));
		assertThatThrownBy(() -> scorer.of(new float[20])).isInstanceOf(IllegalArgumentException.class)
				.hasMessageContaining("13 weights for 21 inputs");
	}
}
