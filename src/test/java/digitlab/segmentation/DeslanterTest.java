package digitlab.segmentation;

import digitlab.sketch.InkImage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class DeslanterTest {

	/** A line of one pixel per row that shifts this many pixels to the right with each row upwards. */
	private static InkImage line(int slant) {
		float[] ink = new float[50 * 21];
		for (int y = 0; y < 21; y++) {
			ink[y * 50 + 25 + slant * (10 - y)] = 1;
		}
		return InkImage.ofInk(50, 21, ink);
	}

	@Test
	void aLineLeansAsItGoes() {
		assertThat(Deslanter.measure(line(1))).isCloseTo(1, within(1e-9));
		assertThat(Deslanter.measure(line(-1))).isCloseTo(-1, within(1e-9));
		assertThat(Deslanter.measure(line(0))).isZero();
		assertThat(Deslanter.measure(InkImage.ofInk(3, 1, new float[]{1, 1, 1}))).isZero();
		assertThat(Deslanter.measure(InkImage.ofInk(3, 2, new float[6]))).isZero();
	}

	@Test
	void twoFifthsOfWhatIsUnusualAreTakenAway() {
		// Whole rows move, by fractions of pixels: 1 - 0.4 × (1 - 0.11).
		assertThat(Deslanter.measure(Deslanter.even(line(1)))).isCloseTo(0.644, within(1e-5));
		assertThat(Deslanter.measure(Deslanter.even(line(-1)))).isCloseTo(-0.556, within(1e-5));
	}

	@Test
	void aDigitOfANumberKeepsItsPlace() {
		NormalizedDigit alone = DigitNormalizer.normalize(line(1)).orElseThrow();
		NormalizedDigit ofNumber = DigitNormalizer.normalizeOfNumber(line(1)).orElseThrow();
		assertThat(ofNumber.box()).isEqualTo(alone.box());
		assertThat(ofNumber.image()).isNotEqualTo(alone.image());
	}
}
