package digitlab.segmentation;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class SharpenerTest {

	/** Paper on the left, ink on the right, and these columns between them, from the tenth on. */
	private static byte[] edge(int... columns) {
		byte[] pixels = new byte[784];
		for (int i = 0; i < pixels.length; i++) {
			int column = i % 28 - 10;
			pixels[i] = (byte) (column < 0 ? 0 : column < columns.length ? columns[column] : 255);
		}
		return pixels;
	}

	@Test
	void steepnessIsTheMeanStepWeightedWithItself() {
		assertThat(Sharpener.steepness(new byte[784])).isZero();
		assertThat(Sharpener.steepness(edge())).isEqualTo(1);
		assertThat(Sharpener.steepness(edge(51, 102, 153, 204))).isCloseTo(0.2, within(1e-9)); // five steps of 51 of 255
	}

	@Test
	void sharpInkStaysAsItIs() {
		byte[] half = edge(128); // steps of 128 and 127: 0.50
		assertThat(Sharpener.even(half)).isSameAs(half);
	}

	@Test
	void softInkBecomesSteeper() {
		byte[] sharp = Sharpener.even(edge(64, 191)); // steps of 64, 127, 64: 0.37
		// Weights 1, 2, 1: around 64 the mean is 79.75, around 191 it is 175.25; the differences from 64 and 191 are added once.
		assertThat(sharp[14 * 28 + 10] & 0xff).isEqualTo(48);
		assertThat(sharp[14 * 28 + 11] & 0xff).isEqualTo(207);
		assertThat(sharp[14 * 28 + 9] & 0xff).isZero();
		assertThat(sharp[14 * 28 + 12] & 0xff).isEqualTo(255);
	}
}
