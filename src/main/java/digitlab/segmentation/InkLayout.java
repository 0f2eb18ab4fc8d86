package digitlab.segmentation;

import java.util.List;

import digitlab.sketch.InkImage;
import digitlab.sketch.SketchElement;

/**
 * Ink taken apart into rows, and those into what may be digits.
 *
 * @param rows from top to bottom; none for a blank sheet
 * @param isTooMuch whether there are more than {@value #MAX_PIECES} pieces of ink: then they are one part, whatever they are
 */
public record InkLayout(List<InkRow> rows, boolean isTooMuch) {

	/** Pieces of ink that are told apart: some 140 digits. A page of text, hatching or noise has more. */
	public static final int MAX_PIECES = 150;

	/** Of an empty sheet. */
	public static final InkLayout BLANK = new InkLayout(List.of());

	/** Copies the list. */
	public InkLayout {
		rows = List.copyOf(rows);
	}

	/** Of what can be taken apart. */
	public InkLayout(List<InkRow> rows) {
		this(rows, false);
	}

	/** One row that holds nothing but what may be digits. */
	public static InkLayout of(Segmentation digits) {
		return digits.isBlank() ? BLANK : new InkLayout(List.of(new InkRow(digits, List.of(), 0)));
	}

	/** Takes a picture's ink apart. */
	public static InkLayout of(InkImage image) {
		return ComponentSplitter.layout(image);
	}

	/** Takes what is on a sheet apart; boxes are in parts of the sheet's side. */
	public static InkLayout of(List<SketchElement> elements) {
		return of(elements, false);
	}

	/**
	 * The same of a sheet in use.
	 *
	 * @param isDrawing whether the last stroke is still being drawn: it is no two digits yet, so no way is sought to cut it,
	 *     which would take most of the time
	 */
	public static InkLayout of(List<SketchElement> elements, boolean isDrawing) {
		return SketchSegmenter.layout(elements, isDrawing);
	}

	/** True when there is no ink. */
	public boolean isBlank() {
		return rows.isEmpty();
	}
}
