package digitlab.sketch;

/**
 * Draws round-tipped pen strokes with anti-aliased edges into a grey raster. Coordinates are in pixels, pixel (0, 0)
 * covers the square from (0, 0) to (1, 1), y points down.
 *
 * <p>A pixel's ink is the share of it that the pen covers, taken from the distance of its centre to the stroke: full
 * inside, none half a pixel beyond the edge, linear between.
 */
public final class InkRaster {

	/** The maximum relative rounding error of squared distances. */
	private static final double ROUNDING = 1e-9;

	private final int width;
	private final int height;
	private final float[] ink;

	/** An empty sheet of {@code width} × {@code height} pixels. */
	public InkRaster(int width, int height) {
		this.width = width;
		this.height = height;
		this.ink = new float[width * height];
	}

	public int width() {
		return width;
	}

	public int height() {
		return height;
	}

	/** The ink itself, row by row from the top, 0 (paper) to 1 (full); not a copy. */
	public float[] ink() {
		return ink;
	}

	/** Draws a line from (x0, y0) to (x1, y1), or a dot where both are the same; overlapping lines do not add up. */
	public void line(double x0, double y0, double x1, double y1, double penWidth) {
		sweep(x0, y0, x1, y1, penWidth, false);
	}

	/** Removes the ink along a line, as a round eraser does. */
	public void erase(double x0, double y0, double x1, double y1, double penWidth) {
		sweep(x0, y0, x1, y1, penWidth, true);
	}

	private void sweep(double x0, double y0, double x1, double y1, double penWidth, boolean erase) {
		double radius = penWidth / 2;
		// A pen thinner than a pixel leaves proportionally paler ink instead of vanishing between pixel centres.
		double strength = Math.min(1, penWidth);
		double reach = Math.max(radius, 0.5) + 0.5;
		int left = Math.max(0, (int) Math.floor(Math.min(x0, x1) - reach));
		int right = Math.min(width - 1, (int) Math.ceil(Math.max(x0, x1) + reach));
		int top = Math.max(0, (int) Math.floor(Math.min(y0, y1) - reach));
		int bottom = Math.min(height - 1, (int) Math.ceil(Math.max(y0, y1) + reach));
		double dx = x1 - x0;
		double dy = y1 - y0;
		double lengthSquared = dx * dx + dy * dy;
		double beyond = reach * reach * (1 + ROUNDING);
		double within = (reach - 1) * (reach - 1) * (1 - ROUNDING);
		float full = (float) (erase ? 1 - strength : strength);
		for (int y = top; y <= bottom; y++) {
			for (int x = left; x <= right; x++) {
				int i = y * width + x;
				if (erase ? ink[i] <= full : ink[i] >= full) {
					continue; // most of a pen's dot is where it was a moment before
				}
				double px = x + 0.5 - x0;
				double py = y + 0.5 - y0;
				double along = lengthSquared == 0 ? 0 : Math.clamp((px * dx + py * dy) / lengthSquared, 0, 1);
				double ex = px - along * dx;
				double ey = py - along * dy;
				double squared = ex * ex + ey * ey;
				if (squared < beyond) {
					double cover = squared <= within ? strength : strength * Math.clamp(reach - Math.sqrt(squared), 0, 1);
					ink[i] = erase ? Math.min(ink[i], (float) (1 - cover)) : Math.max(ink[i], (float) cover);
				}
			}
		}
	}
}
