package digitlab.sketch;

import java.util.List;

/**
 * A row of writing, taken apart.
 *
 * @param digits what may be digits, from left to right
 * @param marks what is no digit, from left to right
 */
public record InkRow(Segmentation digits, List<Mark> marks) {

	/** Copies the list. */
	public InkRow {
		marks = List.copyOf(marks);
	}
}
