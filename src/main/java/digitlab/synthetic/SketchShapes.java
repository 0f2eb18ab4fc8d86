package digitlab.synthetic;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Further shapes of digits besides {@link DigitShapes}: those of other countries and of hasty writers. */
final class SketchShapes {

	/** Shapes for training, in addition to those of {@link DigitShapes}. */
	private static final List<List<String>> LEARNED = List.of(
			// 0: slashed, open above, oval begun below
			List.of("54,4 30,12 14,40 18,72 38,94 64,92 84,66 82,30 66,8 50,4 | 78,12 22,90",
					"62,10 40,6 20,28 16,60 32,90 60,94 80,70 82,38 72,16",
					"48,96 24,80 18,44 32,12 54,5 76,22 82,58 68,88 48,96"),
			// 1: European with a long upstroke, with a serif and base, a short flag
			List.of("18,52 40,26 58,4* 58,50 58,97", "22,44 58,4* 57,50 56,97", "30,40 56,5* 54,50 54,96 | 28,96 80,95",
					"42,18 54,4* 53,50 52,97"),
			// 2: angular, flat, a large loop, a swan's neck without a foot
			List.of("16,20 46,4 78,18 72,44 16,94* 86,94", "12,12 46,6 80,10 76,34 50,62 14,93* 50,95 90,92",
					"20,22 40,4 66,8 74,30 56,62 26,90 12,88 18,74 40,78 62,92 90,86",
					"16,30 24,10 50,4 72,18 66,44 40,74 16,95* 78,96"),
			// 3: flat top and angular, like a Z with a bowl, two bows that meet softly, like a reversed epsilon
			List.of("16,6 78,6* 44,42* 66,44 82,64 74,88 48,97 16,90", "14,8 74,6* 38,44* 80,52 76,84 46,97 14,86",
					"18,12 46,4 70,14 70,34 48,47 72,60 78,80 54,97 18,88",
					"20,10 60,6 74,24 60,42 40,48* 66,54 78,76 60,94 22,92"),
			// 4: open with a crossing stem, a flag's angle, closed as one stroke, like a lightning
			List.of("30,5 14,62* 88,62 | 64,34 62,97", "34,4 18,58* 84,56 | 70,6 62,97", "64,97 66,4* 12,64* 90,64",
					"26,8 20,52* 78,50 | 76,4 74,97",
					"22,5 22,50* 76,50 | 76,5 76,97"),
			// 5: like an S, angular with a bar, one stroke begun at the right, a flat bowl
			List.of("76,8 44,6 24,20 30,42 62,52 78,70 64,92 24,94", "84,6 28,6* 26,44* 70,44 80,66 72,90 20,94",
					"80,5 32,6* 28,44 60,42 78,60 74,84 50,97 16,90",
					"30,6 26,48* 60,44 76,58 76,78 54,96 20,92 | 30,6 80,6"),
			// 6: straight and a small loop, like a b, an open loop, curled
			List.of("58,4 34,44 24,74 36,95 60,95 72,80 62,66 40,66 26,80", "32,4 28,50 30,90 50,97 70,86 70,66 52,56 32,66",
					"70,6 42,22 24,56 28,88 52,97 74,84 70,64 50,58 34,64",
					"78,16 60,4 36,22 22,60 36,94 66,94 78,72 62,54 40,58 26,74"),
			// 7: crossed, crossed with a serif, curved stem, crossed and leaning, sharp
			List.of("12,8 84,8* 50,97 | 34,50 80,50", "14,22 16,8* 84,8* 54,52 44,97 | 32,54 74,50",
					"12,10 48,6 86,10* 58,46 52,97", "18,6 82,6* 30,97 | 30,46 78,46",
					"16,6 86,6* 34,97"),
			// 8: two rings, begun at the left, angular like two triangles, a narrow waist
			List.of("50,4 32,14 32,36 50,46 68,36 68,14 50,4 | 50,46 26,58 24,84 50,97 76,84 74,58 50,46",
					"30,18 50,4 70,18 60,40 34,62 28,84 50,97 72,84 66,62 40,40 30,18", "22,6 78,6* 24,95* 78,95* 22,6",
					"74,14 50,4 28,18 40,40 66,60 72,84 48,97 26,82 36,60 64,38 74,14"),
			// 9: like a g, with a straight stem, open, round and curled
			List.of("74,14 46,4 24,22 34,46 60,44 74,14* 76,60 66,92 34,95 20,84", "70,8 36,8 26,32 44,48 70,36* 70,8 70,97",
					"76,22 56,4 30,14 26,38 48,50 74,34 | 76,8 72,60 66,97",
					"74,30 60,6 34,8 24,32 42,50 68,42 78,20* 74,64 54,96"));

