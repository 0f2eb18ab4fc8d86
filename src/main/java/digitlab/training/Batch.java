package digitlab.training;

import java.util.stream.IntStream;

/**
 * The images of a training step.
 *
 * @param images number of images
 * @param pixels images × 784, 0 paper to 1 ink
 * @param targets images × 10 probabilities, label smoothing included
 * @param sources indices of the training images that the first ones are; the rest are non-digits
 */
public record Batch(int images, float[] pixels, float[] targets, int[] sources) {

	/** The number of digits among the images. */
	public int digits() {
		return sources.length;
	}

	/** The index of the training image that a digit of the batch is. */
	public int source(int digit) {
		return sources[digit];
	}

	/** The most probable digit of an image's target, which is its label. */
	public int label(int image) {
		return IntStream.range(0, 10).reduce(0, (best, digit) -> target(image, digit) > target(image, best) ? digit : best);
	}

	/** The target probability of {@code digit} for {@code image}. */
	public float target(int image, int digit) {
		return targets[image * 10 + digit];
	}
}
