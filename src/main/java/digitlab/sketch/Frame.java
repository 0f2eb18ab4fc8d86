package digitlab.sketch;

/**
 * Where the pixels of an {@link InkImage} lie in their source: pixel (0, 0) has its top left corner at (x, y) and each
 * pixel is {@code pixelSize} source units wide and high.
 *
 * @param pixelSize source units a pixel, above 0
 * @param angle by which the image's rows are turned in the source, clockwise as seen, in radians
 */
public record Frame(double x, double y, double pixelSize, double angle) {

	/** The image is its own source. */
	public static final Frame IDENTITY = new Frame(0, 0, 1);

	/** Of an image that lies straight. */
	public Frame(double x, double y, double pixelSize) {
		this(x, y, pixelSize, 0);
	}

	/** The source rectangle of one given in this frame's pixels: the upright box around it where the image is turned. */
	public Box toSource(Box pixels) {
		if (angle == 0) {
			return new Box(x + pixels.x() * pixelSize, y + pixels.y() * pixelSize, pixels.width() * pixelSize,
					pixels.height() * pixelSize);
		}
		double right = pixels.x() + pixels.width();
		double bottom = pixels.y() + pixels.height();
		return corner(pixels.x(), pixels.y()).union(corner(right, bottom)).union(corner(pixels.x(), bottom))
				.union(corner(right, pixels.y()));
	}

	private Box corner(double column, double row) {
		Point place = toSource(column, row);
		return new Box(place.x(), place.y(), 0, 0);
	}

	/** The place in the source of one in this frame's pixels. */
	public Point toSource(double column, double row) {
		double cosine = Math.cos(angle);
		double sine = Math.sin(angle);
		return new Point(x + pixelSize * (cosine * column - sine * row), y + pixelSize * (sine * column + cosine * row));
	}

	/** The frame of pixels {@code factor} times as large, the first of which starts at pixel (left, top). */
	public Frame regrid(double left, double top, double factor) {
		if (angle == 0) {
			return new Frame(x + left * pixelSize, y + top * pixelSize, pixelSize * factor);
		}
		Point start = toSource(left, top);
		return new Frame(start.x(), start.y(), pixelSize * factor, angle);
	}
}
