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

/** Pen strokes as a network is shown them: drawn with pens of all widths on sheets and pictures of all sizes, alone and in a number. */
public final class DrawnImages {

	/** Pens, in parts of the sheet, of which the ink takes up eight tenths. */
	private static final double FINEST = 0.03;
	private static final double BROADEST = 0.22;
	/** In a network's training a digit is to be known by its label: none that ran into a blot. */
	private static final double BROADEST_LEARNED = 0.16;
	/** Sides of the sheets in pixels: digits on photos are small. */
	private static final int SMALLEST = 24;
	private static final int LARGEST = 200;

	private DrawnImages() {
	}

	/**
	 * Draws strokes once, in one of the three ways in which a digit comes to a network: as the only one of a sketch, as the only one
	 * of a picture, or as one of a number in a picture.
	 *
	 * @param strokes in the unit square
	 * @param seed of the way, the pen and the size
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

	/** Every ratio alike likely. */
	private static double between(double least, double most, SplittableRandom random) {
		return least * Math.pow(most / least, random.nextDouble());
	}

	private static List<SketchElement> elements(List<PenStroke> strokes, double pen) {
		List<SketchElement> elements = new ArrayList<>();
		strokes.forEach(stroke -> elements.add(new Stroke(
				stroke.points().stream().map(point -> new Point(point.x(), point.y())).toList(), pen, false)));
		return elements;
	}

	/**
	 * Draws strokes once.
	 *
	 * @param strokes in the unit square
	 * @param seed of pen and size
	 * @return the ink as it is written and as a digit of a number is shown, less upright
	 */
	public static List<DigitImage> of(List<PenStroke> strokes, long seed) {
		SplittableRandom random = new SplittableRandom(seed);
		List<SketchElement> elements = elements(strokes, between(FINEST, BROADEST, random));
		InkImage image = SketchRasterizer.render(elements, (int) between(SMALLEST, LARGEST, random));
		List<DigitImage> images = new ArrayList<>();
		DigitNormalizer.normalize(image).ifPresent(digit -> images.add(digit.image()));
		DigitNormalizer.normalizeOfNumber(image).ifPresent(digit -> images.add(digit.image()));
		return images;
	}
}
