package digitlab.segmentation;

import java.util.List;

import digitlab.sketch.InkImage;

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

	/** Takes a picture's ink apart as one row of digits, without looking for rows or signs. */
	public static Segmentation of(InkImage image) {
		return ComponentSplitter.segment(image);
	}

	/** True when there is no ink. */
	public boolean isBlank() {
		return parts == 0;
	}
}
