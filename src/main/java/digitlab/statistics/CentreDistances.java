package digitlab.statistics;

import java.util.Arrays;

import digitlab.dataset.DigitImage;

/**
 * Finds the nearest of several centres for many images: the one with the least ‖c‖² − 2 x·c. The images stand in tiles with
 * the same pixels of many images side by side, so that one step of a vector works on as many images as it has lanes: a dot
 * product along the pixels would have to be added up in order, which cannot be done in vectors.
 */
final class CentreDistances {

	/** Images in a tile: its words, 200 kB, stay in a cache near the core while all centres pass. */
	private static final int TILE = 256;

	private static final int LANES = Integer.BYTES;
	private static final int BYTE = 0xff;

	private final int size;
	/** [tile][word · TILE + image]; what is missing in the last tile is blank. */
	private final int[][] tiles;

	CentreDistances(PackedImages images) {
		size = images.size();
		tiles = new int[Math.ceilDiv(size, TILE)][PixelRow.WORDS * TILE];
		for (int i = 0; i < size; i++) {
			for (int word = 0; word < PixelRow.WORDS; word++) {
				tiles[i / TILE][word * TILE + i % TILE] = images.words()[i * PixelRow.WORDS + word];
			}
		}
	}

	/**
	 * @param centres k × 784, pixels 0 to 255
	 * @param nearest receives the number of the nearest centre of every image
	 */
	void nearest(double[][] centres, int[] nearest) {
		float[][] points = new float[centres.length][DigitImage.PIXELS];
		double[] norms = new double[centres.length];
		for (int c = 0; c < centres.length; c++) {
			for (int pixel = 0; pixel < DigitImage.PIXELS; pixel++) {
				points[c][pixel] = (float) centres[c][pixel];
				norms[c] += centres[c][pixel] * centres[c][pixel];
			}
		}
		float[] dots = new float[TILE];
		for (int tile = 0; tile < tiles.length; tile++) {
			nearest(tile, points, norms, dots, nearest);
		}
	}

	private void nearest(int tile, float[][] points, double[] norms, float[] dots, int[] nearest) {
		int from = tile * TILE;
		int count = Math.min(TILE, size - from);
		double[] least = new double[count];
		Arrays.fill(least, Double.POSITIVE_INFINITY);
		for (int c = 0; c < points.length; c++) {
			dots(tiles[tile], points[c], dots);
			for (int i = 0; i < count; i++) {
				double score = norms[c] - 2 * dots[i];
				if (score < least[i]) {
					least[i] = score;
					nearest[from + i] = c;
				}
			}
		}
	}

	/** The dot products of a tile's images with a point. */
	private static void dots(int[] tile, float[] point, float[] dots) {
		Arrays.fill(dots, 0);
		for (int pixel = 0; pixel < DigitImage.PIXELS; pixel++) {
			if (point[pixel] != 0) {
				add(tile, pixel / LANES * TILE, pixel % LANES * Byte.SIZE, point[pixel], dots);
			}
		}
	}

	private static void add(int[] tile, int from, int shift, float factor, float[] dots) {
		for (int i = 0; i < TILE; i++) {
			dots[i] += factor * (tile[from + i] >>> shift & BYTE);
		}
	}
}
