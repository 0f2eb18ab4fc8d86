package digitlab.sketch;

/** A picture on the sheet: in the middle, as large as fits. */
public record Picture(InkImage image) implements SketchElement {

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
}
