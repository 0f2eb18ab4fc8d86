package digitlab.segmentation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import digitlab.sketch.Box;
import digitlab.sketch.InkImage;
import digitlab.sketch.InkRaster;
import digitlab.sketch.Point;
import digitlab.sketch.SketchElement;
import digitlab.sketch.Stroke;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

class SegmentationTest {

	private static final double PEN = 6;

	/** A sheet of 300 × 100 with lines, each given as x0, y0, x1, y1. */
	private static InkImage sheet(double[]... lines) {
		InkRaster raster = new InkRaster(300, 100);
		for (double[] line : lines) {
			raster.line(line[0], line[1], line[2], line[3], PEN);
		}
		return InkImage.ofInk(300, 100, raster.ink());
	}

	private static double[] line(double... places) {
		return places;
	}

	/** The boxes of the single-part candidates, from left to right. */
	private static List<Box> boxes(Segmentation segmentation) {
		return segmentation.candidates().stream().filter(c -> c.to() == c.from() + 1)
				.sorted(Comparator.comparingInt(DigitCandidate::from)).map(c -> c.digit().box()).toList();
	}

	@Test
	void anEmptySheetHasNoParts() {
		assertThat(Segmentation.of(InkImage.ofInk(300, 100, new float[30_000])).isBlank()).isTrue();
		assertThat(InkLayout.of(List.of()).isBlank()).isTrue();
	}

	@Test
	void strokesApartAreDigitsFromLeftToRight() {
		Segmentation three = Segmentation.of(sheet(line(250, 10, 250, 90), line(50, 20, 50, 80), line(150, 10, 150, 90)));
		assertThat(three.parts()).isEqualTo(3);
		assertThat(three.candidates()).hasSize(3); // equally tall, so they can only be three digits
		// A pen of 6 from (50, 20) to (50, 80): a box of 6 × 66 from (47, 17).
		Box first = boxes(three).getFirst();
		assertThat(first.x()).isCloseTo(47, within(1.0));
		assertThat(first.y()).isCloseTo(17, within(1.0));
		assertThat(first.width()).isCloseTo(6, within(2.0));
		assertThat(first.height()).isCloseTo(66, within(2.0));
		assertThat(boxes(three)).extracting(Box::x).isSorted();
	}

	@Test
	void leaningNeighboursWhoseBoxesOverlapAreParted() {
		// Boxes from 37 to 93 and from 57 to 113.
		Segmentation two = Segmentation.of(sheet(line(90, 10, 40, 90), line(110, 10, 60, 90)));
		assertThat(two.parts()).isEqualTo(2);
		assertThat(boxes(two).getFirst().x()).isLessThan(boxes(two).getLast().x());
		// Each has only its own ink: a slanting line fills little of its picture, two would fill twice as much.
		assertThat(ink(two.candidates().getFirst())).isCloseTo(ink(two.candidates().getLast()), within(0.02));
	}

	private static double ink(DigitCandidate candidate) {
		byte[] pixels = candidate.digit().image().toBytes();
		return IntStream.range(0, pixels.length).map(i -> pixels[i] & 0xff).sum() / (255.0 * pixels.length);
	}

	@Test
	void aFiveAndItsBarAreOneDigit() {
		// The bar is above the bowl, 6 pixels of paper away from the stem.
		Segmentation five = Segmentation.of(sheet(line(62, 10, 100, 10), line(50, 14, 48, 45), line(48, 45, 90, 50),
				line(90, 50, 92, 75), line(92, 75, 45, 90)));
		assertThat(five.parts()).isEqualTo(1);
		assertThat(five.candidates()).hasSize(1);
	}

	/** A hastily written 5: its bar starts above the bowl's end and flies off to the right. */
	@Test
	void aBarThatFliesOffMayBelongToItsFive() {
		double[] bar = line(82, 30, 135, 12); // a box of 59 × 24, 16 pixels of paper away from the bowl, which is 42 high
		double[][] bowl = {line(50, 52, 75, 55), line(75, 55, 78, 75), line(78, 75, 45, 88)};
		Segmentation five = Segmentation.of(sheet(bar, bowl[0], bowl[1], bowl[2]));
		assertThat(five.parts()).isEqualTo(2);
		assertThat(five.candidates()).extracting(DigitCandidate::from, DigitCandidate::to).contains(tuple(0, 2));
		// An upright stroke in its place is a separate digit.
		Segmentation two = Segmentation.of(sheet(line(97, 12, 97, 36), bowl[0], bowl[1], bowl[2]));
		assertThat(two.candidates()).extracting(DigitCandidate::from, DigitCandidate::to).containsExactly(tuple(0, 1),
				tuple(1, 2));
	}

