package digitlab.training;

/**
 * Some images ready for a step.
 *
 * @param images how many
 * @param pixels images × 784, 0 paper to 1 ink
 * @param targets images × 10 probabilities, label smoothing included
 */
public record Batch(int images, float[] pixels, float[] targets) {

	/** The probability of digit {@code digit} that image {@code image} should get. */
	public float target(int image, int digit) {
		return targets[image * 10 + digit];
	}
}
