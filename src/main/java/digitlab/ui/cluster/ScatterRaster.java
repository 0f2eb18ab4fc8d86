package digitlab.ui.cluster;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** Draws each point as a small square in its group's colour, directly into pixels. */
final class ScatterRaster {

	/** How much of its colour a point keeps that is not selected while others are. */
	private static final int FADED = 0x48;

	private ScatterRaster() {
	}

	/**
	 * @param argb width × height pixels, premultiplied; cleared first
	 * @param colors of each point's group, 0xFFRRGGBB; 0 for a group that is hidden
	 * @param selected points, which are drawn over the others, and the others faded; empty when none stands out
	 * @param side of a square in pixels
	 */
	static void draw(int[] argb, int width, int height, Viewport view, PlacedPoints points, int[] group, int[] colors,
			BitSet selected, int side) {
		Arrays.fill(argb, 0);
		if (selected.isEmpty()) {
			draw(argb, width, height, view, points, i -> colors[group[i]], side);
		} else {
			int[] faded = IntStream.of(colors).map(ScatterRaster::faded).toArray();
			draw(argb, width, height, view, points, i -> selected.get(i) ? 0 : faded[group[i]], side);
			draw(argb, width, height, view, points, i -> selected.get(i) ? colors[group[i]] : 0, side + 1);
		}
	}

	private static int faded(int color) {
		int faded = 0;
		for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
			faded |= (color >>> shift & 0xff) * FADED / 0xff << shift;
		}
		return faded;
	}

	private static void draw(int[] argb, int width, int height, Viewport view, PlacedPoints points, IntUnaryOperator colors,
			int side) {
		double scale = 1 / view.unitsPerPixel();
		double left = width / 2.0 - view.centerX() * scale - side / 2.0;
		double top = height / 2.0 + view.centerY() * scale - side / 2.0;
		float[] xs = points.xs();
		float[] ys = points.ys();
		for (int i = 0; i < xs.length; i++) {
			int color = colors.applyAsInt(i);
			int x = (int) Math.round(left + xs[i] * scale);
			int y = (int) Math.round(top - ys[i] * scale);
			if (color != 0 && x >= 0 && y >= 0 && x <= width - side && y <= height - side) {
				for (int row = y * width; row < (y + side) * width; row += width) {
					for (int column = x; column < x + side; column++) {
						argb[row + column] = color;
					}
				}
			}
		}
	}
}
