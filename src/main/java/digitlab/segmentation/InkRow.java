package digitlab.segmentation;

import java.util.List;

import digitlab.sketch.Box;

/**
 * A row of writing, taken apart.
 *
 * @param digits what may be digits, from left to right
 * @param marks what is no digit, from left to right
 * @param angle by which the row is turned in the source, clockwise as seen, in radians
 */
public record InkRow(Segmentation digits, List<Mark> marks, double angle) {

	/** Copies the list. */
	public InkRow {
		marks = List.copyOf(marks);
	}

	/** How far along the row the middle of a box lies, in source units. */
	public double along(Box box) {
		return Math.cos(angle) * (box.x() + box.width() / 2) + Math.sin(angle) * (box.y() + box.height() / 2);
	}
}
