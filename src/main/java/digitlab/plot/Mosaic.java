package digitlab.plot;

import java.util.stream.IntStream;

/**
 * Small pictures of one size, side by side, as one picture of few pixels, to be enlarged.
 *
 * @param rows of pixels
 * @param columns of pixels
 * @param rgb colours 0xRRGGBB, row by row; not to be written to
 */
public record Mosaic(int rows, int columns, int[] rgb) {

	/** Told from the colour scale and from both paper and night. */
	private static final int GAP = 0x8C949E;

	/** The colour of a pixel of a tile. */
	@FunctionalInterface
	public interface TileColor {

		/** @return 0xRRGGBB */
		int of(int tile, int row, int column);
	}

	/** Tiles in reading order, in full rows of which each is at least as long as there are rows, with gaps of a pixel. */
	public static Mosaic of(int tiles, int height, int width, TileColor color) {
		int across = across(tiles);
		int down = tiles / across;
		int rows = down * (height + 1) - 1;
		int columns = across * (width + 1) - 1;
		int[] rgb = new int[rows * columns];
		for (int y = 0; y < rows; y++) {
			for (int x = 0; x < columns; x++) {
				int tile = y / (height + 1) * across + x / (width + 1);
				boolean isGap = y % (height + 1) == height || x % (width + 1) == width;
				rgb[y * columns + x] = isGap ? GAP : color.of(tile, y % (height + 1), x % (width + 1));
			}
		}
		return new Mosaic(rows, columns, rgb);
	}

	/** Numbers in reading order, a pixel each, without gaps. */
	public static Mosaic of(float[] values) {
		float max = Float.MIN_NORMAL;
		for (float value : values) {
			max = Math.max(max, value);
		}
		int[] rgb = new int[values.length];
		for (int i = 0; i < values.length; i++) {
			rgb[i] = ColorScale.rgb(values[i] / max);
		}
		int across = across(values.length);
		return new Mosaic(values.length / across, across, rgb);
	}

	private static int across(int tiles) {
		return IntStream.rangeClosed(1, tiles).filter(across -> tiles % across == 0 && across * across >= tiles).findFirst()
				.orElse(1);
	}

	/** How often a pixel can be repeated in each direction, at least once, within a width and a height. */
	public int scaleWithin(int width, int height) {
		return Math.max(1, Math.min(width / columns, height / rows));
	}
}
