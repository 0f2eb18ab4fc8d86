package digitlab.synthetic;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

import digitlab.dataset.DigitImage;
import digitlab.dataset.HandwrittenStrokes;
import digitlab.dataset.PenStroke;
import digitlab.dataset.Split;

/**
 * Generates handwritten digits, for use without any data: each class has several shapes, and every digit its own slant, rotation,
 * proportions, curvature, tremor and pen. Images are normalised like MNIST's. Every ten consecutive digits contain each class
 * once, in random order; the splits share no images.
 */
public final class SyntheticDigits extends GeneratedDigits {

	private static final double MIN_PEN = 1.8;
	private static final double MAX_PEN = 3.4;

	/**
	 * @param count number of digits in each split, 1 to {@link #MAX_COUNT}
	 * @param seed any number; equal seeds give equal digits
	 * @throws IllegalArgumentException if the count is out of range
	 */
	public SyntheticDigits(int count, long seed) {
		super("digits", count, seed);
	}

	@Override
	void generate(Split split, int index, byte[] pixels, byte[] labels) {
		long stream = mix(seed, split == Split.TRAIN ? 1 : 2);
		if (index % 10 == 0) {
			shuffleTen(mix(~stream, index), index, labels);
		}
		SplittableRandom random = new SplittableRandom(mix(stream, index));
		List<Handwriting.Line> lines = new Handwriting(random).write(labels[index]);
		DigitPainter.paint(lines, random.nextDouble(MIN_PEN, MAX_PEN), pixels, index * DigitImage.PIXELS);
	}

	@Override
	public HandwrittenStrokes.Written written(Split split, int index) {
		long stream = mix(seed, split == Split.TRAIN ? 1 : 2);
		byte[] ten = new byte[10];
		shuffleTen(mix(~stream, index / 10 * 10), 0, ten);
		int digit = ten[index % 10];
		SplittableRandom random = new SplittableRandom(mix(stream, index));
		return new HandwrittenStrokes.Written(digit, DigitPainter.fitUnitSquare(new Handwriting(random).write(digit)));
	}

	/**
	 * The pen strokes of a digit in one handwriting, in the order in which a person would draw them with the pointer.
	 *
	 * @param digit 0..9
	 * @param seed any number; equal seeds give equal strokes
	 */
	public static List<PenStroke> strokes(int digit, long seed) {
		SplittableRandom random = new SplittableRandom(mix(seed, digit));
		return DigitPainter.fitUnitSquare(new Handwriting(random).write(digit));
	}

	private static void shuffleTen(long seed, int from, byte[] labels) {
		List<Integer> digits = new ArrayList<>(IntStream.range(0, 10).boxed().toList());
		Collections.shuffle(digits, new Random(seed));
		for (int i = 0; i < 10 && from + i < labels.length; i++) {
			labels[from + i] = digits.get(i).byteValue();
		}
	}
}
