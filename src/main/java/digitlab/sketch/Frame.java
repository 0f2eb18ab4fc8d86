package digitlab.sketch;

/**
 * The position of an {@link InkImage}'s pixels in their source: pixel (0, 0) has its top left corner at (x, y) and each pixel is
 * {@code pixelSize} source units wide and high.
 *
 * @param pixelSize source units per pixel, above 0
 * @param angle the angle by which the image's rows are turned in the source, clockwise as seen, in radians
 */
public record Frame(double x, double y, double pixelSize, double angle) {

	/** The image is its own source. */
	public static final Frame IDENTITY = new Frame(0, 0, 1);

	/** The frame of an image that is not rotated. */
	public Frame(double x, double y, double pixelSize) {
		this(x, y, pixelSize, 0);
	}

	/** Converts a rectangle in this frame's pixels to source units: the upright box around it if the image is rotated. */
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

	/** Converts a position in this frame's pixels to source units. */
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
