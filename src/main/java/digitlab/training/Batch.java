package digitlab.training;

/**
 * Some images ready for a step.
 *
 * @param images how many
 * @param digits how many of them, the first ones, are digits; the rest are other things
 * @param pixels images × 784, 0 paper to 1 ink
 * @param targets images × 10 probabilities, label smoothing included
 */
public record Batch(int images, int digits, float[] pixels, float[] targets) {

	/** The probability of digit {@code digit} that image {@code image} should get. */
	public float target(int image, int digit) {
		return targets[image * 10 + digit];
	}
}
