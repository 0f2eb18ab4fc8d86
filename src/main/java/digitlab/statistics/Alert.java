package digitlab.statistics;

import java.util.List;

/**
 * Something about a dataset that a person should know before training on it.
 *
 * @param sentence for a person, with the count and what it means
 * @param images indices of the images it is about, in order; empty where it is about no single image
 */
public record Alert(Kind kind, String sentence, List<Integer> images) {

	/** What was found. */
	public enum Kind {
		/** Dark ink on a light ground. */
		INVERTED,
		/** Images equal to an earlier one. */
		DUPLICATES,
		/** Equal images with different labels. */
		CONFLICTING_DUPLICATES,
		/** Images without any ink. */
		BLANK,
		/** Digits far more or far less often than the others. */
		UNBALANCED,
		/** Digits without an image. */
		ABSENT,
		/** Images without a label. */
		UNLABELLED,
		/** Pixels that are the same in all images. */
		CONSTANT_PIXELS
	}

	/** Copies the list. */
	public Alert {
		images = List.copyOf(images);
	}
}
