package digitlab.sketch;

import java.util.List;

/**
 * Removes dust (pieces of ink that are tiny beside the largest one), smudges and shadows (pale pieces) and noise (ink
 * that is nothing but tiny pieces).
 */
final class Specks {

	/** A speck's longer side and mass in parts of the largest piece's. */
	private static final double SMALL_SIDE = 0.08;
	private static final double SMALL_MASS = 0.01;

	/** Ink that is nowhere stronger than this is a smudge; at the border it is the rest of a shadow. */
	private static final float SMUDGE = 0.2f;
	private static final float SHADOW = 0.5f;

	/** Pieces not smaller than this, in parts of the third largest, must hold this share of the ink. */
	private static final double SMALLER = 0.3;
	private static final double HELD = 0.6;

	/** In a picture with at least this many pixels a side, writing is larger than this share of it. */
	private static final int LARGE_PICTURE = 64;
	private static final double SMALLEST_WRITING = 0.02;

	private final int width;
	private final int height;

	private Specks(int width, int height) {
		this.width = width;
		this.height = height;
	}

	/** Cleans {@code ink} (width × height numbers, 0..1) in place. */
	static void remove(int width, int height, float[] ink) {
		Specks specks = new Specks(width, height);
		List<InkPiece> pieces = InkPiece.of(width, height, ink, 0);
		if (pieces.isEmpty()) {
			return;
		}
		pieces.sort((a, b) -> Double.compare(b.mass(), a.mass()));
		boolean isNoise = specks.isNoise(pieces);
		InkPiece largest = pieces.getFirst();
		for (InkPiece piece : pieces) {
			if (isNoise || specks.isSpeck(piece, largest)) {
				for (int pixel : piece.pixels()) {
					ink[pixel] = 0;
				}
			}
		}
	}

	private boolean isSpeck(InkPiece piece, InkPiece largest) {
		boolean isTiny = piece.longerSide() < SMALL_SIDE * largest.longerSide() && piece.mass() < SMALL_MASS * largest.mass();
		return isTiny || piece.peak() < (piece.bounds().isAtEdge(width, height) ? SHADOW : SMUDGE);
	}

	/** Whether most of the ink is in pieces much smaller than the largest, or all of it in tiny ones. */
	private boolean isNoise(List<InkPiece> pieces) {
		int largest = pieces.get(Math.min(2, pieces.size() - 1)).longerSide();
		double all = 0;
		double held = 0;
		int longest = 0;
		for (InkPiece piece : pieces) {
			all += piece.mass();
			held += piece.longerSide() >= SMALLER * largest ? piece.mass() : 0;
			longest = Math.max(longest, piece.longerSide());
		}
		int side = Math.max(width, height);
		return held < HELD * all || side >= LARGE_PICTURE && longest < SMALLEST_WRITING * side;
	}
}