	/** Shapes that are only used for testing. */
	private static final List<List<String>> HELD_OUT = List.of(
			List.of("40,8 18,26 16,66 40,94 70,88 84,58 76,22 52,6 34,10", "60,4 24,20 12,60 34,95 70,90 88,50 70,12 44,10",
					"50,6 20,30 20,70 50,95 80,70 80,30 50,6* 50,6"),
			List.of("12,60 56,4* 54,97", "34,30 60,6* 52,52 46,97", "50,4 52,97 | 24,97 76,97"),
			List.of("14,26 30,6 62,6 78,24 60,58 22,94* 84,90", "20,14 76,14* 18,92* 84,94",
					"22,30 48,5 76,22 68,50 30,80 12,90 28,80 56,90 88,84"),
			List.of("22,6 70,10 68,34 40,46* 74,58 70,88 30,97 12,86", "18,8 80,8* 40,48 74,56 82,78 52,96 20,92",
					"26,14 56,4 74,22 56,44 46,46 76,58 74,90 34,97 14,80"),
			List.of("20,6 24,48 84,46 | 64,24 66,97", "58,4 10,60* 92,58 | 66,30 62,97", "14,8 12,56* 70,58 88,52 | 66,6 64,97"),
			List.of("80,10 34,8 30,40 66,46 74,72 52,94 14,92", "36,8 24,44* 62,38 80,62 60,94 18,88 | 34,10 86,12",
					"70,6 24,8* 22,40* 74,50 70,88 18,96"),
			List.of("62,6 22,50 22,86 52,96 72,76 54,60 24,72", "36,4 26,60 40,95 70,88 72,68 50,60 28,74",
					"74,12 44,8 20,52 30,90 66,94 74,68 44,60 24,70"),
			List.of("10,12 88,10* 62,40 36,97 | 26,58 72,44", "12,10 12,26 | 12,10 82,10* 56,50 50,97",
					"20,10 80,10* 66,54 60,97 | 40,50 88,50"),
			List.of("70,10 38,6 28,28 62,52 74,80 46,97 24,78 44,50 74,28 68,10",
					"52,44 26,30 40,6 66,8 70,30 52,44 24,66 36,95 68,93 76,66 52,44",
					"60,8 34,16 44,42 70,66 56,96 28,88 32,62 64,40 70,14 54,6"),
			List.of("78,12 44,6 24,26 40,46 72,30 78,12* 66,97", "70,34 44,44 24,24 44,6 70,16 74,50 60,95 28,92",
					"66,6 30,14 30,40 62,42 72,10 66,97"));

	private SketchShapes() {
	}

	/** The shapes of a digit 0..9 for training. */
	static List<DigitShapes.Shape> learned(int digit) {
		return ALL_LEARNED.get(digit);
	}

	/** The shapes of a digit 0..9 for testing only. */
	static List<DigitShapes.Shape> heldOut(int digit) {
		return ALL_HELD_OUT.get(digit);
	}

	private static final List<List<DigitShapes.Shape>> ALL_LEARNED = IntStream.range(0, 10)
			.mapToObj(digit -> Stream.concat(DigitShapes.of(digit).stream(), LEARNED.get(digit).stream().map(DigitShapes::shape))
					.toList())
			.toList();
	private static final List<List<DigitShapes.Shape>> ALL_HELD_OUT = HELD_OUT.stream()
			.map(texts -> texts.stream().map(DigitShapes::shape).toList()).toList();
}
