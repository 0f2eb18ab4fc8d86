package digitlab.evaluation;

import java.util.Random;

import digitlab.recognition.Prediction;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class EvaluationSumsTest {

	@Test
	void partsAddUpToTheMeasuresOfAllPredictions() {
		Random random = new Random(3);
		int[] labels = random.ints(200, 0, 10).toArray();
		float[][] logits = new float[labels.length][10];
		for (float[] row : logits) {
			for (int d = 0; d < row.length; d++) {
				row[d] = (float) random.nextGaussian(0, 3);
			}
		}
		EvaluationSums sums = new EvaluationSums();
		EvaluationSums other = new EvaluationSums();
		double loss = 0;
		for (int i = 0; i < labels.length; i++) {
			Prediction prediction = Prediction.ofLogits(logits[i]);
			(i < 120 ? other : sums).add(labels[i], prediction);
			loss += prediction.loss(labels[i]) / labels.length;
		}
		LabelledPredictions all = LabelledPredictions.of(labels, logits);
		Evaluation found = sums.add(other).result(all, 2);
		assertThat(found.confusion()).isEqualTo(ConfusionMatrix.of(all));
		assertThat(found.loss()).isCloseTo(loss, within(1e-12));
		assertThat(found.calibrationError()).isCloseTo(ReliabilityDiagram.of(all).calibrationError(), within(1e-12));
		assertThat(found.seconds()).isEqualTo(2);
	}
}
