package digitlab.segmentation;

import java.util.List;

import digitlab.sketch.Box;

/**
 * A segmented row of writing.
 *
 * @param digits candidate digits, from left to right
 * @param marks other ink, from left to right
 * @param angle the angle by which the row is turned in the source, clockwise as seen, in radians
 */
public record InkRow(Segmentation digits, List<Mark> marks, double angle) {

	/** Copies the marks. */
	public InkRow {
		marks = List.copyOf(marks);
	}

	/** The position of a box's centre along the row, in source units. */
	public double along(Box box) {
		return Math.cos(angle) * (box.x() + box.width() / 2) + Math.sin(angle) * (box.y() + box.height() / 2);
	}
}
