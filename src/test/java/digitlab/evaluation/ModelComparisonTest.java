package digitlab.evaluation;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

class ModelComparisonTest {

	private static LabelledPredictions predictions(int[] labels, int... read) {
		float[][] logits = new float[read.length][10];
		for (int i = 0; i < read.length; i++) {
			logits[i][read[i]] = 1;
		}
		return LabelledPredictions.of(labels, logits);
	}

	private static final int[] LABELS = {0, 1, 2, 3, 4, 5};

	@Test
	void everyImageIsInOneOfFourGroups() {
		ModelComparison comparison = ModelComparison.of(predictions(LABELS, 0, 1, 9, 3, 9, 9),
				predictions(LABELS, 0, 9, 2, 9, 8, 9));
		assertThat(comparison.bothRight()).isEqualTo(1);
		assertThat(comparison.onlyFirst()).containsExactly(1, 3);
		assertThat(comparison.onlySecond()).containsExactly(2);
		assertThat(comparison.bothWrong()).isEqualTo(2);
		assertThat(comparison.pValue()).isEqualTo(1); // two against one is as even as three can be
	}

	/** The expected values come from scipy.stats.binomtest: see labelled_predictions_reference.py beside this test. */
	@ParameterizedTest
	@CsvSource({"0,1,1.0", "3,11,0.057373046875", "11,3,0.057373046875", "5,5,1.0", "0,40,1.8189894035458565e-12",
			"120,90,0.0451140878648407", "2100,1900,0.0016492663751357264"})
	void pValueAgreesWithScipy(int onlyFirst, int onlySecond, double expected) {
		assertThat(ModelComparison.pValue(onlyFirst, onlySecond)).isCloseTo(expected, withinPercentage(1e-8))
				.isLessThanOrEqualTo(1);
	}

	@Test
	void networksThatNeverDisagreeAreEquallyGood() {
		ModelComparison same = ModelComparison.of(predictions(LABELS, LABELS), predictions(LABELS, LABELS));
		assertThat(same.pValue()).isEqualTo(1);
		assertThat(same.bothRight()).isEqualTo(6);
		assertThat(ModelComparison.of(predictions(new int[0]), predictions(new int[0])).pValue()).isEqualTo(1);
	}

	@Test
	void aChanceTooSmallForANumberIsZero() {
		assertThat(ModelComparison.pValue(0, 60_000)).isZero();
	}

	@Test
	void otherImagesAreNotCompared() {
		LabelledPredictions six = predictions(LABELS, LABELS);
		assertThatThrownBy(() -> ModelComparison.of(six, predictions(new int[]{0}, 0)))
				.isInstanceOf(IllegalArgumentException.class)
				.hasMessage("Two models are compared on the same images, not on 6 and 1.");
		assertThatThrownBy(() -> ModelComparison.of(six, predictions(new int[]{0, 1, 2, 3, 4, 6}, LABELS)))
				.isInstanceOf(IllegalArgumentException.class)
				.hasMessage("Two models are compared on the same images, and these have different labels.");
	}
}
