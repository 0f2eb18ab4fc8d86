package digitlab.sketch;

import java.util.List;
import java.util.Optional;

/** Renders a sketch, erasures included. */
public final class SketchRasterizer {

	private static final Box SHEET = new Box(0, 0, 1, 1);

	private SketchRasterizer() {
	}

	/**
	 * Draws the sheet with the true widths of pens and erasers.
	 *
	 * @param side width and height in pixels, at least 1
	 * @return an image whose frame is relative to the sheet's side
	 */
	public static InkImage render(List<SketchElement> elements, int side) {
		return new SheetRaster(SHEET, side).draw(elements);
	}

	/**
	 * Draws only the region with ink, as seen.
	 *
	 * @param side pixels of the longer side of that region, at least 1
	 * @return empty when there is no visible ink
	 */
	public static Optional<InkImage> visible(List<SketchElement> elements, int side) {
		return SheetBounds.of(elements).map(region -> {
			InkImage image = new SheetRaster(region, side).draw(elements);
			Optional<Box> left = image.bounds();
			// If most was erased, renders the remaining region at a higher resolution.
			return left.isPresent() && left.get().longerSide() < region.longerSide() / 2
					? new SheetRaster(left.get(), side).draw(elements)
					: image;
		});
	}
}
