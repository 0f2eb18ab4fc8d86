package digitlab.training;

import java.util.SplittableRandom;

import digitlab.dataset.DigitImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class AugmenterTest {

	/** A full-ink square of 8×8 in the middle, with a mass of 64. */
	private static byte[] square() {
		byte[] pixels = new byte[DigitImage.PIXELS];
		for (int row = 10; row < 18; row++) {
			for (int column = 10; column < 18; column++) {
				pixels[row * 28 + column] = (byte) 255;
			}
		}
		return pixels;
	}

	private static float[] vary(Augmentation kind, byte[] picture, long seed) {
		float[] target = new float[DigitImage.PIXELS];
		new Augmenter(AugmentationConfig.of(kind)).apply(picture, 0, target, 0, new SplittableRandom(seed));
		return target;
	}

	private static float[] vary(AugmentationConfig config, long seed) {
		float[] target = new float[DigitImage.PIXELS];
		new Augmenter(config).apply(square(), 0, target, 0, new SplittableRandom(seed));
		return target;
	}

	@Test
	void theUsualVarietyChangesNothing() {
		for (int seed = 0; seed < 20; seed++) {
			assertThat(vary(AugmentationConfig.USUAL, seed)).isEqualTo(vary(Augmentation.ELASTIC, square(), seed));
		}
	}

	/** With the same seed, everything before is the same: only the erased pixels differ, and they are paper. */
	@Test
	void erasingWipesARectangle() {
		int wiped = 0;
		for (int seed = 0; seed < 50; seed++) {
			float[] whole = vary(AugmentationConfig.USUAL, seed);
			float[] erased = vary(ShortTraining.besides(1, 0, 1, 0, 0), seed);
			int changed = 0;
			for (int p = 0; p < whole.length; p++) {
				assertThat(erased[p]).isIn(0f, whole[p]);
				changed += erased[p] == whole[p] ? 0 : 1;
			}
			assertThat(changed).isLessThanOrEqualTo(7 * 7);
			wiped += changed > 0 ? 1 : 0;
		}
		assertThat(wiped).isGreaterThan(10);
	}

	@Test
	void resamplingTakesSharpnessAndLeavesTheInk() {
		for (int seed = 0; seed < 20; seed++) {
			float[] sharp = vary(AugmentationConfig.USUAL, seed);
			float[] coarse = vary(ShortTraining.besides(1, 1, 0, 0, 0), seed);
			assertThat(sum(coarse, 1)).isCloseTo(sum(sharp, 1), within(4.0)); // of 64
			assertThat(sum(coarse, 2)).isLessThan(sum(sharp, 2));
		}
	}

	@Test
	void morePensAreThinnerAndThicker() {
		double usual = 0;
		double more = 0;
		for (int seed = 0; seed < 200; seed++) {
			double plain = sum(vary(ShortTraining.besides(0, 0, 0, 0, 0), seed), 1);
			usual += Math.abs(sum(vary(AugmentationConfig.USUAL, seed), 1) - plain);
			more += Math.abs(sum(vary(ShortTraining.besides(2, 0, 0, 0, 0), seed), 1) - plain);
		}
		assertThat(more).isGreaterThan(2 * usual); // twice as often, and twice as far
	}

	private static double sum(float[] ink, int power) {
		double sum = 0;
		for (float value : ink) {
			sum += Math.pow(value, power);
		}
		return sum;
	}

	@Test
	void theKindNoneOnlyScalesToOne() {
		float[] target = vary(Augmentation.NONE, square(), 1);
		assertThat(target[10 * 28 + 10]).isEqualTo(1f);
		assertThat(target[9 * 28 + 10]).isZero();
	}

	@ParameterizedTest
	@EnumSource
	void theSameSeedGivesTheSamePicture(Augmentation kind) {
		assertThat(vary(kind, square(), 7)).isEqualTo(vary(kind, square(), 7));
	}

	@ParameterizedTest
	@EnumSource(names = {"AFFINE", "ELASTIC"})
	void everySeedVaries(Augmentation kind) {
		assertThat(vary(kind, square(), 1)).isNotEqualTo(vary(kind, square(), 2));
	}

	@ParameterizedTest
	@EnumSource
	void inkStaysBetweenPaperAndFull(Augmentation kind) {
		for (int seed = 0; seed < 50; seed++) {
			for (float ink : vary(kind, square(), seed)) {
				assertThat(ink).isBetween(0f, 1f);
			}
		}
	}

	/** Scales of 0.9 to 1.1 per side change the area by a factor of 0.81 to 1.21; shear and rotation preserve it. */
	@Test
	void affineVariationKeepsTheInkWithinTheScale() {
		for (int seed = 0; seed < 200; seed++) {
			double mass = 0;
			for (float ink : vary(Augmentation.AFFINE, square(), seed)) {
				mass += ink;
			}
			assertThat(mass).isBetween(64 * 0.79, 64 * 1.23);
		}
	}

	@Test
	void aBlankImageStaysBlank() {
		assertThat(vary(Augmentation.ELASTIC, new byte[DigitImage.PIXELS], 3)).containsOnly(0f);
	}

	@Test
	void onlyItsOwnPictureIsWritten() {
		float[] target = new float[3 * DigitImage.PIXELS];
		new Augmenter(AugmentationConfig.USUAL).apply(square(), 0, target, DigitImage.PIXELS, new SplittableRandom(1));
		for (int i = 0; i < DigitImage.PIXELS; i++) {
			assertThat(target[i]).isZero();
			assertThat(target[2 * DigitImage.PIXELS + i]).isZero();
		}
	}
}
