package digitlab.segmentation;

import digitlab.dataset.DigitImage;
import digitlab.imaging.Pictures;
import digitlab.sketch.Box;
import digitlab.sketch.Frame;
import digitlab.sketch.InkImage;
import digitlab.sketch.InkRaster;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

public class DigitNormalizerTest {

	@Test
	void aBlankImageIsNoDigit() {
		assertThat(DigitNormalizer.normalize(InkImage.ofInk(50, 40, new float[2000]))).isEmpty();
	}

	@Test
	void aRectangleBecomesTwentyByTenInTheMiddle() {
		NormalizedDigit digit = DigitNormalizer.normalize(rectangle(300, 200, 37, 91, 100, 50)).orElseThrow();

		assertThat(digit.box()).isEqualTo(new Box(37, 91, 100, 50));
		// The middle is pixel 14; the middle of a shape of even width is between two pixels, and it goes right and down.
		for (int row = 0; row < DigitImage.SIDE; row++) {
			for (int column = 0; column < DigitImage.SIDE; column++) {
				boolean inside = row >= 10 && row < 20 && column >= 5 && column < 25;
				assertThat(digit.image().ink(row, column)).isEqualTo(inside ? 255 : 0);
			}
		}
	}

	/** A 1 in a picture that lies on its side is narrow along its row, though its box in the picture is wide. */
	@Test
	void aDigitOfATurnedPictureIsMeasuredAlongItsRow() {
		NormalizedDigit digit = DigitNormalizer.normalize(rectangle(300, 200, 37, 91, 100, 20).turned()).orElseThrow();

		assertThat(digit.box().x()).isCloseTo(37, within(1e-9));
		assertThat(digit.box().width()).isCloseTo(100, within(1e-9));
		assertThat(digit.width()).isEqualTo(20);
		assertThat(digit.height()).isEqualTo(100);
		assertThat(digit.form()).isEqualTo(0.2);
	}

	@Test
	void aTallRectangleKeepsItsProportions() {
		DigitImage image = DigitNormalizer.normalize(rectangle(90, 90, 3, 5, 16, 80)).orElseThrow().image();

		// 16:80 is 4:20: each of the 4 columns has 20 rows of full ink.
		assertThat(countInk(image)).isEqualTo(4 * 20);
		assertThat(image.ink(5, 13)).isEqualTo(255);
		assertThat(image.ink(24, 15)).isEqualTo(255);
	}

	@Test
	void paleInkBecomesFullInk() {
		float[] ink = rectangle(60, 60, 10, 10, 40, 20).toArray();
		for (int i = 0; i < ink.length; i++) {
			ink[i] *= 0.3f;
		}
		DigitImage image = DigitNormalizer.normalize(InkImage.ofInk(60, 60, ink)).orElseThrow().image();
		assertThat(image.ink(14, 14)).isEqualTo(255);
	}

	@Test
	void placeDoesNotMatter() {
		DigitImage one = DigitNormalizer.normalize(seven(100, 8, 5, 1)).orElseThrow().image();
		DigitImage other = DigitNormalizer.normalize(seven(200, 90, 77, 1)).orElseThrow().image();
		assertThat(one).isEqualTo(other);
	}

	@Test
	void sizeHardlyMatters() {
		DigitImage small = DigitNormalizer.normalize(seven(100, 8, 5, 1)).orElseThrow().image();
		DigitImage large = DigitNormalizer.normalize(seven(400, 20, 20, 4)).orElseThrow().image();
		// 80 pixels for 20 leave edges uncertain by a quarter of a pixel.
		assertThat(Pictures.meanDifference(small, large)).isLessThan(3);
	}

	@Test
	void aHairlineIsThickenedToAStroke() {
		InkRaster raster = new InkRaster(400, 400);
		raster.line(100, 50, 300, 50, 1);
		raster.line(300, 50, 150, 350, 1);
		InkImage thin = InkImage.ofInk(400, 400, raster.ink());
		DigitImage image = DigitNormalizer.normalize(thin).orElseThrow().image();

		// MNIST's strokes: a median of 2.4 pixels thick, nearly always 1.4 to 4.3.
		assertThat(thickness(image)).isBetween(1.4, 2.6);
	}

	@Test
	void ordinaryThicknessIsLeftAlone() {
		InkImage image = seven(100, 8, 5, 1);
		InkExtent extent = InkExtent.of(image).orElseThrow();
		assertThat(StrokeThickness.even(image, extent)).isSameAs(image);
	}

	@Test
	void theThicknessOfALineIsItsWidth() {
		// A bar of 60 × 4 has 240 pixels of area and an outline of 128: 2 × 240 / 128.
		assertThat(StrokeThickness.measure(rectangle(80, 80, 10, 10, 60, 4))).isCloseTo(3.75, within(0.05));
	}

	@Test
	void oneFullPixelIsADot() {
		DigitImage image = DigitNormalizer.normalize(InkImage.ofInk(1, 1, new float[]{1})).orElseThrow().image();
		assertThat(countInk(image)).isEqualTo(400);
	}

	@Test
	void theBoxIsInUnitsOfTheSource() {
		float[] ink = rectangle(50, 50, 10, 20, 20, 10).toArray();
		InkImage image = InkImage.ofInk(50, 50, ink, new Frame(100, 200, 3));
		assertThat(DigitNormalizer.normalize(image).orElseThrow().box()).isEqualTo(new Box(130, 260, 60, 30));
	}

	private static InkImage rectangle(int width, int height, int x, int y, int wide, int high) {
		float[] ink = new float[width * height];
		for (int i = 0; i < ink.length; i++) {
			boolean inside = i % width >= x && i % width < x + wide && i / width >= y && i / width < y + high;
			ink[i] = inside ? 1 : 0;
		}
		return InkImage.ofInk(width, height, ink);
	}

	private static InkImage seven(int side, double x, double y, double scale) {
		InkRaster raster = new InkRaster(side, side);
		raster.line(x + 5 * scale, y + 5 * scale, x + 55 * scale, y + 5 * scale, 9 * scale);
		raster.line(x + 55 * scale, y + 5 * scale, x + 20 * scale, y + 80 * scale, 9 * scale);
		return InkImage.ofInk(side, side, raster.ink());
	}

	private static int countInk(DigitImage image) {
		int count = 0;
		for (byte pixel : image.toBytes()) {
			count += pixel == 0 ? 0 : 1;
		}
		return count;
	}

	public static double thickness(DigitImage image) {
		float[] ink = new float[DigitImage.PIXELS];
		for (int i = 0; i < ink.length; i++) {
			ink[i] = image.ink(i / DigitImage.SIDE, i % DigitImage.SIDE) / 255f;
		}
		return StrokeThickness.measure(InkImage.ofInk(DigitImage.SIDE, DigitImage.SIDE, ink));
	}
}
