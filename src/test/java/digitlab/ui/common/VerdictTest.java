package digitlab.ui.common;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import digitlab.prediction.Prediction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class VerdictTest {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			7 | 0.95 | 1 | 0.02 | 0 | 0.01 | almost certainly a 7
			8 | 0.95 | 1 | 0.02 | 0 | 0.01 | almost certainly an 8
			7 | 0.80 | 1 | 0.15 | 0 | 0.01 | probably a 7, perhaps a 1
			7 | 0.80 | 1 | 0.04 | 0 | 0.03 | probably a 7
			4 | 0.50 | 9 | 0.45 | 7 | 0.01 | hard to say: 4 or 9
			4 | 0.40 | 9 | 0.30 | 7 | 0.20 | hard to say: 4, 9 or 7
			""")
	void wordsFollowTheProbabilities(int first, double p1, int second, double p2, int third, double p3, String words) {
		List<Double> probabilities = new ArrayList<>(Collections.nCopies(10, 0.0));
		probabilities.set(first, p1);
		probabilities.set(second, p2);
		probabilities.set(third, p3);
		assertThat(Verdict.of(new Prediction(probabilities))).isEqualTo(words);
	}
}