	/** A form's dashed frame beside a digit is unlikely to be a 1. */
	@Test
	void aBrokenLineIsAnOddDigit() {
		double[] digit = line(50, 10, 50, 90);
		Segmentation dashed = Segmentation
				.of(sheet(digit, line(80, 20, 80, 35), line(80, 45, 80, 60), line(80, 70, 80, 80)));
		assertThat(dashed.candidates()).extracting(DigitCandidate::oddness).containsExactly(0.0, 0.5);
		Segmentation whole = Segmentation.of(sheet(digit, line(80, 20, 80, 80)));
		assertThat(whole.candidates()).extracting(DigitCandidate::oddness).containsExactly(0.0, 0.0);
	}

	@Test
	void aDotFarAwayIsNoDigit() {
		assertThat(Segmentation.of(sheet(line(50, 10, 50, 90), line(250, 50, 251, 50))).parts()).isEqualTo(1);
	}

	@Test
	void piecesThatMayBeOneDigitOrTwoAreOfferedAsBoth() {
		// An open four in two strokes: the left one is too short to be certainly a separate digit.
		Segmentation four = Segmentation.of(sheet(line(50, 10, 45, 55), line(45, 55, 72, 55), line(84, 10, 84, 90)));
		assertThat(four.parts()).isEqualTo(2);
		assertThat(four.candidates()).extracting(c -> c.to() - c.from()).containsExactlyInAnyOrder(1, 1, 2);
		DigitCandidate both = four.candidates().stream().filter(c -> c.to() - c.from() == 2).findFirst().orElseThrow();
		assertThat(both.oddness()).isBetween(0.02, 0.2); // about 6 of 86 pixels
	}

	@Test
	void inkThatTouchesIsOnePartWithFinerOnes() {
		// Two bars joined by a short bridge.
		Segmentation whole = Segmentation.of(sheet(line(50, 10, 50, 90), line(100, 10, 100, 90), line(50, 60, 100, 60)));
		assertThat(whole.parts()).isEqualTo(1);
		Segmentation finer = whole.candidates().getFirst().finer().get();
		assertThat(finer.parts()).isBetween(2, 6);
		// All paths lead from the first slice to the last.
		assertThat(finer.candidates()).anyMatch(c -> c.from() == 0).anyMatch(c -> c.to() == finer.parts());
		// One cut leaves each bar intact.
		assertThat(finer.candidates())
				.anyMatch(c -> c.from() == 0 && c.digit().box().height() > 80 && c.digit().box().width() < 40);
	}

	/** Lines 3 pixels thick, the first 86 pixels high and the second 83. */
	@Test
	void theMoreInkIsCutTheOdderAreTheParts() {
		Segmentation joined = Segmentation.of(sheet(line(50, 10, 50, 90), line(100, 10, 100, 90), line(50, 60, 100, 60)));
		// The bridge's ink is about 3 to 6 pixels of 86: the cut relative to the height.
		assertThat(half(joined).oddness()).isBetween(0.02, 0.1);
		Segmentation frame = Segmentation.of(sheet(line(50, 10, 50, 90), line(100, 10, 100, 90), line(50, 60, 100, 60),
				line(50, 10, 100, 10), line(50, 90, 100, 90)));
		assertThat(half(frame).oddness()).isCloseTo(3 * half(joined).oddness(), within(0.03));
	}

	/** From the left side to one of the cuts. */
	private static DigitCandidate half(Segmentation whole) {
		return whole.candidates().getFirst().finer().get().candidates().stream().filter(c -> c.from() == 0 && c.to() == 1)
				.findFirst().orElseThrow();
	}

