package digitlab.training;

import java.util.stream.IntStream;

/**
 * Some images ready for a step.
 *
 * @param images how many
 * @param pixels images × 784, 0 paper to 1 ink
 * @param targets images × 10 probabilities, label smoothing included
 * @param sources which of the training images the first ones are; the rest are no digits
 */
public record Batch(int images, float[] pixels, float[] targets, int[] sources) {

	/** How many of the images are digits. */
	public int digits() {
		return sources.length;
	}

	/** Which of the training images a digit of the batch is. */
	public int source(int digit) {
		return sources[digit];
	}

	/** The likeliest digit of an image's target, which is its label. */
	public int label(int image) {
		return IntStream.range(0, 10).reduce(0, (best, digit) -> target(image, digit) > target(image, best) ? digit : best);
	}

	/** The probability of digit {@code digit} that image {@code image} should get. */
	public float target(int image, int digit) {
		return targets[image * 10 + digit];
	}
}
