package digitlab.sketch;

import java.util.List;
import java.util.Optional;

/** Turns a sketch into pixels: the whole sheet as seen, or its ink as one digit for the network. */
public final class SketchRasterizer {

	private static final Box SHEET = new Box(0, 0, 1, 1);

	/** Pixels of the longer side of what is seen when only a look at the pixels can tell which ink is left. */
	private static final int SEEN_SIDE = 120;

	/** The same when there may be several digits. */
	private static final int NUMBER_SIDE = 240;

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
			return DigitNormalizer.normalize(onSheet(picture));
		}
		return PenPath.of(elements).map(PenPath::normalize)
				.orElseGet(() -> look(elements, SEEN_SIDE).flatMap(DigitNormalizer::normalize));
	}

	/** As {@link InkLayout#of(List, boolean)}. */
	static InkLayout layout(List<SketchElement> elements, boolean isDrawing) {
		if (elements.isEmpty()) {
			return InkLayout.BLANK;
		}
		if (elements.size() == 1 && elements.getFirst() instanceof Picture picture) {
			return InkLayout.of(onSheet(picture));
		}
		return PenPath.of(elements).map(path -> path.layout(isDrawing))
				.orElseGet(() -> look(elements, NUMBER_SIDE).map(InkLayout::of).orElse(InkLayout.BLANK));
	}

	/** A picture alone is read from its own pixels: the same answer as for the file it came from. */
	private static InkImage onSheet(Picture picture) {
		InkImage image = picture.image();
		Box place = picture.place();
		Frame onSheet = new Frame(place.x(), place.y(), picture.pixelSize());
		return InkImage.wrap(image.width(), image.height(), image.raw(), onSheet);
	}

	/** The region with ink, as seen. */
	private static Optional<InkImage> look(List<SketchElement> elements, int side) {
		return SheetBounds.of(elements).map(region -> {
			InkImage image = new SheetRaster(region, side).draw(elements);
			Optional<Box> left = image.bounds();
			// If most was rubbed out, a closer look at what is left.
			return left.isPresent() && left.get().longerSide() < region.longerSide() / 2
					? new SheetRaster(left.get(), side).draw(elements)
					: image;
		});
	}
}
