package digitlab.training;

import java.util.SplittableRandom;

import digitlab.data.DigitImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class AugmenterTest {

	/** A full-ink square of 8×8 in the middle: its mass is 64. */
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
		new Augmenter(kind).apply(picture, 0, target, 0, new SplittableRandom(seed));
		return target;
	}

	@Test
	void noneOnlyScalesToOne() {
		float[] target = vary(Augmentation.NONE, square(), 1);
		assertThat(target[10 * 28 + 10]).isEqualTo(1f);
		assertThat(target[9 * 28 + 10]).isZero();
	}

	@ParameterizedTest
	@EnumSource
	void sameSeedSamePicture(Augmentation kind) {
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

	/** Scales of 0.9 to 1.1 a side change the area by 0.81 to 1.21; shear and rotation keep it. */
	@Test
	void affineKeepsTheInkWithinTheScale() {
		for (int seed = 0; seed < 200; seed++) {
			double mass = 0;
			for (float ink : vary(Augmentation.AFFINE, square(), seed)) {
				mass += ink;
			}
			assertThat(mass).isBetween(64 * 0.79, 64 * 1.23);
		}
	}

	@Test
	void blankStaysBlank() {
		assertThat(vary(Augmentation.ELASTIC, new byte[DigitImage.PIXELS], 3)).containsOnly(0f);
	}

	@Test
	void writesOnlyItsOwnPicture() {
		float[] target = new float[3 * DigitImage.PIXELS];
		new Augmenter(Augmentation.ELASTIC).apply(square(), 0, target, DigitImage.PIXELS, new SplittableRandom(1));
		for (int i = 0; i < DigitImage.PIXELS; i++) {
			assertThat(target[i]).isZero();
			assertThat(target[2 * DigitImage.PIXELS + i]).isZero();
		}
	}
}
