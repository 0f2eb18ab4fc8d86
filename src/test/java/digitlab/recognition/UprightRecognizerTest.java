package digitlab.recognition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import digitlab.calibration.OnlyLogits;
import digitlab.dataset.DigitImage;
import digitlab.segmentation.InkLayout;
import digitlab.sketch.InkImage;
import digitlab.sketch.InkRaster;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class UprightRecognizerTest {

	/** How digit-like each orientation looks, by the number of quarter turns from upright. */
	private final double[] scores = {0.99, 0.05, 0.05, 0.05};
	/** The confidence that it is a 7, if it is a digit. */
	private double confidence = 0.99;
	private int digit = 7;
	private int asked;

	/** Recognises a T by the position of its bar, and reads it as a 7, or as requested. */
	private final DigitClassifier network = new OnlyLogits() {

		@Override
		public float[][] logits(List<DigitImage> images) {
			throw new UnsupportedOperationException();
		}

		@Override
		public boolean detectsNonDigits() {
			return true;
		}

		@Override
		public List<ScoredPrediction> answers(List<DigitImage> images) {
			asked += images.size();
			return images.stream().map(image -> isBlock(image) ? percent() : answer(scores[turns(image)])).toList();
		}
	};

	private ScoredPrediction answer(double score) {
		float[] logits = new float[10];
		logits[digit] = (float) Math.log(9 * confidence / (1 - confidence));
		return new ScoredPrediction(Prediction.ofLogits(logits), score);
	}

	private ScoredPrediction percent() {
		return new ScoredPrediction(answer(0).prediction(), 0.001, new SignGuess("%", 0.99));
	}

	private static boolean isBlock(DigitImage image) {
		return image.ink(14, 9) > 0 && image.ink(14, 18) > 0 && image.ink(5, 14) > 0 && image.ink(22, 14) > 0;
	}

	/** 0 if the top third has the most ink, 1 for the right, 2 for the bottom, 3 for the left. */
	private static int turns(DigitImage image) {
		double[] ink = new double[4];
		for (int y = 0; y < DigitImage.SIDE; y++) {
			for (int x = 0; x < DigitImage.SIDE; x++) {
				ink[0] += y < 10 ? image.ink(y, x) : 0;
				ink[1] += x >= 18 ? image.ink(y, x) : 0;
				ink[2] += y >= 18 ? image.ink(y, x) : 0;
				ink[3] += x < 10 ? image.ink(y, x) : 0;
			}
		}
		int most = 0;
		for (int i = 1; i < 4; i++) {
			most = ink[i] > ink[most] ? i : most;
		}
		return most;
	}

	/** This many Ts of 40 × 60 side by side, rotated clockwise by quarter turns. */
	private static InkImage picture(int digits, int turns) {
		InkRaster raster = new InkRaster(80 * digits + 20, 100);
		for (int i = 0; i < digits; i++) {
			raster.line(30 + 80 * i, 20, 70 + 80 * i, 20, 8);
			raster.line(50 + 80 * i, 20, 50 + 80 * i, 80, 6);
		}
		InkImage image = InkImage.ofInk(raster.width(), raster.height(), raster.ink());
		for (int i = 0; i < turns; i++) {
			image = image.turned();
		}
		return image;
	}

	@BeforeEach
	void askNothingYet() {
		asked = 0;
	}

	@Test
	void aPictureThatIsReadWellIsLeftAndNotLookedAtAgain() {
		UprightRecognizer.Upright upright = UprightRecognizer.read(network, picture(3, 0));
		assertThat(upright.quarterTurns()).isZero();
		assertThat(upright.reading().number()).isEqualTo("777");
		assertThat(asked).isEqualTo(InkLayout.of(picture(3, 0)).rows().getFirst().digits().candidates().size());
	}

	@Test
	void aPictureThatIsReadWellInOneOtherWayIsTurned() {
		for (int turns = 1; turns < 4; turns++) {
			InkImage image = picture(3, turns);
			UprightRecognizer.Upright upright = UprightRecognizer.read(network, image);
			// Rotated by the rest of the four quarter turns.
			assertThat(upright.quarterTurns()).isEqualTo(4 - turns);
			assertThat(upright.reading().number()).isEqualTo("777");
			assertThat(upright.image().toArray()).isEqualTo(picture(3, 0).toArray());
		}
	}

	@Test
	void boxesOfATurnedPictureAreThoseOfThePictureGiven() {
		UprightRecognizer.Upright upright = UprightRecognizer.read(network, InkImage.ofInk(100, 260, picture(3, 1).toArray()));
		assertThat(upright.quarterTurns()).isEqualTo(3);
		// A clockwise quarter turn: the first T of the row is at the top.
		assertThat(upright.reading().digits()).extracting(digit -> digit.box().y()).isSorted()
				.allMatch(y -> y >= 0 && y < 260);
	}

	@Test
	void whatIsReadAsWellInTwoWaysIsLeft() {
		scores[2] = scores[0];
		UprightRecognizer.Upright upright = UprightRecognizer.read(network, picture(3, 1));
		assertThat(upright.quarterTurns()).isZero();
		assertThat(upright.image().toArray()).isEqualTo(picture(3, 1).toArray());
	}

	@Test
	void whatIsReadBadlyInAllWaysIsLeft() {
		scores[0] = 0.05;
		assertThat(UprightRecognizer.read(network, picture(3, 1)).quarterTurns()).isZero();
	}

	@Test
	void whatIsHardlyBetterInAnotherWayIsLeft() {
		// Digits either way, but not certain: ln(0.99 / 0.6) is 0.5 nats per part, 1.5 in total, and 3 are required.
		confidence = 0.8;
		scores[2] = 0.6;
		assertThat(UprightRecognizer.read(network, picture(3, 2)).quarterTurns()).isZero();
		// For six digits, the same is 3 nats.
		assertThat(UprightRecognizer.read(network, picture(6, 2)).quarterTurns()).isEqualTo(2);
		// ln(0.99 / 0.2) is 1.6.
		scores[2] = 0.2;
		assertThat(UprightRecognizer.read(network, picture(3, 2)).quarterTurns()).isEqualTo(2);
	}

	@Test
	void whatCanBeReadIsNotTurnedForWhatIsDoubtful() {
		scores[0] = 0.85;
		scores[2] = 0.6;
		assertThat(UprightRecognizer.read(network, picture(3, 2)).quarterTurns()).isZero();
	}

	/** Every short line on its side is a 1. */
	@Test
	void onesSayNothingAboutTheDirection() {
		digit = 1;
		assertThat(UprightRecognizer.read(network, picture(3, 1)).quarterTurns()).isZero();
	}

	@Test
	void oneDigitTellsTooLittle() {
		assertThat(UprightRecognizer.read(network, picture(1, 2)).quarterTurns()).isZero();
	}

	@Test
	void blankPicturesAreLeftAndNothingIsAsked() {
		UprightRecognizer.Upright upright = UprightRecognizer.read(network, InkImage.ofInk(30, 20, new float[600]));
		assertThat(upright.quarterTurns()).isZero();
		assertThat(upright.reading().isBlank()).isTrue();
		assertThat(asked).isZero();
	}

	/** A percent sign is the same upside down, but there it would stand before its number. */
	@Test
	void aPercentSignIsLastInItsRow() {
		for (boolean isLast : new boolean[]{true, false}) {
			float[] ink = picture(3, 0).toArray();
			int left = isLast ? 190 : 30;
			for (int y = 20; y < 84; y++) {
				Arrays.fill(ink, 260 * y + left - 5, 260 * y + left + 46, 0);
				Arrays.fill(ink, 260 * y + left, 260 * y + left + (y < 32 || y >= 68 ? 40 : 10), 1);
				Arrays.fill(ink, 260 * y + left + 30, 260 * y + left + 40, 1);
			}
			InkImage upright = InkImage.ofInk(260, 100, ink);
			UprightRecognizer.Upright upsideDown = UprightRecognizer.read(network, upright.turned().turned());
			assertThat(upsideDown.quarterTurns()).isEqualTo(isLast ? 2 : 0);
			assertThat(UprightRecognizer.read(network, upright).reading().number()).isEqualTo(isLast ? "77%" : "%77");
		}
	}

	@Test
	void manyAreReadInTheirOrder() {
		List<UprightRecognizer.Input> inputs = new ArrayList<>();
		for (int turns : new int[]{2, 0, 1}) {
			inputs.add(UprightRecognizer.Input.of(picture(2, turns)));
		}
		assertThat(UprightRecognizer.readAll(network, inputs)).extracting(UprightRecognizer.Upright::quarterTurns)
				.containsExactly(2, 0,
						3);
	}
}
