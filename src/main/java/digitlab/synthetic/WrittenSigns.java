package digitlab.synthetic;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;

import digitlab.dataset.PenStroke;

/**
 * Generates signs as people write them between digits, to train their distinction from digits and from each other. Only signs
 * that are recognised by shape alone: a point, a minus or a slash is recognised by its position.
 */
public final class WrittenSigns {

	private static final HandwritingVariation HAND = new HandwritingVariation(
			new HandwritingVariation.Pose(0.12, 0.2, 6, 0.2), new HandwritingVariation.Unsteadiness(2.6, 2.6, 1),
			new HandwritingVariation.Haste(0.2, 0.03, 0.02), new HandwritingVariation.Polygons(0.1, 8, 14));

	/** The standard deviation of the logarithm of the width: bars vary in length, brackets keep their shape. */
	private static final double BARS = 0.25;
	private static final double OTHERS = 0.15;

	/** The shapes of each sign, as in {@link DigitShapes}. */
	private static final Map<String, List<DigitShapes.Shape>> SHAPES = new TreeMap<>(Map.of(
			"+",
			shapes("50,6 50,94 | 6,50 94,50", "50,10 48,90 | 10,48 90,46", "6,52 94,48 | 52,4 48,96",
					"54,14 50,50 46,88 | 14,54 88,48"),
			"(",
			shapes("64,4 40,26 34,50 40,74 62,96", "60,4 48,30 44,52 48,74 62,96", "56,2 44,24 40,50 44,78 58,98"),
			")",
			shapes("36,4 60,26 66,50 60,74 38,96", "40,4 52,30 56,52 52,74 38,96", "44,2 56,24 60,50 56,78 42,98"),
			"%",
			shapes("22,8 10,18 12,32 24,38 36,28 34,12 22,8 | 84,4 16,96 | 78,62 66,70 66,86 78,94 90,84 90,68 78,62",
					"24,6 14,14 14,30 26,36 36,24 30,8 22,6* 80,6* 30,97 | 74,60 62,72 66,90 80,94 90,78 84,64 74,60",
					"20,14 12,22 14,34 24,38 32,28 28,16 20,14 | 72,6 24,94 | 72,62 64,70 66,84 76,88 84,78 80,66 72,62",
					"24,4 12,14 14,30 26,36 36,26 34,10 24,4 | 62,4 36,96 | 76,64 64,74 68,90 80,92 88,80 84,68 76,64",
					// narrow, with circles that touch the line
					"30,6 18,14 16,30 28,40 42,32 44,16 30,6 | 62,4 40,96 | 72,58 60,66 58,84 70,94 84,86 86,68 72,58",
					"34,4 22,12 20,28 32,36 46,28 46,12 34,4 | 68,2 30,98 | 68,64 54,70 52,86 64,96 78,88 80,72 68,64"),
			"€",
			shapes("88,16 66,4 42,14 28,40 28,64 44,88 68,96 88,84 | 8,42 70,40 | 8,60 64,58",
					"84,10 54,6 32,30 28,56 42,86 62,94 84,88 | 10,40 76,38 | 8,56 70,56",
					"90,22 70,8 46,12 30,36 30,62 46,86 70,92 90,80 | 6,46 64,44 | 10,60 60,60"),
			"=",
			shapes("6,34 94,34 | 6,66 94,66", "10,30 90,28 | 12,70 92,66", "14,36 84,38 | 8,62 88,62",
					"6,26 90,22 | 10,74 94,72"),
			"÷",
			shapes("6,50 94,50 | 48,14 52,18 | 48,82 52,86", "10,52 90,48 | 50,22 51,23 | 49,78 50,79",
					"6,50 94,48 | 50,6 50,12 | 48,90 48,96", "10,50 90,50 | 48,26 54,28 | 46,72 52,74")));

	private static final List<String> SMALL = List.of("+", "=", "÷");

	private WrittenSigns() {
	}

	/** The signs, in a fixed order. */
	public static List<String> all() {
		return List.copyOf(SHAPES.keySet());
	}

	/** Whether a sign is usually half as high as digits, so that the pen is twice as broad relative to it; its width varies. */
	public static boolean isSmall(String sign) {
		return SMALL.contains(sign);
	}

	/**
	 * Writes a sign.
	 *
	 * @param sign one of {@link #all}
	 * @param seed any number; equal seeds give equal strokes
	 */
	public static List<PenStroke> strokes(String sign, long seed) {
		SplittableRandom random = new SplittableRandom(SyntheticDigits.mix(seed, sign.charAt(0)));
		List<DigitShapes.Shape> shapes = SHAPES.get(sign);
		List<Handwriting.Line> lines = new Handwriting(random, HAND).write(shapes.get(random.nextInt(shapes.size())));
		double width = Math.exp((SMALL.contains(sign) ? BARS : OTHERS) * random.nextGaussian());
		lines.forEach(line -> {
			for (int i = 0; i < line.xs().length; i++) {
				line.xs()[i] *= width;
			}
		});
		return DigitPainter.fitUnitSquare(lines);
	}

	private static List<DigitShapes.Shape> shapes(String... texts) {
		return Stream.of(texts).map(DigitShapes::shape).toList();
	}
}
