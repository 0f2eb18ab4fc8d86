package digitlab.statistics;

import java.util.List;

import digitlab.dataset.FloatImage;

/**
 * A style in which a digit is written: a cluster of its images.
 *
 * @param count number of the digit's images with this style
 * @param share fraction of the digit's images, 0 to 1
 * @param examples indices in the dataset of the images nearest to the centre, nearest first, at most 12
 * @param centre the mean image, 0 to 255
 */
public record WritingStyle(int count, double share, List<Integer> examples, FloatImage centre) {

	/** Copies the examples. */
	public WritingStyle {
		examples = List.copyOf(examples);
	}
}
