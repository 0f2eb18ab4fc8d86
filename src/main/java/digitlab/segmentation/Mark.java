package digitlab.segmentation;

import digitlab.sketch.Box;
/**
 * Ink next to digits that is not a digit.
 *
 * @param text the sign, such as {@code .} or {@code +}, or {@value #UNKNOWN}
 * @param box its bounding box in the source
 */
public record Mark(String text, Box box) {

	/** The text of ink that is neither a digit nor certainly a sign. */
	public static final String UNKNOWN = "?";
}
