package digitlab.handwriting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

import digitlab.dataset.DigitImage;
import digitlab.dataset.PenStroke;
import digitlab.segmentation.DigitNormalizer;
import digitlab.segmentation.NormalizedDigit;
import digitlab.segmentation.SketchSegmenter;
import digitlab.sketch.InkImage;
import digitlab.sketch.Point;
import digitlab.sketch.SketchElement;
import digitlab.sketch.SketchRasterizer;
import digitlab.sketch.Stroke;

/**
 * Renders pen strokes as a network sees them: drawn with pens of all widths on sheets and pictures of all sizes, alone and within
 * a number.
 */
public final class DrawnImages {

	/** Pen widths relative to the sheet, of which the ink covers eight tenths. */
	private static final double FINEST = 0.03;
	private static final double BROADEST = 0.22;
	/** The maximum pen width for training, where a digit must still match its label rather than run into a blot. */
	private static final double BROADEST_LEARNED = 0.16;
	/** The maximum pen width for signs that are half as high as the digits beside them. */
	private static final double BROADEST_OF_SMALL = 0.36;
	/** The side of the sheets in pixels: digits on photos are small. */
	private static final int SMALLEST = 24;
	private static final int LARGEST = 200;

	private DrawnImages() {
	}

	/**
	 * Renders strokes in one of the three ways in which a digit reaches a network: alone in a sketch, alone in a picture, or as
	 * part of a number in a picture.
	 *
	 * @param strokes in the unit square
	 * @param seed determines the way, the pen and the size
	 */
	static Optional<DigitImage> one(List<PenStroke> strokes, long seed) {
		SplittableRandom random = new SplittableRandom(seed);
		List<SketchElement> elements = elements(strokes, between(FINEST, BROADEST_LEARNED, random));
		int side = (int) between(SMALLEST, LARGEST, random);
		return (switch (random.nextInt(3)) {
			case 0 -> SketchSegmenter.normalize(elements);
			case 1 -> DigitNormalizer.normalize(SketchRasterizer.render(elements, side));
			default -> DigitNormalizer.normalizeOfNumber(SketchRasterizer.render(elements, side));
		}).map(NormalizedDigit::image);
	}

	/** A value with a log-uniform distribution. */
	private static double between(double min, double max, SplittableRandom random) {
		return min * Math.pow(max / min, random.nextDouble());
	}

	private static List<SketchElement> elements(List<PenStroke> strokes, double pen) {
		List<SketchElement> elements = new ArrayList<>();
		strokes.forEach(stroke -> elements.add(new Stroke(
				stroke.points().stream().map(point -> new Point(point.x(), point.y())).toList(), pen, false)));
		return elements;
	}

	/**
	 * Renders strokes.
	 *
	 * @param strokes in the unit square
	 * @param seed determines pen and size
	 * @return the ink with its original slant, and with the corrected slant of a digit of a number
	 */
	public static List<DigitImage> of(List<PenStroke> strokes, long seed) {
		return of(strokes, BROADEST, seed);
	}

	/** As {@link #of(List, long)}, for a sign that is smaller than the digits written with the same pen. */
	public static List<DigitImage> ofSmall(List<PenStroke> strokes, long seed) {
		return of(strokes, BROADEST_OF_SMALL, seed);
	}

	private static List<DigitImage> of(List<PenStroke> strokes, double broadest, long seed) {
		SplittableRandom random = new SplittableRandom(seed);
		List<SketchElement> elements = elements(strokes, between(FINEST, broadest, random));
		InkImage image = SketchRasterizer.render(elements, (int) between(SMALLEST, LARGEST, random));
		List<DigitImage> images = new ArrayList<>();
		DigitNormalizer.normalize(image).ifPresent(digit -> images.add(digit.image()));
		DigitNormalizer.normalizeOfNumber(image).ifPresent(digit -> images.add(digit.image()));
		return images;
	}
}
