package digitlab.segmentation;

import java.util.List;

import digitlab.sketch.InkImage;
import digitlab.sketch.SketchElement;

/**
 * Ink split into rows, and the rows into candidate digits.
 *
 * @param rows from top to bottom; none for a blank sheet
 * @param isTooMuch whether the ink has more than {@value #MAX_PIECES} components; it is then kept as a single part
 */
public record InkLayout(List<InkRow> rows, boolean isTooMuch) {

	/** The maximum number of components that are separated: some 140 digits. A page of text, hatching or noise has more. */
	public static final int MAX_PIECES = 150;

	/** The layout of an empty sheet. */
	public static final InkLayout BLANK = new InkLayout(List.of());

	/** Copies the rows. */
	public InkLayout {
		rows = List.copyOf(rows);
	}

	/** A layout of ink that could be separated. */
	public InkLayout(List<InkRow> rows) {
		this(rows, false);
	}

	/** A layout of one row that holds only candidate digits. */
	public static InkLayout of(Segmentation digits) {
		return digits.isBlank() ? BLANK : new InkLayout(List.of(new InkRow(digits, List.of(), 0)));
	}

	/** Lays out a picture's ink. */
	public static InkLayout of(InkImage image) {
		return ComponentSplitter.layout(image);
	}

	/** Lays out the ink of a sketch; boxes are relative to the sheet's side. */
	public static InkLayout of(List<SketchElement> elements) {
		return of(elements, false);
	}

	/**
	 * As {@link #of(List)}, for a sketch that may still be in progress.
	 *
	 * @param isDrawing whether the last stroke is still being drawn: no cuts are searched in it, which would take most of the
	 * time
	 */
	public static InkLayout of(List<SketchElement> elements, boolean isDrawing) {
		return SketchSegmenter.layout(elements, isDrawing);
	}

	/** True when there is no ink. */
	public boolean isBlank() {
		return rows.isEmpty();
	}
}
