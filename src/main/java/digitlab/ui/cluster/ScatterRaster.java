package digitlab.ui.cluster;

import java.util.Arrays;

/** Draws each point as a small square in its group's colour, directly into pixels. */
final class ScatterRaster {

	private ScatterRaster() {
	}

	/**
	 * @param argb width × height pixels; cleared first
	 * @param colors of each point's group, 0xAARRGGBB; 0 if hidden
	 * @param side of a square in pixels
	 */
	static void draw(int[] argb, int width, int height, Viewport view, PlacedPoints points, int[] group, int[] colors, int side) {
		Arrays.fill(argb, 0);
		double scale = 1 / view.unitsPerPixel();
		double left = width / 2.0 - view.centerX() * scale - side / 2.0;
		double top = height / 2.0 + view.centerY() * scale - side / 2.0;
		float[] xs = points.xs();
		float[] ys = points.ys();
		for (int i = 0; i < xs.length; i++) {
			int color = colors[group[i]];
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
