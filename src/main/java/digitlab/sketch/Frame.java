package digitlab.sketch;

/**
 * Where the pixels of an {@link InkImage} lie in their source: pixel (0, 0) has its top left corner at (x, y) and each
 * pixel is {@code pixelSize} source units wide and high.
 *
 * @param pixelSize source units a pixel, above 0
 */
public record Frame(double x, double y, double pixelSize) {

	/** The image is its own source. */
	public static final Frame IDENTITY = new Frame(0, 0, 1);

	/** The source rectangle of one given in this frame's pixels. */
	Box toSource(Box pixels) {
		return new Box(x + pixels.x() * pixelSize, y + pixels.y() * pixelSize, pixels.width() * pixelSize,
				pixels.height() * pixelSize);
	}

	/** The frame of pixels {@code factor} times as large, the first of which starts at pixel (left, top). */
	Frame regrid(double left, double top, double factor) {
		return new Frame(x + left * pixelSize, y + top * pixelSize, pixelSize * factor);
	}
}
