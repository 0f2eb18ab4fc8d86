package digitlab.calibration;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import digitlab.dataset.DigitImage;
import digitlab.evaluation.Auroc;
import digitlab.evaluation.RocCurve;
import digitlab.recognition.DigitClassifier;
import digitlab.recognition.Prediction;
import digitlab.recognition.ScoredPrediction;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class CalibrationTest {

	/** Always predicts 0 with a logit of 5, and is right 80 times in 100. */
	@Test
	void theTemperatureMakesConfidenceTheShareThatIsRight() {
		float[][] logits = IntStream.range(0, 100).mapToObj(_ -> new float[]{5, 0, 0, 0, 0, 0, 0, 0, 0, 0})
				.toArray(float[][]::new);
		int[] labels = IntStream.range(0, 100).map(i -> i < 80 ? 0 : 1 + i % 9).toArray();
		// exp(5 / T) / (exp(5 / T) + 9) = 0.8, so exp(5 / T) = 36.
		double temperature = CalibrationFitter.temperature(logits, labels);
		assertThat(temperature).isCloseTo(5 / Math.log(36), within(1e-6));
		Prediction honest = Prediction.ofLogits(new Calibration(temperature, null).calibrate(fixed(logits[0])).logits(one())[0]);
		assertThat(honest.confidence()).isCloseTo(0.8, within(1e-6));
	}

	@Test
	void aNetworkThatIsAlwaysRightGetsTheColdestTemperature() {
		assertThat(CalibrationFitter.temperature(new float[][]{{5, 0, 0, 0, 0, 0, 0, 0, 0, 0}}, new int[]{0})).isCloseTo(0.05,
				within(1e-6));
	}

	@Test
	void inputsAreSortedLogitsTheirEnergyAndTheRest() {
		double[] inputs = OodDetector.inputs(new float[]{0, 2, 0, 1, 0, 0, 0, 0, 0, 0, 7, 8});
		assertThat(inputs).startsWith(2, 1, 0, 0).endsWith(7, 8).hasSize(13);
		assertThat(inputs[10]).isCloseTo(Math.log(Math.exp(2) + Math.exp(1) + 8), within(1e-12));
	}

	@Test
	void theScoreIsTheSigmoidOfTheWeightedInputs() {
		double[] weights = new double[12];
		weights[0] = 0.5; // the largest logit
		weights[11] = -1; // the activation
		OodDetector detector = new OodDetector(IntStream.range(0, 12).mapToObj(i -> weights[i]).toList(), 0.25);
		float[] activation = {0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 2};
		assertThat(detector.score(activation)).isCloseTo(1 / (1 + Math.exp(-(0.25 + 1.5 - 2))), within(1e-12));
		assertThatThrownBy(() -> detector.score(new float[20])).hasMessageContaining("belongs to another network");
	}

	/** Digits have a large eleventh activation, other things a small one; the twelfth is uninformative. */
	@Test
	void theDetectorLearnsWhatTellsDigitsAndRefusesTheAgreedShareOfThem() {
		SplittableRandom random = new SplittableRandom(5);
		float[][] digits = activations(2000, 2, random);
		float[][] others = activations(2000, -2, random);
		float[][] validation = activations(1000, 2, random);
		OodDetector detector = CalibrationFitter.detector(digits, Map.of(), others, List.<float[][]>of(validation));
		double[] scores = scores(detector, validation);
		assertThat(Auroc.refused(scores, ScoredPrediction.MIN_SCORE)).isEqualTo(CalibrationFitter.REFUSED);
		// Two normal distributions 4 deviations apart: Φ(4 / √2) = 0.9977.
		assertThat(Auroc.auroc(scores, scores(detector, activations(1000, -2, random)))).isCloseTo(0.9977, within(0.003));
		assertThat(Math.abs(detector.weights().get(12))).isLessThan(detector.weights().get(11) / 10);
	}

	/** Non-digits with a large twelfth activation were refused before; none of them is used when fitting continues. */
	@Test
	void whatAnEarlierDetectorRefusesIsNotForgotten() {
		SplittableRandom random = new SplittableRandom(6);
		float[][] digits = activations(1000, 2, random);
		float[][] others = activations(1000, -2, random);
		float[][] large = activations(1000, 2, random);
		for (float[] activation : large) {
			activation[11] += 10;
		}
		float[][] both = Stream.of(others, large).flatMap(Stream::of).toArray(float[][]::new);
		OodDetector earlier = CalibrationFitter.detector(digits, Map.of(), both, List.<float[][]>of(digits));
		OodDetector further = CalibrationFitter.detector(digits, Map.of(), others, List.<float[][]>of(digits), earlier);
		OodDetector anew = CalibrationFitter.detector(digits, Map.of(), others, List.<float[][]>of(digits));
		assertThat(Auroc.refused(scores(earlier, large), ScoredPrediction.MIN_SCORE)).isGreaterThan(0.9);
		assertThat(Auroc.refused(scores(further, large), ScoredPrediction.MIN_SCORE)).isGreaterThan(0.5);
		assertThat(Auroc.refused(scores(anew, large), ScoredPrediction.MIN_SCORE)).isLessThan(0.1);
		assertThat(Auroc.refused(scores(further, digits), ScoredPrediction.MIN_SCORE)).isEqualTo(CalibrationFitter.REFUSED);
	}

	private static float[][] activations(int count, double shift, SplittableRandom random) {
		return IntStream.range(0, count).mapToObj(_ -> {
			float[] activation = new float[12];
			activation[10] = (float) (shift + random.nextGaussian());
			activation[11] = (float) random.nextGaussian();
			return activation;
		}).toArray(float[][]::new);
	}

	private static double[] scores(OodDetector detector, float[][] activations) {
		return IntStream.range(0, activations.length).mapToDouble(i -> detector.score(activations[i])).toArray();
	}

	@Test
	void answersCarryTheScoreAndTheTemperedPrediction() {
		OodDetector detector = new OodDetector(List.of(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0), -1);
		ScoredPrediction answer = new Calibration(2, detector).calibrate(fixed(4, 0, 0, 0, 0, 0, 0, 0, 0, 0)).answers(one())
				.getFirst();
		assertThat(answer.digitScore()).isCloseTo(1 / (1 + Math.E), within(1e-12));
		assertThat(answer.isDigit()).isFalse();
		assertThat(answer.prediction().confidence()).isCloseTo(Math.exp(2) / (Math.exp(2) + 9), within(1e-6));
	}

	@Test
	void aNetworkWithoutADetectorRefusesNothing() {
		assertThat(fixed(0, 0, 0, 0, 0, 0, 0, 0, 0, 0).answers(one()).getFirst().isDigit()).isTrue();
		assertThat(new Calibration(3, null).calibrate(fixed(0, 0, 0, 0, 0, 0, 0, 0, 0, 0)).answers(one()).getFirst().digitScore())
				.isCloseTo(0.55, within(1e-12)); // halfway from 0.5 to 1 per unit of confidence, here 0.1
		DigitClassifier network = fixed(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
		assertThat(Calibration.NONE.calibrate(network)).isSameAs(network);
	}

	@Test
	void separationIsTheShareOfPairsInTheRightOrder() {
		// Of 2 × 3 pairs: 0.9 beats all three; 0.5 beats 0.1, ties with 0.5, loses to 0.7.
		assertThat(Auroc.auroc(new double[]{0.9, 0.5}, new double[]{0.1, 0.5, 0.7})).isEqualTo(4.5 / 6);
		assertThat(Auroc.auroc(new double[]{}, new double[]{1})).isEqualTo(0.5);
		assertThat(Auroc.refused(new double[]{0.2, 0.5, 0.8, 0.1}, 0.5)).isEqualTo(0.5);
	}

	/** Digits score 0.4, 0.6, 0.8 and 1, other things 0.1, 0.3, 0.7 and 0.9. */
	@Test
	void refusalsFollowTheBorder() {
		RocCurve rocCurve = RocCurve.of(new double[]{0.6, 0.4, 1, 0.8}, new double[]{0.1, 0.9, 0.3, 0.7});
		assertThat(rocCurve.points()).startsWith(new RocCurve.Point(0, 0), new RocCurve.Point(0, 0.5)) // below 0.4
				.contains(new RocCurve.Point(0.25, 0.5), new RocCurve.Point(0.5, 0.75), new RocCurve.Point(0.75, 1)) // 0.6, 0.8, 1
				.endsWith(new RocCurve.Point(1, 1));
		assertThat(rocCurve.auroc()).isEqualTo(11.0 / 16); // 11 (2 + 2 + 3 + 4) of 16 pairs are in order
		assertThat(rocCurve.digitsRefused()).isEqualTo(0.25);
		assertThat(rocCurve.othersRefused()).isEqualTo(0.5);
	}

	private static List<DigitImage> one() {
		return List.of(DigitImage.of(new byte[DigitImage.PIXELS]));
	}

	private static DigitClassifier fixed(float... logits) {
		return new OnlyLogits() {
			@Override
			public float[][] logits(List<DigitImage> images) {
				return images.stream().map(_ -> logits).toArray(float[][]::new);
			}
		};
	}
}
