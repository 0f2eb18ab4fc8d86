package digitlab.recognition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import digitlab.calibration.OnlyLogits;
import digitlab.dataset.DigitImage;
import digitlab.segmentation.DigitCandidate;
import digitlab.segmentation.InkLayout;
import digitlab.segmentation.InkRow;
import digitlab.segmentation.Mark;
import digitlab.segmentation.NormalizedDigit;
import digitlab.segmentation.Segmentation;
import digitlab.sketch.Box;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class NumberRecognizerTest {

	private final Map<DigitImage, ScoredPrediction> answers = new HashMap<>();
	private boolean doubts = true;
	private final List<Integer> batches = new ArrayList<>();

	/** Answers from memory. */
	private final DigitClassifier network = new OnlyLogits() {
		@Override
		public float[][] logits(List<DigitImage> images) {
			throw new UnsupportedOperationException();
		}

		@Override
		public boolean detectsNonDigits() {
			return doubts;
		}

		@Override
		public List<ScoredPrediction> answers(List<DigitImage> images) {
			batches.add(images.size());
			return images.stream().map(answers::get).toList();
		}
	};

	private DigitCandidate candidate(int from, int to, int digit, double confidence, double score, double oddness, double width,
			Supplier<Segmentation> finer) {
		float[] logits = new float[10];
		logits[digit] = (float) Math.log(9 * confidence / (1 - confidence));
		DigitImage image = imageOf(new ScoredPrediction(Prediction.ofLogits(logits), score));
		return new DigitCandidate(from, to, new NormalizedDigit(image, new Box(from, 0, width, 1)), oddness, finer);
	}

	/** A unique image to which the network gives this answer. */
	private DigitImage imageOf(ScoredPrediction answer) {
		byte[] pixels = new byte[DigitImage.PIXELS];
		pixels[answers.size()] = 1;
		DigitImage image = DigitImage.of(pixels);
		answers.put(image, answer);
		return image;
	}

	private DigitCandidate candidate(int from, int to, int digit, double confidence, double score) {
		return candidate(from, to, digit, confidence, score, 0, 0.4, () -> Segmentation.BLANK);
	}

	@Test
	void nothingIsAskedOfANetworkForABlankSheet() {
		assertThat(NumberRecognizer.read(network, Segmentation.BLANK)).isEqualTo(RecognitionResult.BLANK);
		assertThat(batches).isEmpty();
	}

	@Test
	void theLikeliestWayThroughThePartsIsTaken() {
		// Two strokes: a certain 4 together, or a 6 and a 1 of which the network is as certain but which look less like digits.
		Segmentation strokes = new Segmentation(2,
				List.of(candidate(0, 1, 6, 0.9, 0.6), candidate(1, 2, 1, 0.99, 0.99), candidate(0, 2, 4, 0.9, 0.95)));
		assertThat(NumberRecognizer.read(network, strokes).number()).isEqualTo("4");
		answers.clear();
		Segmentation digits = new Segmentation(2,
				List.of(candidate(0, 1, 6, 0.9, 0.95), candidate(1, 2, 1, 0.99, 0.99), candidate(0, 2, 4, 0.6, 0.5)));
		assertThat(NumberRecognizer.read(network, digits).number()).isEqualTo("61");
	}

	@Test
	void oddFormsLose() {
		Segmentation loose = new Segmentation(2, List.of(candidate(0, 1, 1, 0.9, 0.9), candidate(1, 2, 1, 0.9, 0.9),
				candidate(0, 2, 4, 0.95, 0.95, 0.25, 0.4, () -> Segmentation.BLANK)));
		assertThat(NumberRecognizer.read(network, loose).number()).isEqualTo("11");
	}

	@Test
	void strayMarksAreLeftOutUnlessThereIsNothingElse() {
		DigitCandidate mark = candidate(1, 2, 1, 0.9, 0.1, 1, 0.1, () -> Segmentation.BLANK);
		assertThat(NumberRecognizer.read(network, new Segmentation(2, List.of(candidate(0, 1, 6, 0.9, 0.9), mark))).number())
				.isEqualTo("6");
		DigitCandidate alone = candidate(0, 1, 1, 0.9, 0.1, 1, 0.4, () -> Segmentation.BLANK);
		assertThat(NumberRecognizer.read(network, new Segmentation(1, List.of(alone))).guess()).isEqualTo("1");
		DigitCandidate small = candidate(1, 2, 4, 0.9, 0.9, 1, 0.4, () -> Segmentation.BLANK); // but a digit
		assertThat(NumberRecognizer.read(network, new Segmentation(2, List.of(candidate(0, 1, 6, 0.9, 0.9), small))).number())
				.isEqualTo("64");
		DigitCandidate torn = candidate(1, 2, 1, 0.9, 0.9, 1, 0.1, () -> Segmentation.BLANK); // any short line is a 1
		assertThat(NumberRecognizer.read(network, new Segmentation(2, List.of(candidate(0, 1, 6, 0.9, 0.9), torn))).number())
				.isEqualTo("6");
	}

	/** A 7 with a small 3 at its foot; together they look like a 7 as well, and lie no further apart than a 5 and its bar. */
	@Test
	void aSmallDigitIsNoPartOfItsNeighbour() {
		DigitCandidate three = candidate(1, 2, 3, 0.998, 0.999, 1, 0.3, () -> Segmentation.BLANK);
		DigitCandidate both = candidate(0, 2, 7, 0.99, 0.99, 0.15, 0.6, () -> Segmentation.BLANK);
		assertThat(NumberRecognizer
				.read(network, new Segmentation(2, List.of(candidate(0, 1, 7, 0.997, 0.999), three, both))).number())
				.isEqualTo("73");
		DigitCandidate bar = candidate(1, 2, 7, 0.8, 0.3, 1, 0.3, () -> Segmentation.BLANK);
		assertThat(NumberRecognizer
				.read(network, new Segmentation(2, List.of(candidate(0, 1, 3, 0.6, 0.8), bar, both))).number())
				.isEqualTo("7");
	}

	/** The upper loop of an 8, cut off by itself, is the image of a 0, but only a piece of the ink. */
	@Test
	void aPieceOfInkIsNoSmallDigit() {
		DigitCandidate loop = candidate(1, 2, 0, 0.99, 0.99, 0.3, 0.2, () -> Segmentation.BLANK);
		DigitCandidate rest = candidate(2, 3, 1, 0.5, 0.1, 0.3, 0.2, () -> Segmentation.BLANK);
		Segmentation pieces = new Segmentation(3,
				List.of(candidate(0, 1, 4, 0.95, 0.95), candidate(1, 3, 8, 0.95, 0.95), loop, rest));
		DigitCandidate touching = candidate(0, 1, 2, 0.9, 0.3, 0, 1.2, () -> pieces);
		assertThat(NumberRecognizer.read(network, new Segmentation(1, List.of(touching))).number()).isEqualTo("48");
	}

	/** Three times in ten a line of this height and slant is a slash. */
	@Test
	void aLineThatMayBeASlashIsNoSureDigit() {
		DigitCandidate plain = candidate(0, 1, 1, 0.99, 0.98);
		DigitCandidate line = new DigitCandidate(0, 1, plain.digit(), 0, 0.3, () -> Segmentation.BLANK, Optional::empty);
		RecognitionResult reading = NumberRecognizer.read(network, new Segmentation(1, List.of(line)));
		assertThat(reading.number()).isEqualTo("1");
		assertThat(reading.digitScore()).isCloseTo(0.98 * 0.7, within(1e-9));
	}

	/** Refused, it would be looked at again as it is alone, and alone it is a perfect 1. */
	@Test
	void aLineThatIsAsLikelyASlashIsAnUncertainOne() {
		DigitCandidate plain = candidate(0, 1, 1, 0.99, 0.98);
		DigitCandidate line = new DigitCandidate(0, 1, plain.digit(), 0, 0.5, () -> Segmentation.BLANK,
				() -> Optional.of(plain.digit()));
		RecognitionResult reading = NumberRecognizer.read(network, new Segmentation(1, List.of(line)));
		assertThat(reading.number()).isEqualTo("1");
		assertThat(reading.digitScore()).isEqualTo(ScoredPrediction.MIN_SCORE);
	}

	@Test
	void doubtfulWideInkIsLookedAtInFinerParts() {
		DigitCandidate whole = candidate(0, 1, 8, 0.4, 0.05, 0, 1.2,
				() -> new Segmentation(2, List.of(candidate(0, 1, 3, 0.97, 0.97), candidate(1, 2, 5, 0.97, 0.97))));
		RecognitionResult reading = NumberRecognizer.read(network, new Segmentation(1, List.of(whole)));
		assertThat(reading.number()).isEqualTo("35");
		assertThat(batches).containsExactly(1, 2);
	}

	@Test
	void aNetworkWithoutCalibrationCutsOnlyWhatIsCertainlyTooWide() {
		doubts = false;
		DigitCandidate wide = candidate(0, 1, 8, 0.4, 0.05, 0, 1.6,
				() -> new Segmentation(2, List.of(candidate(0, 1, 3, 0.97, 0.97), candidate(1, 2, 5, 0.97, 0.97))));
		assertThat(NumberRecognizer.read(network, new Segmentation(1, List.of(wide))).number()).isEqualTo("35");
		DigitCandidate broad = candidate(0, 1, 8, 0.4, 0.05, 0, 1.2, () -> {
			throw new AssertionError("cut");
		});
		assertThat(NumberRecognizer.read(network, new Segmentation(1, List.of(broad))).guess()).isEqualTo("8");
	}

	@Test
	void finerPartsThatAreNotLikelierAreLeft() {
		DigitCandidate whole = candidate(0, 1, 8, 0.4, 0.6, 0, 1.2,
				() -> new Segmentation(2, List.of(candidate(0, 1, 3, 0.4, 0.3), candidate(1, 2, 5, 0.4, 0.3))));
		assertThat(NumberRecognizer.read(network, new Segmentation(1, List.of(whole))).number()).isEqualTo("8");
	}

	/** Parts of 0.71 × 0.9 lose 0.90 nats together, the whole 1.83 minus 0.5; a cut costs 0.875 per part at a width of 0.9. */
	@Test
	void aCutCostsTheLessTheWiderTheInk() {
		assertThat(read(0.4, 0.9)).isEqualTo("8");
		assertThat(read(0.4, 1.25)).isEqualTo("35");
	}

	/**
	 * The whole gains 0.5 nats for being alone, and loses 2 for each height by which it is wider than 1.2; from 1.4 on, its digit
	 * score falls as well, by 8 in log odds per height: at 1.5 it is at -0.26 nats and at 1.95 at -2.7; the parts are at -0.90.
	 */
	@Test
	void inkThatIsTooWideForADigitIsOneOnlyWhenItIsSure() {
		assertThat(read(0.95, 1.5)).isEqualTo("8");
		assertThat(read(0.95, 1.95)).isEqualTo("35");
	}

	private String read(double sure, double width) {
		answers.clear();
		DigitCandidate whole = candidate(0, 1, 8, sure, sure, 0, width,
				() -> new Segmentation(2, List.of(candidate(0, 1, 3, 0.71, 0.9), candidate(1, 2, 5, 0.71, 0.9))));
		return NumberRecognizer.read(network, new Segmentation(1, List.of(whole))).guess();
	}

	@Test
	void inkThatIsNoDigitIsCutOnlyIntoWhatSurelyAreDigits() {
		assertThat(cut(0.8)).isEqualTo("?");
		assertThat(cut(0.9)).isEqualTo("41");
	}

	/** A w: not a digit, but cut into a 4 and a 1 that look this much like digits. */
	private String cut(double score) {
		answers.clear();
		DigitCandidate whole = candidate(0, 1, 3, 0.9, 0.01, 0, 1.2,
				() -> new Segmentation(2, List.of(candidate(0, 1, 4, 0.97, score), candidate(1, 2, 1, 0.97, score))));
		return NumberRecognizer.read(network, new Segmentation(1, List.of(whole))).number();
	}

	@Test
	void twoLinesThatMeetAreATickAndNoEleven() {
		DigitCandidate whole = candidate(0, 1, 4, 0.9, 0.01, 0, 1.2,
				() -> new Segmentation(2, List.of(candidate(0, 1, 1, 0.99, 0.99), candidate(1, 2, 1, 0.99, 0.99))));
		assertThat(NumberRecognizer.read(network, new Segmentation(1, List.of(whole))).number()).isEqualTo("?");
	}

	/** When the whole is not a digit: touching 177 would be far wider. */
	@Test
	void theStrokesOfAnMAreNoNumber() {
		List<DigitCandidate> strokes = List.of(candidate(0, 1, 1, 0.99, 0.99), candidate(1, 2, 7, 0.99, 0.99),
				candidate(2, 3, 7, 0.99, 0.99));
		DigitCandidate m = candidate(0, 1, 0, 0.9, 0.01, 0, 1.2, () -> new Segmentation(3, strokes));
		assertThat(NumberRecognizer.read(network, new Segmentation(1, List.of(m))).number()).isEqualTo("?");
		DigitCandidate two = candidate(0, 1, 0, 0.9, 0.01, 0, 1.2, () -> new Segmentation(2, strokes.subList(0, 2)));
		assertThat(NumberRecognizer.read(network, new Segmentation(1, List.of(two))).number()).isEqualTo("17");
	}

	@Test
	void whatIsMuchWiderThanADigitIsAnArrowRatherThanASeven() {
		DigitCandidate arrow = candidate(0, 1, 7, 0.99, 0.7, 0, 2.4, () -> Segmentation.BLANK);
		assertThat(NumberRecognizer.read(network, new Segmentation(1, List.of(arrow))).number()).isEqualTo("?");
	}

	@Test
	void aRefusedDigitOfANumberIsLookedAtAsItIsWritten() {
		NormalizedDigit written = candidate(0, 1, 2, 0.9, 0.8).digit();
		DigitCandidate upright = candidate(1, 2, 2, 0.9, 0.3);
		DigitCandidate refused = new DigitCandidate(1, 2, upright.digit(), 0, () -> Segmentation.BLANK,
				() -> Optional.of(written));
		RecognitionResult reading = NumberRecognizer.read(network,
				new Segmentation(2, List.of(candidate(0, 1, 6, 0.9, 0.9), refused)));
		assertThat(reading.number()).isEqualTo("62");
		assertThat(reading.digits().getLast().input()).isEqualTo(written);
	}

	@Test
	void rowsAreReadEachOnItsOwnAndSignsStandWhereTheyAreWritten() {
		InkRow price = new InkRow(new Segmentation(2, List.of(candidate(0, 1, 4, 0.9, 0.9), candidate(1, 2, 5, 0.9, 0.9))),
				List.of(new Mark(".", new Box(0.6, 0.9, 0.1, 0.1))), 0);
		InkRow sign = new InkRow(Segmentation.BLANK, List.of(new Mark("+", new Box(0, 2, 1, 1))), 0);
		assertThat(NumberRecognizer.read(network, new InkLayout(List.of(price, sign))).number()).isEqualTo("4.5\n+");
	}

	@Test
	void sureInkIsLookedAtOnce() {
		DigitCandidate sure = candidate(0, 1, 8, 0.99, 0.99, 0, 0.9, () -> {
			throw new AssertionError("looked at again");
		});
		assertThat(NumberRecognizer.read(network, new Segmentation(1, List.of(sure))).number()).isEqualTo("8");
	}

	@Test
	void manyAreReadInOneBatchInTheirOrder() {
		List<RecognitionResult> readings = NumberRecognizer.readAll(network,
				Stream.of(new Segmentation(1, List.of(candidate(0, 1, 3, 0.9, 0.9))), Segmentation.BLANK,
						new Segmentation(2, List.of(candidate(0, 1, 1, 0.9, 0.9), candidate(1, 2, 2, 0.9, 0.9))))
						.map(InkLayout::of).toList());
		assertThat(readings).extracting(RecognitionResult::number).containsExactly("3", "", "12");
		assertThat(batches).containsExactly(3);
	}

	/** As {@link #candidate(int, int, int, double, double, double, double, Supplier)}, with a possible sign and its height. */
	private DigitCandidate sign(int from, String text, double probability, double height, double oddness) {
		float[] logits = new float[10];
		logits[4] = 5;
		DigitImage image = imageOf(
				new ScoredPrediction(Prediction.ofLogits(logits), 1 - probability, new SignGuess(text, probability)));
		return new DigitCandidate(from, from + 1, new NormalizedDigit(image, new Box(from, 0, 0.4, height)), oddness,
				() -> Segmentation.BLANK);
	}

	@Test
	void whatSurelyIsASignIsShownAsOne() {
		// A plus may be odd as a digit, but it is half as high.
		Segmentation sum = new Segmentation(3,
				List.of(candidate(0, 1, 1, 0.99, 0.99), sign(1, "+", 0.95, 0.5, 1), candidate(2, 3, 2, 0.99, 0.99)));
		RecognitionResult reading = NumberRecognizer.read(network, sum);
		assertThat(reading.number()).isEqualTo("1+2");
		assertThat(reading.marks()).extracting(Mark::text).containsExactly("+");
		assertThat(reading.digits()).hasSize(2);
	}

	@Test
	void aSignThatMayBeADigitIsUnknown() {
		Segmentation percent = new Segmentation(2, List.of(candidate(0, 1, 1, 0.99, 0.99), sign(1, "%", 0.7, 1, 0)));
		assertThat(NumberRecognizer.read(network, percent).number()).isEqualTo("1?");
	}

	@Test
	void largeInkThatIsNothingIsShownAsUnknownAndDustIsNot() {
		Segmentation stray = new Segmentation(3, List.of(candidate(0, 1, 1, 0.99, 0.99), candidate(1, 2, 2, 0.99, 0.99),
				candidate(2, 3, 7, 0.9, 0.1, 1, 0.4, () -> Segmentation.BLANK)));
		assertThat(NumberRecognizer.read(network, stray).number()).isEqualTo("12?");
		Segmentation thin = new Segmentation(2,
				List.of(candidate(0, 1, 1, 0.99, 0.99), candidate(1, 2, 1, 0.9, 0.9, 1, 0.05, () -> Segmentation.BLANK)));
		assertThat(NumberRecognizer.read(network, thin).number()).isEqualTo("1");
	}
}
