package digitlab.recognition;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

import digitlab.dataset.DigitImage;
import digitlab.segmentation.DigitCandidate;
import digitlab.segmentation.NormalizedDigit;
import digitlab.segmentation.Segmentation;
import digitlab.sketch.Box;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class SignContextTest {

	private static final Prediction ANY = Prediction.ofLogits(new float[]{0, 0, 0, 0, 5, 0, 0, 0, 0, 0});

	private final Map<DigitCandidate, ScoredPrediction> answers = new IdentityHashMap<>();
	private final List<DigitCandidate> row = new ArrayList<>();

	private DigitCandidate add(double height, ScoredPrediction answer) {
		int place = row.size();
		DigitCandidate candidate = new DigitCandidate(place, place + 1,
				new NormalizedDigit(DigitImage.of(new byte[DigitImage.PIXELS]), new Box(place, 0, 0.4, height)), 0,
				() -> Segmentation.BLANK);
		row.add(candidate);
		answers.put(candidate, answer);
		return candidate;
	}

	private DigitCandidate digit() {
		return add(1, new ScoredPrediction(ANY, 0.99));
	}

	/** A candidate as likely to be a sign as anything else, which is a digit in three of five cases. */
	private DigitCandidate even(String sign, double height) {
		return add(height, new ScoredPrediction(ANY, 0.3, new SignGuess(sign, 0.5)));
	}

	/** The probability for even odds raised by this many nats. */
	private static double probability(double nats) {
		return 1 / (1 + Math.exp(-nats));
	}

	private double weighed(DigitCandidate candidate) {
		SignContext.apply(row, answers);
		return answers.get(candidate).sign().probability();
	}

	@Test
	void aSmallPlusIsLikelierThanATallOne() {
		digit();
		DigitCandidate small = even("+", 0.6);
		digit();
		assertThat(weighed(small)).isCloseTo(probability(10 * (0.8 - 0.6)), within(1e-9));
		// Everything else becomes less likely accordingly.
		assertThat(answers.get(small).digitScore()).isCloseTo(0.3 * (1 - probability(2)) / 0.5, within(1e-9));
		DigitCandidate tall = even("+", 1);
		assertThat(weighed(tall)).isCloseTo(probability(-1), within(1e-9));
	}

	@Test
	void bracketsAreTallAndComeInPairs() {
		DigitCandidate open = even("(", 1.2);
		digit();
		DigitCandidate closed = add(1.1, new ScoredPrediction(ANY, 0.1, new SignGuess(")", 0.9)));
		assertThat(weighed(open)).isCloseTo(probability(10 * (1.2 - 1.1) + 1.5), within(1e-9));
		// Its counterpart is no more likely than anything else: log odds ln 9 - 4.
		assertThat(answers.get(closed).sign().probability()).isCloseTo(probability(Math.log(9) - 4), within(1e-9));
	}

	@Test
	void aBracketWithoutACounterpartIsRatherA1() {
		digit();
		assertThat(weighed(even(")", 1.2))).isCloseTo(probability(10 * (1.2 - 1.1) - 4), within(1e-9));
		row.clear();
		digit();
		assertThat(weighed(even("(", 1.2))).isCloseTo(probability(10 * (1.2 - 1.1) - 4), within(1e-9));
	}

	@Test
	void aSmallPerCentSignIsAgainstTheOdds() {
		digit();
		assertThat(weighed(even("%", 0.5))).isCloseTo(probability(-3), within(1e-9));
	}

	@Test
	void withoutDigitsOnlyBracketsAreUnlikely() {
		assertThat(weighed(even("+", 0.5))).isCloseTo(0.5, within(1e-9));
		assertThat(weighed(even("(", 1))).isCloseTo(probability(-5), within(1e-9));
	}
}
