package digitlab.sketch;

import java.util.List;

import digitlab.dataset.DigitImage;
import digitlab.imaging.Pictures;
import digitlab.segmentation.DigitNormalizer;
import digitlab.segmentation.DigitNormalizerTest;
import digitlab.segmentation.NormalizedDigit;
import digitlab.segmentation.SketchSegmenter;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SketchRasterizerTest {

	@Test
	void anEmptySheetIsNoDigit() {
		assertThat(SketchSegmenter.normalize(List.of())).isEmpty();
		assertThat(SketchRasterizer.render(List.of(), 20).isBlank()).isTrue();
	}

	@Test
	void theSheetIsRenderedWithTrueWidths() {
		InkImage image = SketchRasterizer.render(List.of(pen(0.2, 0.25, 0.5, 0.75, 0.5)), 100);

		assertThat(image.width()).isEqualTo(100);
		// Half ink is at the edge: the bar spans 0.4 to 0.6 of the height at x = 0.5.
		assertThat(image.ink(50, 39)).isZero();
		assertThat(image.ink(50, 40)).isEqualTo(1);
		assertThat(image.ink(50, 59)).isEqualTo(1);
		assertThat(image.ink(50, 60)).isZero();
		assertThat(image.frame()).isEqualTo(new Frame(0, 0, 0.01));
	}

	@Test
	void erasersWorkOnWhatCameBefore() {
		Stroke line = pen(0.1, 0.1, 0.5, 0.9, 0.5);
		Stroke eraser = eraser(0.2, 0.3, 0.5, 0.3, 0.5);

		assertThat(SketchRasterizer.render(List.of(line, eraser), 100).ink(30, 50)).isZero();
		assertThat(SketchRasterizer.render(List.of(eraser, line), 100).ink(30, 50)).isEqualTo(1);
	}

	@Test
	void placeAndSizeOnTheSheetDoNotMatter() {
		DigitImage large = normalize(seven(0.1, 0.1, 0.8, 0.08));
		DigitImage small = normalize(seven(0.6, 0.3, 0.2, 0.02));
		assertThat(Pictures.meanDifference(large, small)).isLessThan(0.5);
	}

	@Test
	void hairlinesAndMarkersGiveSimilarDigits() {
		DigitImage hairline = normalize(seven(0.1, 0.1, 0.8, 0.004));
		DigitImage usual = normalize(seven(0.1, 0.1, 0.8, 0.1));
		DigitImage marker = normalize(seven(0.1, 0.1, 0.8, 0.2));

		// MNIST's own strokes vary more, from 1.4 to 4.3.
		assertThat(DigitNormalizerTest.thickness(hairline)).isBetween(1.7, 2.3);
		assertThat(DigitNormalizerTest.thickness(marker)).isBetween(2.3, 3.2);
		assertThat(Pictures.meanDifference(hairline, usual)).isLessThan(8);
		assertThat(Pictures.meanDifference(usual, marker)).isLessThan(8);
	}

	@Test
	void aFatPenOnASmallSketchLeavesTheShapeOpen() {
		// A ring 0.2 wide with a pen a third as wide: the hole is half closed on the sheet, but open for the network.
		Sketch sketch = new Sketch();
		sketch.begin(0.6, 0.5, 0.06, false);
		for (int i = 1; i <= 40; i++) {
			sketch.extend(0.5 + 0.1 * Math.cos(i * Math.PI / 20), 0.5 + 0.1 * Math.sin(i * Math.PI / 20));
		}
		DigitImage image = normalize(sketch.elements());
		assertThat(image.ink(14, 14)).isZero();
		assertThat(DigitNormalizerTest.thickness(image)).isLessThan(3.5);
	}

	@Test
	void aVerticalHairlineIsAOne() {
		DigitImage image = normalize(List.of(pen(0.003, 0.5, 0.2, 0.5, 0.8)));
		int rows = 0;
		for (int row = 0; row < DigitImage.SIDE; row++) {
			int ink = 0;
			for (int column = 0; column < DigitImage.SIDE; column++) {
				ink += image.ink(row, column);
			}
			rows += ink == 0 ? 0 : 1;
			assertThat(ink / 255.0).isLessThan(2.5);
		}
		assertThat(rows).isEqualTo(20);
		assertThat(image.ink(14, 14)).isEqualTo(255);
	}

	@Test
	void aLoneDotStaysARoundDot() {
		DigitImage still = normalize(List.of(pen(0.05, 0.3, 0.3)));
		DigitImage shaken = normalize(List.of(pen(0.05, 0.3, 0.3, 0.302, 0.301)));
		assertThat(DigitNormalizerTest.thickness(still)).isGreaterThan(8);
		assertThat(Pictures.meanDifference(still, shaken)).isLessThan(8);
	}

	@Test
	void theBoxIsThatOfWhatIsVisibleAfterErasing() {
		List<SketchElement> elements = List.of(pen(0.05, 0.2, 0.2, 0.2, 0.8), pen(0.05, 0.8, 0.2, 0.8, 0.8),
				eraser(0.2, 0.8, 0.1, 0.8, 0.9));
		Box box = SketchSegmenter.normalize(elements).orElseThrow().box();

		assertThat(box.x()).isBetween(0.17, 0.18);
		assertThat(box.width()).isBetween(0.045, 0.06);
		assertThat(box.height()).isBetween(0.64, 0.66);
	}

	@Test
	void nothingIsLeftWhenAllIsErased() {
		List<SketchElement> elements = List.of(pen(0.05, 0.2, 0.2, 0.2, 0.8), eraser(0.3, 0.2, 0.1, 0.2, 0.9));
		assertThat(SketchSegmenter.normalize(elements)).isEmpty();
	}

	@Test
	void whatLiesOutsideTheSheetIsNotSeen() {
		assertThat(SketchSegmenter.normalize(List.of(pen(0.05, -1, -1, -0.5, 3)))).isEmpty();

		Box box = SketchSegmenter.normalize(List.of(pen(0.1, 0.5, 0.5, 0.5, 4))).orElseThrow().box();
		assertThat(box.y() + box.height()).isBetween(0.99, 1.01);
	}

	@Test
	void aPictureAloneIsReadAsItsFileWouldBe() {
		float[] ink = SketchRasterizer.render(seven(0.2, 0.1, 0.6, 0.07), 120).toArray();
		InkImage image = InkImage.ofInk(120, 120, ink);
		NormalizedDigit onSheet = SketchSegmenter.normalize(List.of(new Picture(image))).orElseThrow();

		assertThat(onSheet.image()).isEqualTo(DigitNormalizer.normalize(image).orElseThrow().image());
		assertThat(onSheet.box().x()).isBetween(0.15, 0.18);
	}

	@Test
	void aPictureLiesInTheMiddleOfTheSheet() {
		InkImage bar = InkImage.ofInk(4, 2, new float[]{1, 1, 1, 1, 1, 1, 1, 1});
		InkImage sheet = SketchRasterizer.render(List.of(new Picture(bar)), 40);
		assertThat(sheet.bounds()).contains(new Box(0, 0.25, 1, 0.5));
	}

	private static DigitImage normalize(List<SketchElement> elements) {
		return SketchSegmenter.normalize(elements).orElseThrow().image();
	}

	private static List<SketchElement> seven(double x, double y, double size, double width) {
		return List.of(pen(width, x, y, x + 0.6 * size, y, x + 0.2 * size, y + size));
	}

	private static Stroke pen(double width, double... coordinates) {
		return stroke(width, false, coordinates);
	}

	private static Stroke eraser(double width, double... coordinates) {
		return stroke(width, true, coordinates);
	}

	private static Stroke stroke(double width, boolean eraser, double... coordinates) {
		Point[] points = new Point[coordinates.length / 2];
		for (int i = 0; i < points.length; i++) {
			points[i] = new Point(coordinates[2 * i], coordinates[2 * i + 1]);
		}
		return new Stroke(List.of(points), width, eraser);
	}
}
