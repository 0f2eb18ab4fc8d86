package digitlab.sketch;

import org.jspecify.annotations.Nullable;

/**
 * A picture on the sheet, centred and as large as fits.
 *
 * @param paper the classes of all pixels, for display; null for a picture of ink only
 */
public record Picture(InkImage image, @Nullable PaperMap paper) implements SketchElement {

	/** A picture of ink only. */
	public Picture(InkImage image) {
		this(image, null);
	}

	/** Returns this picture rotated clockwise by a quarter turn. */
	public Picture turned() {
		return new Picture(image.turned(), paper == null ? null : paper.turned());
	}

	/** Sheet units per pixel of the picture. */
	double pixelSize() {
		return 1.0 / Math.max(image.width(), image.height());
	}

	/** The sheet rectangle that the picture covers. */
	Box place() {
		double width = image.width() * pixelSize();
		double height = image.height() * pixelSize();
		return new Box((1 - width) / 2, (1 - height) / 2, width, height);
	}

	/**
	 * The picture's own pixels, positioned on the sheet: a picture alone on the sheet is recognised like the file it came from.
	 */
	public InkImage onSheet() {
		Box place = place();
		Frame onSheet = new Frame(place.x(), place.y(), pixelSize());
		return InkImage.wrap(image.width(), image.height(), image.raw(), onSheet);
	}
}
