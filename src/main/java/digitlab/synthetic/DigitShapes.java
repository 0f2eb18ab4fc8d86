package digitlab.synthetic;

import java.util.List;
import java.util.stream.Stream;

/**
 * The shapes in which people write each digit, as the control points of strokes.
 *
 * <p>A shape is text: points "x,y" in a box of 100 by 100, y down, in the order drawn; a star marks a sharp corner, a bar lifts
 * the pen. Frequent shapes are listed twice.
 */
final class DigitShapes {

	private static final List<List<String>> TEXTS = List.of(
			// 0: round, narrow, closed with an overlap, begun at the right
			List.of("54,4 32,10 16,32 14,58 26,86 50,96 74,84 86,56 80,24 60,6 48,5",
					"52,4 38,16 30,48 36,84 52,96 66,82 70,50 64,16 50,4",
					"64,10 44,5 24,24 16,56 28,88 54,95 76,76 82,42 68,12 46,8 36,14",
					"76,26 56,5 32,12 18,44 24,80 48,96 72,84 84,52 76,24"),
			// 1: a line, a bent line, a flag, a flag and a base
			List.of("50,3 50,35 50,66 50,97", "54,3 51,35 49,66 49,97", "32,26 52,4* 52,50 51,97",
					"32,24 52,4* 52,50 52,95 | 30,96 54,95 76,96"),
			// 2: with a corner, with a loop, like a Z, swan-necked
			List.of("18,28 28,10 50,4 72,14 74,36 52,64 18,94* 50,92 84,93",
					"18,24 34,6 60,6 74,24 64,52 40,80 22,92 12,84 24,76 46,86 66,95 88,88",
					"18,16 44,5 70,10 78,30 60,56 20,95* 50,94 82,95",
					"20,30 30,8 54,4 72,20 66,48 42,76 18,92* 40,88 60,94 84,86"),
			// 3: round with a corner, flat top, with a small loop in the middle
			List.of("20,16 40,4 66,9 72,27 58,42 38,47* 64,51 79,70 68,90 42,97 18,86",
					"20,7 48,6 77,6* 60,24 42,41* 66,46 80,68 68,90 42,97 17,88",
					"22,16 44,4 68,12 68,33 48,45 34,49 46,51 70,57 78,76 62,94 38,97 17,86"),
			// 4: open with a corner, closed in one stroke, open and round, closed in two strokes
			List.of("28,6 22,34 15,60* 50,60 86,57 | 66,26 64,60 61,97", "66,97 65,50 66,4* 40,36 13,66* 50,66 90,65",
					"22,6 17,32 24,52 44,55 72,47 | 76,5 71,50 64,97", "56,4 36,36 12,64* 50,64 88,62 | 62,30 60,64 58,97"),
			// 5: with a separate bar, in one stroke, wide bowl with a separate bar
			List.of("30,7 27,26 23,45* 44,38 70,46 79,68 66,90 40,97 17,87 | 30,7 54,6 80,5",
					"78,6 54,7 30,7* 27,26 24,46* 48,39 73,49 78,71 62,92 38,97 17,86",
					"28,8 26,26 24,42* 50,40 78,52 80,76 58,96 34,96 14,84 | 27,8 52,8 84,4"),
			// 6: curved, straight back, large bowl
			List.of("66,4 44,18 26,48 24,76 38,95 60,95 75,78 68,58 48,55 26,72",
					"56,3 40,28 25,60 26,86 46,97 66,90 72,71 58,58 40,62 27,78",
					"72,8 46,12 24,42 18,70 32,92 56,97 78,84 78,62 58,50 34,56 20,74"),
			// 7: plain, bent, with a crossbar, with a serif
			List.of("15,8 46,8 80,7* 60,52 42,97", "16,10 48,8 82,6* 58,44 48,97",
					"15,8 48,8 82,7* 60,52 44,97 | 32,52 54,51 76,49", "16,24 19,8* 48,9 81,7* 60,50 44,97",
					"14,12 38,8 80,8* 62,40 50,70 46,97"),
			// 8: one stroke begun at the right, two rings, one stroke with an open top, begun in the middle
			List.of("72,18 52,4 30,13 33,34 52,48 72,64 73,86 50,97 27,86 28,64 48,48 67,34 71,16",
					"52,4 33,12 33,34 50,45 67,34 67,12 50,4 | 50,46 28,58 25,84 50,97 75,84 72,58 50,46",
					"77,12 54,4 30,14 34,36 58,51 74,72 64,93 40,95 25,78 40,56 64,38 77,14",
					"50,48 30,34 34,10 54,4 72,16 66,38 46,52 28,68 28,88 50,97 74,86 70,64 48,48"),
			// 9: straight leg, curved leg, leaning leg, round with a hook
			List.of("72,20 54,5 32,12 24,34 40,50 62,42 72,18* 71,58 67,97",
					"74,22 56,4 32,12 24,34 40,50 62,44 74,20* 77,54 67,85 46,97 24,89",
					"70,26 58,5 36,9 26,31 38,49 60,42 71,20* 64,60 52,97",
					"76,28 62,6 38,7 24,28 34,48 58,46 76,26* 78,60 66,96"));

	private static final List<List<Shape>> SHAPES = TEXTS.stream()
			.map(texts -> texts.stream().map(DigitShapes::shape).toList()).toList();

	/** The strokes of one shape of a digit. */
	record Shape(List<Path> strokes) {

		/** All strokes as one, with straight lines between them: the pen is not lifted. */
		Path joined() {
			int places = strokes.stream().mapToInt(stroke -> stroke.xs.length).sum();
			Path joined = new Path(new double[places], new double[places], new boolean[places]);
			int at = 0;
			for (Path stroke : strokes) {
				int length = stroke.xs.length;
				System.arraycopy(stroke.xs, 0, joined.xs, at, length);
				System.arraycopy(stroke.ys, 0, joined.ys, at, length);
				System.arraycopy(stroke.corners, 0, joined.corners, at, length);
				joined.corners[at] = true;
				joined.corners[at + length - 1] = true;
				at += length;
			}
			return joined;
		}
	}

	/**
	 * The control points of a stroke.
	 *
	 * @param xs 0..100
	 * @param ys 0..100, down
	 * @param corners whether each point is a sharp corner
	 */
	record Path(double[] xs, double[] ys, boolean[] corners) {
	}

	private DigitShapes() {
	}

	/** All shapes of a digit 0..9. */
	static List<Shape> of(int digit) {
		return SHAPES.get(digit);
	}

	/** Parses the text of a shape. */
	static Shape shape(String text) {
		return new Shape(Stream.of(text.split(" \\| ")).map(DigitShapes::path).toList());
	}

	private static Path path(String text) {
		String[] places = text.split(" ");
		Path path = new Path(new double[places.length], new double[places.length], new boolean[places.length]);
		for (int i = 0; i < places.length; i++) {
			String[] numbers = places[i].replace("*", "").split(",");
			path.xs[i] = Integer.parseInt(numbers[0]);
			path.ys[i] = Integer.parseInt(numbers[1]);
			path.corners[i] = places[i].endsWith("*");
		}
		return path;
	}
}
