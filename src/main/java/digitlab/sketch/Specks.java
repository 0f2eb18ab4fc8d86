package digitlab.sketch;

import java.util.ArrayList;
import java.util.Arrays;
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

	/** A number has few pieces: this many must hold this share of the ink. */
	private static final int PIECES = 16;
	private static final double HELD = 0.6;

	/** In a picture with at least this many pixels a side, writing is larger than this share of it. */
	private static final int LARGE_PICTURE = 64;
	private static final double SMALLEST_WRITING = 0.02;

	private final int width;
	private final int height;
	private final float[] ink;
	private final boolean[] visited;
	private final int[] queue;

	private Specks(int width, int height, float[] ink) {
		this.width = width;
		this.height = height;
		this.ink = ink;
		this.visited = new boolean[ink.length];
		this.queue = new int[ink.length];
	}

	private record Piece(int[] pixels, int side, double mass, float peak, boolean isAtBorder) {
	}

	/** Cleans {@code ink} (width × height numbers, 0..1) in place. */
	static void remove(int width, int height, float[] ink) {
		Specks specks = new Specks(width, height, ink);
		List<Piece> pieces = specks.pieces();
		if (pieces.isEmpty()) {
			return;
		}
		pieces.sort((a, b) -> Double.compare(b.mass(), a.mass()));
		boolean isNoise = specks.isNoise(pieces);
		Piece largest = pieces.getFirst();
		for (Piece piece : pieces) {
			if (isNoise || isSpeck(piece, largest)) {
				for (int pixel : piece.pixels()) {
					ink[pixel] = 0;
				}
			}
		}
	}

	private static boolean isSpeck(Piece piece, Piece largest) {
		boolean isTiny = piece.side() < SMALL_SIDE * largest.side() && piece.mass() < SMALL_MASS * largest.mass();
		return isTiny || piece.peak() < (piece.isAtBorder() ? SHADOW : SMUDGE);
	}

	private boolean isNoise(List<Piece> pieces) {
		double all = 0;
		double held = 0;
		int longest = 0;
		for (int i = 0; i < pieces.size(); i++) {
			all += pieces.get(i).mass();
			held += i < PIECES ? pieces.get(i).mass() : 0;
			longest = Math.max(longest, pieces.get(i).side());
		}
		int side = Math.max(width, height);
		return held < HELD * all || side >= LARGE_PICTURE && longest < SMALLEST_WRITING * side;
	}

	private List<Piece> pieces() {
		List<Piece> pieces = new ArrayList<>();
		for (int i = 0; i < ink.length; i++) {
			if (ink[i] > 0 && !visited[i]) {
				pieces.add(flood(i));
			}
		}
		return pieces;
	}

	private Piece flood(int start) {
		int count = 0;
		queue[count++] = start;
		visited[start] = true;
		int left = width;
		int right = 0;
		int top = height;
		int bottom = 0;
		double mass = 0;
		float peak = 0;
		for (int next = 0; next < count; next++) {
			int x = queue[next] % width;
			int y = queue[next] / width;
			mass += ink[queue[next]];
			peak = Math.max(peak, ink[queue[next]]);
			left = Math.min(left, x);
			right = Math.max(right, x);
			top = Math.min(top, y);
			bottom = Math.max(bottom, y);
			count = addNeighbours(x, y, count);
		}
		int side = Math.max(right - left, bottom - top) + 1;
		boolean isAtBorder = left == 0 || top == 0 || right == width - 1 || bottom == height - 1;
		return new Piece(Arrays.copyOf(queue, count), side, mass, peak, isAtBorder);
	}

	private int addNeighbours(int x, int y, int count) {
		int end = count;
		for (int row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row++) {
			for (int column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column++) {
				int i = row * width + column;
				if (ink[i] > 0 && !visited[i]) {
					visited[i] = true;
					queue[end++] = i;
				}
			}
		}
		return end;
	}
}
