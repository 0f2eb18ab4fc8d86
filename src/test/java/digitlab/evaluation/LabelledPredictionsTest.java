package digitlab.evaluation;

import digitlab.recognition.Prediction;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LabelledPredictionsTest {

	/** One row per prediction: its digit, and how far its logit is above the others'. */
	private static float[][] logits(int[] read, double... sureness) {
		float[][] rows = new float[read.length][10];
		for (int i = 0; i < read.length; i++) {
			rows[i][read[i]] = (float) sureness[i];
		}
		return rows;
	}

	private static final LabelledPredictions OUTCOMES = LabelledPredictions.of(new int[]{4, 4, 4, 9, 4, 9, 4},
			logits(new int[]{9, 9, 4, 9, 9, 4, 4}, 1, 3, 2, 5, 3, 4, 7));

	@Test
	void aCellHasItsImagesSurestFirst() {
		assertThat(OUTCOMES.cell(4, 9)).containsExactly(1, 4, 0); // 1 and 4 have equal confidence: the earlier one first
		assertThat(OUTCOMES.cell(4, 4)).containsExactly(6, 2);
		assertThat(OUTCOMES.cell(9, 4)).containsExactly(5);
		assertThat(OUTCOMES.cell(0, 0)).isEmpty();
	}

	@Test
	void mistakesComeSurestFirst() {
		assertThat(OUTCOMES.mistakes()).containsExactly(5, 1, 4, 0);
		assertThat(OUTCOMES.isRight(3)).isTrue();
		assertThat(OUTCOMES.isRight(5)).isFalse();
	}

	@Test
	void anImageTellsWhatItsPredictionTells() {
		Prediction prediction = Prediction.ofLogits(new float[]{0, 0, 0, 0, 0, 0, 0, 0, 0, 3});
		assertThat(OUTCOMES.prediction(1)).isEqualTo(prediction);
		assertThat(OUTCOMES.read(1)).isEqualTo(9);
		assertThat(OUTCOMES.label(1)).isEqualTo(4);
		assertThat(OUTCOMES.confidence(1)).isEqualTo(prediction.confidence());
		assertThat(OUTCOMES.probability(1, 4)).isEqualTo(prediction.probability(4));
	}

	@Test
	void whatIsNoOutcomeIsRefused() {
		assertThatThrownBy(() -> LabelledPredictions.of(new int[2], new float[1][10]))
				.isInstanceOf(IllegalArgumentException.class)
				.hasMessage("2 labels do not fit 1 rows of logits.");
		assertThatThrownBy(() -> LabelledPredictions.of(new int[]{-1}, new float[1][10]))
				.hasMessage("A label is a digit 0 to 9, not -1.");
		float[][] damaged = new float[1][10];
		damaged[0][9] = Float.NaN;
		assertThatThrownBy(() -> LabelledPredictions.of(new int[1], damaged))
				.hasMessage("The network answers with NaN: its weights are damaged.");
	}
}
