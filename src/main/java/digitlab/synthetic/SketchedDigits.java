package digitlab.synthetic;

import java.util.List;
import java.util.SplittableRandom;

import digitlab.dataset.DigitImage;
import digitlab.dataset.HandwrittenStrokes;
import digitlab.dataset.Split;

/**
 * Generates digits as people draw them with a mouse, a finger or any pen: shapes of several countries, hairlines and markers,
 * strong slants, open and closed shapes, hasty straight lines, strokes joined without lifting the pen, and poor scans. The test
 * split has shapes, handwriting styles and pens that the training split never has: it shows how well a network generalises to
 * unseen styles. The digits 0 to 9 alternate.
 */
public final class SketchedDigits extends GeneratedDigits {

	private static final HandwritingVariation LEARNED = new HandwritingVariation(
			new HandwritingVariation.Pose(0.12, 0.22, 7, 0.2), new HandwritingVariation.Unsteadiness(2.6, 2.8, 1),
			new HandwritingVariation.Haste(0.25, 0.07, 0.15), new HandwritingVariation.Polygons(0.25, 8, 14));
	private static final HandwritingVariation HELD_OUT = new HandwritingVariation(
			new HandwritingVariation.Pose(0.05, 0.3, 9, 0.26), new HandwritingVariation.Unsteadiness(2.8, 3.4, 1.4),
			new HandwritingVariation.Haste(0.5, 0.1, 0.25), new HandwritingVariation.Polygons(0.3, 6, 7));

	/** Pen widths in pixels of the normalised image. */
	private static final double FINEST = 1.2;
	private static final double BROADEST = 5;

	/** Pen widths of the test split: finer or broader than those of the training split. */
	private static final double HAIRLINE = 0.9;
	private static final double MARKER = 5.6;

	private static final double SCANNED = 0.3;

	/**
	 * @param count number of digits in each split, 1 to {@link #MAX_COUNT}
	 * @param seed any number; equal seeds give equal digits
	 * @throws IllegalArgumentException if the count is out of range
	 */
	public SketchedDigits(int count, long seed) {
		super("sketches", count, seed);
	}

	@Override
	void generate(Split split, int index, byte[] pixels, byte[] labels) {
		boolean isLearned = split == Split.TRAIN;
		labels[index] = (byte) (index % 10);
		SplittableRandom random = random(split, index);
		int offset = index * DigitImage.PIXELS;
		DigitPainter.paint(lines(index % 10, isLearned, random), pen(isLearned, random), pixels, offset);
		if (random.nextDouble() < SCANNED) {
			Downsampling.degrade(pixels, offset, random.nextDouble(isLearned ? 1.2 : 2, isLearned ? 2.5 : 3));
		}
	}

	@Override
	public HandwrittenStrokes.Written written(Split split, int index) {
		List<Handwriting.Line> lines = lines(index % 10, split == Split.TRAIN, random(split, index));
		return new HandwrittenStrokes.Written(index % 10, DigitPainter.fitUnitSquare(lines));
	}

	private SplittableRandom random(Split split, int index) {
		return new SplittableRandom(mix(mix(seed, split == Split.TRAIN ? 3 : 4), index));
	}

	private static List<Handwriting.Line> lines(int digit, boolean isLearned, SplittableRandom random) {
		List<DigitShapes.Shape> shapes = isLearned ? SketchShapes.learned(digit) : SketchShapes.heldOut(digit);
		DigitShapes.Shape shape = shapes.get(random.nextInt(shapes.size()));
		return new Handwriting(random, isLearned ? LEARNED : HELD_OUT).write(shape);
	}

	/** Half of the test split's pens are finer and half broader than those of the training split. */
	private static double pen(boolean isLearned, SplittableRandom random) {
		if (isLearned) {
			return random.nextDouble(FINEST, BROADEST);
		}
		return random.nextBoolean() ? random.nextDouble(HAIRLINE, 1.8) : random.nextDouble(3.8, MARKER);
	}
}
