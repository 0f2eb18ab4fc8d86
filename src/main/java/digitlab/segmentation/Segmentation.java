package digitlab.segmentation;

import java.util.List;

import digitlab.sketch.InkImage;

/**
 * A segmentation graph: the parts of a row of ink and the ways to combine them into digits (Y. LeCun, L. Bottou, Y. Bengio, P.
 * Haffner, "Gradient-based learning applied to document recognition", 1998). A recognition result is a path of consecutive
 * candidates from the first part to the last.
 *
 * @param parts number of parts, from left to right
 * @param candidates runs of parts that may be one digit; at least one path leads from the first part to the last
 */
public record Segmentation(int parts, List<DigitCandidate> candidates) {

	/** The segmentation of an empty sheet. */
	public static final Segmentation BLANK = new Segmentation(0, List.of());

	/** Segments a picture's ink as one row of digits, without searching for rows or signs. */
	public static Segmentation of(InkImage image) {
		return ComponentSplitter.segment(image);
	}

	/** True when there is no ink. */
	public boolean isBlank() {
		return parts == 0;
	}
}
