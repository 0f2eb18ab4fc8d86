package digitlab.segmentation;

import digitlab.sketch.Box;
/**
 * Ink beside digits that is no digit.
 *
 * @param text the sign that it is, such as {@code .} or {@code +}, or {@value #UNKNOWN}
 * @param box where it lies in the source
 */
public record Mark(String text, Box box) {

	/** Of ink that is neither a digit nor surely a sign. */
	public static final String UNKNOWN = "?";
}
