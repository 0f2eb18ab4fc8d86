package digitlab.statistics;

import java.util.List;

/**
 * A warning about a dataset that users should read before training on it.
 *
 * @param sentence the text for the user, with the count and what it means
 * @param images indices of the images concerned, in order; empty if it is not about single images
 */
public record Alert(Kind kind, String sentence, List<Integer> images) {

	/** The kinds of warnings. */
	public enum Kind {
		/** Dark ink on a light background. */
		INVERTED,
		/** Images equal to an earlier one. */
		DUPLICATES,
		/** Equal images with different labels. */
		CONFLICTING_DUPLICATES,
		/** Images without any ink. */
		BLANK,
		/** Digits that occur far more or far less often than the others. */
		UNBALANCED,
		/** Digits without an image. */
		ABSENT,
		/** Images without a label. */
		UNLABELLED,
		/** Pixels that are the same in all images. */
		CONSTANT_PIXELS
	}

	/** Copies the indices. */
	public Alert {
		images = List.copyOf(images);
	}
}
