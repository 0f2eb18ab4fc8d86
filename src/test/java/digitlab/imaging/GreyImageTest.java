package digitlab.imaging;

import java.util.Arrays;
import java.util.List;

import digitlab.sketch.Frame;
import digitlab.sketch.Point;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class GreyImageTest {

	@Test
	void lightnessIsTheUsualMixOfColours() {
		GreyImage image = GreyImage.of(4, 1, new int[]{0xffff0000, 0xff00ff00, 0xff0000ff, 0xffffffff});
		// ITU-R BT.601
		assertThat(image.light()[0]).isCloseTo(0.299f, within(1e-6f));
		assertThat(image.light()[1]).isCloseTo(0.587f, within(1e-6f));
		assertThat(image.light()[2]).isCloseTo(0.114f, within(1e-6f));
		assertThat(image.light()[3]).isCloseTo(1, within(1e-6f));
		assertThat(image.beside()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({"4000, 3000, 800, 600", "4000, 1000, 800, 200", "4000, 400, 2000, 200", "4000, 100, 3200, 80",
			"2800, 100, 2800, 100",
			"100, 2800, 100, 2800", "700, 20, 700, 20"})
	void stripsAreNotReducedBelowTheHeightOfWriting(int width, int height, int smallWidth, int smallHeight) {
		GreyImage image = GreyImage.of(width, height, new int[width * height]);
		assertThat(List.of(image.width(), image.height())).containsExactly(smallWidth, smallHeight);
	}

	@Test
	void largePicturesAreReducedByAveraging() {
		int[] argb = new int[6400 * 2];
		Arrays.fill(argb, 0xff000000);
		for (int i = 0; i < argb.length; i += 2) {
			argb[i] = 0xffffffff;
		}
		GreyImage image = GreyImage.of(6400, 2, argb);
		assertThat(image.width()).isEqualTo(3200);
		assertThat(image.height()).isEqualTo(1);
		assertThat(image.frame()).isEqualTo(new Frame(0, 0, 2));
		for (float light : image.light()) {
			assertThat(light).isCloseTo(0.5f, within(1e-3f));
		}
	}

	@Test
	void aReducedPictureIsCoarserByAWholeFactor() {
		int[] argb = new int[7 * 4];
		Arrays.fill(argb, 0xff000000);
		argb[0] = 0xffffffff;
		argb[6] = 0xffffffff;
		GreyImage coarse = GreyImage.of(7, 4, argb).reduced(3);
		assertThat(coarse.width()).isEqualTo(4);
		assertThat(coarse.height()).isEqualTo(2);
		// One white pixel of four; the last column is only one pixel wide, so there it is one of two.
		assertThat(coarse.light()).containsExactly(0.25f, 0, 0, 0.5f, 0, 0, 0, 0);
		assertThat(coarse.frame()).isEqualTo(new Frame(0, 0, 2));
	}

	@Test
	void whatIsSmallEnoughIsNotReduced() {
		GreyImage image = GreyImage.of(7, 4, new int[28]);
		assertThat(image.reduced(4)).isSameAs(image);
	}

	@Test
	void inkOfOneToneOnNothingIsItsAlpha() {
		GreyImage image = GreyImage.of(3, 1, new int[]{0xffffffff, 0x80ffffff, 0});
		assertThat(image.light()[0]).isZero();
		assertThat(image.light()[1]).isCloseTo(1 - 128 / 255f, within(1e-6f));
		assertThat(image.light()[2]).isEqualTo(1);
	}

	@Test
	void whatIsSeeThroughInAPictureWithItsOwnPaperIsPaper() {
		GreyImage image = GreyImage.of(5, 1, new int[]{0, 0xffffffff, 0xffffffff, 0xff000000, 0xffffffff});
		assertThat(image.light()).containsExactly(1, 1, 1, 0, 1);
	}

	/** A quarter of the picture's width is cut off on the left. */
	@Test
	void theSheetAloneIsSetStraight() {
		float[] depth = new float[8 * 4];
		float[] light = new float[8 * 4];
		for (int i = 0; i < depth.length; i++) {
			depth[i] = i % 8 < 2 ? 0 : 9;
			light[i] = i % 8 < 2 ? 0.1f : 0.9f;
		}
		GreyImage image = new GreyImage(8, 4, light, new Frame(10, 20, 2), new boolean[0]);
		GreyImage straight = image.straightened(new SheetFinder.Sheet(
				List.of(new Point(2, 0), new Point(8, 0), new Point(8, 4), new Point(2, 4)), 0, 1, 8, depth));
		assertThat(straight.width()).isEqualTo(6);
		assertThat(straight.height()).isEqualTo(4);
		assertThat(straight.frame()).isEqualTo(new Frame(14, 20, 2));
		assertThat(straight.beside()).containsOnly(false);
		for (float tone : straight.light()) {
			assertThat(tone).isCloseTo(0.9f, within(1e-4f));
		}
	}
}
