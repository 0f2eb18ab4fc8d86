package digitlab.sketch;

import java.util.List;

/** Renders sketch elements into the pixels of a region of the sheet. */
public final class SheetRaster {

	private final Frame frame;
	private final double scale; // pixels per sheet unit
	private final InkRaster raster;

	/**
	 * @param region relative to the sheet's side
	 * @param longerSide pixels of the region's longer side
	 */
	public SheetRaster(Box region, int longerSide) {
		scale = longerSide / region.longerSide();
		frame = new Frame(region.x(), region.y(), 1 / scale);
		raster = new InkRaster(pixels(region.width()), pixels(region.height()));
	}

	private int pixels(double length) {
		return Math.max(1, (int) Math.ceil(length * scale - 1e-6));
	}

	/** Draws the elements in order; erasers remove what was drawn before them. */
	public InkImage draw(List<SketchElement> elements) {
		for (SketchElement element : elements) {
			switch (element) {
				case Stroke stroke -> draw(stroke, stroke.width());
				case Picture picture -> draw(picture);
			}
		}
		return image();
	}

	/** Draws one stroke with a pen of another width, in sheet units. */
	public void draw(Stroke stroke, double penWidth) {
		List<Point> points = stroke.points();
		double pen = penWidth * scale;
		// Points closer than this change the line by less than can be seen but cost as much as others.
		double step = Math.min(1.5, pen / 3);
		double x = x(points.getFirst());
		double y = y(points.getFirst());
		if (points.size() == 1) {
			line(x, y, x, y, pen, stroke.eraser());
		}
		for (int i = 1; i < points.size(); i++) {
			double nextX = x(points.get(i));
			double nextY = y(points.get(i));
			if (i == points.size() - 1 || Math.abs(nextX - x) + Math.abs(nextY - y) >= step) {
				line(x, y, nextX, nextY, pen, stroke.eraser());
				x = nextX;
				y = nextY;
			}
		}
	}

	/** Sheet units per pixel. */
	public double pixelSize() {
		return frame.pixelSize();
	}

	/** The image drawn so far. */
	public InkImage image() {
		return InkImage.wrap(raster.width(), raster.height(), raster.ink(), frame);
	}

	private void line(double x0, double y0, double x1, double y1, double pen, boolean eraser) {
		if (eraser) {
			raster.erase(x0, y0, x1, y1, pen);
		} else {
			raster.line(x0, y0, x1, y1, pen);
		}
	}

	private void draw(Picture picture) {
		Box place = picture.place();
		double pictureScale = 1 / (scale * picture.pixelSize()); // picture pixels per raster pixel
		double window = Math.max(1, pictureScale);
		float[] ink = raster.ink();
		for (int i = 0; i < ink.length; i++) {
			double x = frame.x() + (i % raster.width() + 0.5) / scale;
			double y = frame.y() + (i / raster.width() + 0.5) / scale;
			double pictureX = (x - place.x()) / picture.pixelSize();
			double pictureY = (y - place.y()) / picture.pixelSize();
			if (isInside(picture.image(), pictureX, pictureY)) {
				ink[i] = Math.max(ink[i], Resampler.mean(picture.image(), pictureX, pictureY, window));
			}
		}
	}

	private static boolean isInside(InkImage image, double x, double y) {
		return x >= 0 && y >= 0 && x <= image.width() && y <= image.height();
	}

	private double x(Point point) {
		return (point.x() - frame.x()) * scale;
	}

	private double y(Point point) {
		return (point.y() - frame.y()) * scale;
	}
}
