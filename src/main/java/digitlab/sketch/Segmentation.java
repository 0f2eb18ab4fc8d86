package digitlab.sketch;

import java.util.List;

/**
 * Ink taken apart, and the ways to put its parts together into digits (a segmentation graph as in Y. LeCun, L. Bottou,
 * Y. Bengio, P. Haffner, "Gradient-based learning applied to document recognition", 1998): a reading chooses candidates that
 * follow upon each other from the first part to the last.
 *
 * @param parts how many there are, from left to right
 * @param candidates runs of parts that may be one digit; at least one way leads from the first part to the last
 */
public record Segmentation(int parts, List<DigitCandidate> candidates) {

	/** Of an empty sheet. */
	public static final Segmentation BLANK = new Segmentation(0, List.of());

	/** Takes a picture's ink apart. */
	public static Segmentation of(InkImage image) {
		return PixelParts.segment(image);
	}

	/** Takes what is on a sheet apart; boxes are in parts of the sheet's side. */
	public static Segmentation of(List<SketchElement> elements) {
		return of(elements, false);
	}

	/**
	 * The same of a sheet in use.
	 *
	 * @param isDrawing whether the last stroke is still being drawn: it is no two digits yet, so no way is sought to cut it,
	 *     which would take most of the time
	 */
	public static Segmentation of(List<SketchElement> elements, boolean isDrawing) {
		return SketchRasterizer.segment(elements, isDrawing);
	}

	/** True when there is no ink. */
	public boolean isBlank() {
		return parts == 0;
	}
}
