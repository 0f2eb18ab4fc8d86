package digitlab.evaluation;

import java.util.List;
import java.util.concurrent.CancellationException;

import digitlab.calibration.OnlyLogits;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.recognition.Prediction;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** The expected numbers come from scikit-learn 1.2 on the same labels: see evaluation_reference.py beside this test. */
class EvaluatorTest {

	/** Reads the digit stored in the first pixel, with a probability of p for it and (1 - p) / 9 for each other. */
	private record FirstPixel(double p) implements OnlyLogits {

		@Override
		public float[][] logits(List<DigitImage> images) {
			float[][] rows = new float[images.size()][10];
			for (int i = 0; i < rows.length; i++) {
				// softmax of (a, 0, …, 0) gives the first e^a / (e^a + 9): solved for a.
				rows[i][images.get(i).ink(0, 0)] = (float) Math.log(9 * p / (1 - p));
			}
			return rows;
		}
	}

	private static DigitDataset data(int[] labels, int[] read) {
		byte[] pixels = new byte[labels.length * DigitImage.PIXELS];
		byte[] bytes = new byte[labels.length];
		for (int i = 0; i < labels.length; i++) {
			pixels[i * DigitImage.PIXELS] = (byte) read[i];
			bytes[i] = (byte) labels[i];
		}
		return new DigitDataset("made in the test", pixels, bytes);
	}

	private static final int[] LABELS = {0, 0, 0, 1, 1, 2, 2, 2, 2, 9};
	private static final int[] READ = {0, 0, 1, 1, 2, 2, 2, 2, 0, 9};

	private static Evaluation evaluate(double p) {
		return Evaluator.evaluate(new FirstPixel(p), data(LABELS, READ), ProgressListener.NONE, new CancellationToken());
	}

	@Test
	void measuresAgreeWithScikitLearn() {
		Evaluation evaluation = evaluate(0.8);
		assertThat(evaluation.confusion().accuracy()).isEqualTo(0.7);
		assertThat(evaluation.macroPrecision()).isCloseTo(0.7291666666666666, within(1e-12));
		assertThat(evaluation.macroRecall()).isCloseTo(0.7291666666666666, within(1e-12));
		assertThat(evaluation.macroF1()).isCloseTo(0.7291666666666666, within(1e-12));
		assertThat(evaluation.loss()).isCloseTo(1.2981992328510426, within(1e-6)); // logits are single precision
		assertThat(evaluation.confusion().count(0, 1)).isEqualTo(1);
		assertThat(evaluation.confusion().count(1, 0)).isZero();
		assertThat(evaluation.confusion().perClass().get(2)).isEqualTo(new ConfusionMatrix.ClassMeasures(2, 0.75, 0.75, 0.75, 4));
	}

	/** Seven of ten are right at a confidence of 0.8, all in one bin: an error of 0.1. */
	@Test
	void calibrationErrorIsTheGapBetweenConfidenceAndAccuracy() {
		assertThat(evaluate(0.8).calibrationError()).isCloseTo(0.1, within(1e-6));
		assertThat(evaluate(0.7).calibrationError()).isCloseTo(0, within(1e-6));
	}

	@Test
	void progressReachesTheEnd() {
		long[] last = new long[2];
		Evaluator.evaluate(new FirstPixel(0.5), data(LABELS, READ), (done, total) -> {
			last[0] = done;
			last[1] = total;
		}, new CancellationToken());
		assertThat(last).containsExactly(10, 10);
	}

	@Test
	void aStopEndsIt() {
		CancellationToken cancellation = new CancellationToken();
		cancellation.cancel();
		assertThatThrownBy(() -> Evaluator.evaluate(new FirstPixel(0.5), data(LABELS, READ), ProgressListener.NONE, cancellation))
				.isInstanceOf(CancellationException.class);
	}

	@Test
	void noImagesOrNoLabelsGetASentence() {
		assertThatThrownBy(() -> Evaluator.evaluate(new FirstPixel(0.5), data(new int[0], new int[0]), ProgressListener.NONE,
				new CancellationToken()))
				.hasMessage("An evaluation needs labelled images, and made in the test has no images.");
		assertThatThrownBy(() -> Evaluator.evaluate(new FirstPixel(0.5), data(new int[]{-1}, new int[]{0}), ProgressListener.NONE,
				new CancellationToken())).hasMessageContaining("images without one");
	}

	@Test
	void softmaxOfHugeLogitsStaysFinite() {
		Prediction prediction = Prediction.ofLogits(new float[]{1000, 999, 0, 0, 0, 0, 0, 0, 0, -1000});
		// Only the difference of 1 matters: e / (e + 1).
		assertThat(prediction.confidence()).isCloseTo(Math.E / (Math.E + 1), within(1e-12));
		assertThat(prediction.digit()).isZero();
		assertThat(prediction.probabilities().stream().mapToDouble(p -> p).sum()).isCloseTo(1, within(1e-12));
		assertThat(prediction.loss(9)).isFinite();
	}
}
