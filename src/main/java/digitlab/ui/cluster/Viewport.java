package digitlab.ui.cluster;

/**
 * The part of the plane that a plot shows, in the plane's units; both directions have the same scale. y increases upwards.
 *
 * @param centerX x in the middle of the plot
 * @param centerY y in the middle of the plot
 * @param unitsPerPixel positive
 */
record Viewport(double centerX, double centerY, double unitsPerPixel) {

	private static final double MARGIN = 1.06;
	/** Pixels per unit, or units per pixel, beyond which single precision cannot tell positions apart. */
	private static final double FURTHEST = 1e7;

	/** Shows all of some points, at least one, in a plot of this many pixels. */
	static Viewport around(PlacedPoints points, double width, double height) {
		double minX = Double.POSITIVE_INFINITY;
		double minY = Double.POSITIVE_INFINITY;
		double maxX = Double.NEGATIVE_INFINITY;
		double maxY = Double.NEGATIVE_INFINITY;
		for (int i = 0; i < points.size(); i++) {
			minX = Math.min(minX, points.xs()[i]);
			maxX = Math.max(maxX, points.xs()[i]);
			minY = Math.min(minY, points.ys()[i]);
			maxY = Math.max(maxY, points.ys()[i]);
		}
		return around(minX, minY, maxX, maxY, width, height);
	}

	/** Shows all of a box in a plot of this many pixels. */
	static Viewport around(double minX, double minY, double maxX, double maxY, double width, double height) {
		double scale = MARGIN * Math.max((maxX - minX) / Math.max(1, width), (maxY - minY) / Math.max(1, height));
		return new Viewport((minX + maxX) / 2, (minY + maxY) / 2, scale > 0 && Double.isFinite(scale) ? scale : 1);
	}

	double toPixelX(double x, double width) {
		return width / 2 + (x - centerX) / unitsPerPixel;
	}

	double toPixelY(double y, double height) {
		return height / 2 - (y - centerY) / unitsPerPixel;
	}

	double toX(double pixelX, double width) {
		return centerX + (pixelX - width / 2) * unitsPerPixel;
	}

	double toY(double pixelY, double height) {
		return centerY - (pixelY - height / 2) * unitsPerPixel;
	}

	/** Moves the view by pixels. */
	Viewport pan(double pixelsX, double pixelsY) {
		return new Viewport(centerX - pixelsX * unitsPerPixel, centerY + pixelsY * unitsPerPixel, unitsPerPixel);
	}

	/**
	 * Zooms about a point, which stays where it is.
	 *
	 * @param factor above 1 to zoom in
	 */
	Viewport zoom(double factor, double pixelX, double pixelY, double width, double height) {
		double scale = Math.clamp(unitsPerPixel / factor, 1 / FURTHEST, FURTHEST);
		double x = toX(pixelX, width);
		double y = toY(pixelY, height);
		double share = scale / unitsPerPixel;
		return new Viewport(x + (centerX - x) * share, y + (centerY - y) * share, scale);
	}

	/** Zooms to a box given in pixels, plus what the plot's shape adds. */
	Viewport zoomTo(double pixelX, double pixelY, double boxWidth, double boxHeight, double width, double height) {
		double factor = Math.min(width / boxWidth, height / boxHeight);
		return new Viewport(toX(pixelX + boxWidth / 2, width), toY(pixelY + boxHeight / 2, height),
				Math.clamp(unitsPerPixel / factor, 1 / FURTHEST, FURTHEST));
	}
}
