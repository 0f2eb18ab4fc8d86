package digitlab.synthetic;

import java.util.List;
import java.util.SplittableRandom;

import digitlab.dataset.DigitImage;
import digitlab.dataset.HandwrittenStrokes;
import digitlab.dataset.Split;

/**
 * Digits as people draw them with a mouse, a finger or any pen: forms of several countries, hairlines and markers, strong
 * slants, open and closed forms, hasty straight lines, strokes joined without lifting the pen, and poor scans. The test
 * part has forms, hands and pens that the training part never has: it shows how a network fares with others than it learned
 * from. The digits 0 to 9 come in turn.
 */
public final class SketchedDigits extends GeneratedDigits {

	private static final HandwritingVariation LEARNED = new HandwritingVariation(0.12, 0.22, 7, 0.2, 2.6, 2.8, 1, 0.25, 0.07,
			0.15, 0.25, 8, 14);
	private static final HandwritingVariation HELD_OUT = new HandwritingVariation(0.05, 0.3, 9, 0.26, 2.8, 3.4, 1.4, 0.5, 0.1,
			0.25, 0.3, 6, 7);

	/** Pens in pixels of the picture, as they are after a sketch was brought into MNIST's form. */
	private static final double FINEST = 1.2;
	private static final double BROADEST = 5;

	/** Those never to learn from: still finer, or still broader. */
	private static final double HAIRLINE = 0.9;
	private static final double MARKER = 5.6;

	private static final double SCANNED = 0.3;

	/**
	 * @param count digits in each split, 1 to {@link #MAX_COUNT}
	 * @param seed any number; the same one gives the same digits
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

	/** Half of the pens never to learn from are finer and half broader than the middle ones. */
	private static double pen(boolean isLearned, SplittableRandom random) {
		if (isLearned) {
			return random.nextDouble(FINEST, BROADEST);
		}
		return random.nextBoolean() ? random.nextDouble(HAIRLINE, 1.8) : random.nextDouble(3.8, MARKER);
	}
}
