package digitlab.segmentation;

import java.util.List;
import java.util.Optional;

import digitlab.sketch.Picture;
import digitlab.sketch.SketchElement;
import digitlab.sketch.SketchRasterizer;

/**
 * Segments the ink of a sketch: from its strokes if nothing was erased, from a picture's own pixels if it is alone on the sheet,
 * and otherwise from the rendered sheet.
 */
public final class SketchSegmenter {

	/** The longer side in pixels of the rendered ink when erasures make it necessary to look at pixels. */
	private static final int SEEN_SIDE = 120;

	/** The longer side in pixels when there may be several digits. */
	private static final int NUMBER_SIDE = 240;

	private SketchSegmenter() {
	}

	/**
	 * Reads all visible ink as one digit.
	 *
	 * @return the digit, with its box relative to the sheet's side; empty when there is no visible ink
	 */
	public static Optional<NormalizedDigit> normalize(List<SketchElement> elements) {
		if (elements.isEmpty()) {
			return Optional.empty();
		}
		if (elements.size() == 1 && elements.getFirst() instanceof Picture picture) {
			return DigitNormalizer.normalize(picture.onSheet());
		}
		return StrokeSegmentation.of(elements).map(StrokeSegmentation::normalize)
				.orElseGet(() -> SketchRasterizer.visible(elements, SEEN_SIDE).flatMap(DigitNormalizer::normalize));
	}

	/** As {@link InkLayout#of(List, boolean)}. */
	static InkLayout layout(List<SketchElement> elements, boolean isDrawing) {
		if (elements.isEmpty()) {
			return InkLayout.BLANK;
		}
		if (elements.size() == 1 && elements.getFirst() instanceof Picture picture) {
			return InkLayout.of(picture.onSheet());
		}
		return StrokeSegmentation.of(elements).map(path -> path.layout(isDrawing))
				.orElseGet(() -> SketchRasterizer.visible(elements, NUMBER_SIDE).map(InkLayout::of).orElse(InkLayout.BLANK));
	}
}