	@ParameterizedTest
	@ValueSource(longs = {1, 2, 3})
	void aSketchedDigitIsTheOneThatIsSeenWithoutTakingItApart(long seed) {
		for (int digit = 0; digit < 10; digit++) {
			List<SketchElement> sketch = SyntheticSketches.sketch(digit, seed);
			Segmentation segmentation = row(InkLayout.of(sketch));
			assertThat(segmentation.candidates()).as("digit %d", digit).hasSize(1);
			assertThat(segmentation.candidates().getFirst().digit()).isEqualTo(SketchSegmenter.normalize(sketch).orElseThrow());
		}
	}

	@Test
	void aSketchedNumberIsReadFromItsStrokes() {
		List<SketchElement> number = new ArrayList<>();
		number.add(stroke(0.1, 0.2, 0.1, 0.5));
		number.add(stroke(0.5, 0.2, 0.5, 0.5));
		number.add(stroke(0.45, 0.35, 0.55, 0.35)); // crosses the second
		Segmentation segmentation = row(InkLayout.of(number));
		assertThat(segmentation.parts()).isEqualTo(2);
		assertThat(boxes(segmentation).getFirst().x()).isCloseTo(0.1 - 0.01, within(0.01));
		DigitCandidate crossed = segmentation.candidates().getLast();
		assertThat(crossed.digit())
				.isEqualTo(StrokeSegmentation.of(number.subList(1, 3)).orElseThrow().normalizeOfNumber().orElseThrow());
		assertThat(crossed.digit().box()).isEqualTo(SketchSegmenter.normalize(number.subList(1, 3)).orElseThrow().box());
		// Examined again, its strokes may be separate digits, but the short one only against the odds.
		assertThat(crossed.finer().get().parts()).isEqualTo(2);
		assertThat(crossed.finer().get().candidates()).extracting(DigitCandidate::oddness).contains(1.0, 0.15);
	}

	@Test
	void aStrokeThatIsStillBeingDrawnIsNotCut() {
		List<SketchElement> wide = List.of(stroke(0.1, 0.2, 0.1, 0.5), stroke(0.4, 0.3, 0.9, 0.4));
		DigitCandidate unfinished = row(InkLayout.of(wide, true)).candidates().getLast();
		DigitCandidate finished = row(InkLayout.of(wide, false)).candidates().getLast();
		assertThat(unfinished.digit()).isEqualTo(finished.digit());
		assertThat(unfinished.finer().get().isBlank()).isTrue();
		assertThat(finished.finer().get().parts()).isGreaterThan(1);
		// What was drawn before it is examined as usual.
		DigitCandidate before = row(InkLayout.of(List.of(stroke(0.1, 0.3, 0.5, 0.4), stroke(0.8, 0.2, 0.8, 0.5)), true))
				.candidates().getFirst();
		assertThat(before.finer().get().parts()).isGreaterThan(1);
	}

	private static SketchElement stroke(double x0, double y0, double x1, double y1) {
		return new Stroke(List.of(new Point(x0, y0), new Point(x1, y1)), 0.02, false);
	}

	@Test
	void whatWasRubbedOutPartsInk() {
		// A line across the sheet, cut in two by an eraser.
		List<SketchElement> sheet = List.of(new Stroke(List.of(new Point(0.1, 0.5), new Point(0.9, 0.5)), 0.05, false),
				new Stroke(List.of(new Point(0.5, 0.3), new Point(0.5, 0.7)), 0.2, true));
		assertThat(row(InkLayout.of(sheet)).parts()).isEqualTo(2);
	}

	@Test
	void moreInkThanAnyNumberHasIsOneThing() {
		double[][] dashes = IntStream.range(0, 151).mapToObj(i -> line(8 + 9.5 * i, 20, 8 + 9.5 * i, 80))
				.toArray(double[][]::new);
		InkRaster raster = new InkRaster(1450, 100);
		for (double[] dash : dashes) {
			raster.line(dash[0], dash[1], dash[2], dash[3], 3);
		}
		assertThat(Segmentation.of(InkImage.ofInk(1450, 100, raster.ink())).parts()).isEqualTo(1);
	}

	/** The only row. */
	private static Segmentation row(InkLayout layout) {
		assertThat(layout.rows()).hasSize(1);
		return layout.rows().getFirst().digits();
	}
}
