package digitlab.sketch;

import org.jspecify.annotations.Nullable;

/**
 * A picture on the sheet: in the middle, as large as fits.
 *
 * @param paper what everything but the ink was taken for, to be shown; null for a picture of nothing but ink
 */
public record Picture(InkImage image, @Nullable PaperMap paper) implements SketchElement {

	/** Nothing but ink. */
	public Picture(InkImage image) {
		this(image, null);
	}

	/** The same turned clockwise by a quarter. */
	public Picture turned() {
		return new Picture(image.turned(), paper == null ? null : paper.turned());
	}

	/** Sheet units a pixel of the picture. */
	double pixelSize() {
		return 1.0 / Math.max(image.width(), image.height());
	}

	/** The sheet rectangle that the picture covers. */
	Box place() {
		double width = image.width() * pixelSize();
		double height = image.height() * pixelSize();
		return new Box((1 - width) / 2, (1 - height) / 2, width, height);
	}

	/** Its own pixels, where they lie on the sheet: a picture alone is read as the file it came from. */
	public InkImage onSheet() {
		Box place = place();
		Frame onSheet = new Frame(place.x(), place.y(), pixelSize());
		return InkImage.wrap(image.width(), image.height(), image.raw(), onSheet);
	}
}
