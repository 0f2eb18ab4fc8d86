package digitlab.sketch;

import java.util.List;
import java.util.Optional;

/** Turns a sketch into pixels: the whole sheet as seen, or its ink as one digit for the network. */
public final class SketchRasterizer {

	private static final Box SHEET = new Box(0, 0, 1, 1);

	/** Pixels of the longer side of what is seen when only a look at the pixels can tell which ink is left. */
	private static final int SEEN_SIDE = 120;

	private SketchRasterizer() {
	}

	/**
	 * Draws the sheet with the true widths of pens and erasers.
	 *
	 * @param side width and height in pixels, at least 1
	 * @return an image whose frame is in parts of the sheet's side
	 */
	public static InkImage render(List<SketchElement> elements, int side) {
		return new SheetRaster(SHEET, side).draw(elements);
	}

	/**
	 * Reads all visible ink as one digit.
	 *
	 * @return the digit, with its box in parts of the sheet's side; empty when there is no visible ink
	 */
	public static Optional<NormalizedDigit> normalize(List<SketchElement> elements) {
		if (elements.isEmpty()) {
			return Optional.empty();
		}
		if (elements.size() == 1 && elements.getFirst() instanceof Picture picture) {
			return alone(picture);
		}
		return PenPath.of(elements).map(PenPath::normalize).orElseGet(() -> seen(elements));
	}

	/** A picture alone is read from its own pixels: the same answer as for the file it came from. */
	private static Optional<NormalizedDigit> alone(Picture picture) {
		InkImage image = picture.image();
		Box place = picture.place();
		Frame onSheet = new Frame(place.x(), place.y(), picture.pixelSize());
		return DigitNormalizer.normalize(InkImage.wrap(image.width(), image.height(), image.raw(), onSheet));
	}

	private static Optional<NormalizedDigit> seen(List<SketchElement> elements) {
		return SheetBounds.of(elements).flatMap(region -> {
			InkImage image = new SheetRaster(region, SEEN_SIDE).draw(elements);
			Optional<Box> left = image.bounds();
			if (left.isPresent() && left.get().longerSide() < region.longerSide() / 2) {
				// Most was rubbed out: look closer at what is left.
				image = new SheetRaster(left.get(), SEEN_SIDE).draw(elements);
			}
			return DigitNormalizer.normalize(image);
		});
	}
}
