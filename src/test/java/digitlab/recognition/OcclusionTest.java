package digitlab.recognition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import digitlab.calibration.OnlyLogits;
import digitlab.dataset.DigitImage;
import digitlab.dataset.FloatImage;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class OcclusionTest {

	/** Predicts 3 with one probability if a pixel has ink and with another if not; the other digits share the rest. */
	private static final class WatchesOnePixel implements OnlyLogits {

		private final List<Integer> batches = new ArrayList<>();
		private final int row;
		private final int column;
		private final double inked;
		private final double wiped;

		WatchesOnePixel(int row, int column, double inked, double wiped) {
			this.row = row;
			this.column = column;
			this.inked = inked;
			this.wiped = wiped;
		}

		@Override
		public float[][] logits(List<DigitImage> images) {
			batches.add(images.size());
			float[][] rows = new float[images.size()][10];
			for (int i = 0; i < rows.length; i++) {
				double p = images.get(i).ink(row, column) > 0 ? inked : wiped;
				rows[i][3] = (float) Math.log(9 * p / (1 - p));
			}
			return rows;
		}
	}

	private static DigitImage dot(int row, int column) {
		byte[] pixels = new byte[DigitImage.PIXELS];
		pixels[row * DigitImage.SIDE + column] = 1;
		return DigitImage.of(pixels);
	}

	/** All 25 patches over the dot cost 0.4; a pixel d rows and e columns away shares (5 - d) (5 - e) of its 25 with it. */
	@Test
	void theMapIsTheMeanDropOfThePatchesOverEachPixel() {
		WatchesOnePixel classifier = new WatchesOnePixel(10, 10, 0.9, 0.5);
		FloatImage map = Occlusion.map(classifier, dot(10, 10));
		assertThat(map.at(10, 10)).isCloseTo(0.4, within(1e-6));
		assertThat(map.at(10, 12)).isCloseTo(0.4 * 15 / 25, within(1e-6));
		assertThat(map.at(7, 12)).isCloseTo(0.4 * 6 / 25, within(1e-6));
		assertThat(map.at(6, 14)).isCloseTo(0.4 / 25, within(1e-6));
		assertThat(map.at(5, 10)).isZero();
		assertThat(classifier.batches).containsExactly(26);
	}

	/** One patch covers the corner pixel, and 25 cover the far one: only patches within the picture count. */
	@Test
	void pixelsAtTheRimCountTheFewerPatchesThatCoverThem() {
		FloatImage map = Occlusion.map(new WatchesOnePixel(27, 0, 0.9, 0.5), dot(27, 0));
		assertThat(map.at(27, 0)).isCloseTo(0.4, within(1e-6));
		assertThat(map.at(27, 4)).isCloseTo(0.4 / 5, within(1e-6));
		assertThat(map.at(23, 4)).isCloseTo(0.4 / 25, within(1e-6));
	}

	@Test
	void inkThatSpeaksAgainstTheAnswerIsNegative() {
		assertThat(Occlusion.map(new WatchesOnePixel(10, 10, 0.6, 0.9), dot(10, 10)).at(10, 10)).isCloseTo(-0.3, within(1e-6));
	}

	/** Once erased, the 3 is no longer read: what counts is still the 3, which falls from 0.9 to 0.01, not the new answer. */
	@Test
	void theDropIsThatOfTheDigitReadFromTheWholePicture() {
		assertThat(Occlusion.map(new WatchesOnePixel(10, 10, 0.9, 0.01), dot(10, 10)).at(10, 10)).isCloseTo(0.89, within(1e-6));
	}

	@Test
	void aBlankPictureHangsOnNothing() {
		WatchesOnePixel classifier = new WatchesOnePixel(0, 0, 0.9, 0.5);
		FloatImage map = Occlusion.map(classifier, DigitImage.of(new byte[DigitImage.PIXELS]));
		assertThat(map).isEqualTo(FloatImage.of(new double[DigitImage.PIXELS]));
		assertThat(classifier.batches).isEmpty();
	}

	@Test
	void aFullPictureIsOneBatchOfEveryPlace() {
		byte[] pixels = new byte[DigitImage.PIXELS];
		Arrays.fill(pixels, (byte) 255);
		WatchesOnePixel classifier = new WatchesOnePixel(14, 14, 0.9, 0.5);
		FloatImage map = Occlusion.map(classifier, DigitImage.of(pixels));
		assertThat(classifier.batches).containsExactly(1 + 24 * 24);
		assertThat(map.at(14, 14)).isCloseTo(0.4, within(1e-6));
		assertThat(map.at(0, 0)).isZero();
	}
}
