package digitlab.segmentation;

import digitlab.sketch.InkImage;
/**
 * Reduces the slant of handwriting, which is measured by second moments as the columns by which the ink moves to the right per
 * row upwards (deslanting, as in Y. LeCun, L. Bottou, Y. Bengio and P. Haffner, "Gradient-based learning applied to document
 * recognition", 1998).
 */
final class Deslanter {

	/** The mean slant of MNIST's training images; the standard deviation is 0.27. */
	private static final double USUAL = 0.11;

	/** The fraction of the excess slant that is removed: removing all of it would also remove what distinguishes some digits. */
	private static final double TAKEN = 0.4;

	/** Ink with more slant is a flat line rather than slanted writing. */
	private static final double MAX_SLANT = 1.5;

	private Deslanter() {
	}

	/** Returns the ink with a slant closer to MNIST's. */
	static InkImage even(InkImage image) {
		double change = TAKEN * (measure(image) - USUAL);
		int pad = (int) Math.ceil(Math.abs(change) * image.height() / 2) + 1;
		int width = image.width() + 2 * pad;
		float[] ink = new float[width * image.height()];
		for (int y = 0; y < image.height(); y++) {
			double shift = pad + change * (y - (image.height() - 1) / 2.0); // shift of the row to the right
			int whole = (int) shift;
			float rest = (float) (shift - whole);
			for (int x = 0; x < image.width(); x++) {
				float here = image.ink(x, y);
				int i = y * width + x + whole;
				ink[i] += here * (1 - rest);
				ink[i + 1] += here * rest;
			}
		}
		return InkImage.wrap(width, image.height(), ink, image.frame().regrid(-pad, 0, 1));
	}

	/**
	 * The slant: 0 for upright ink, a blank image and a flat line, above 0 for ink that leans to the right, at most {@value
	 * #MAX_SLANT} either way.
	 */
	static double measure(InkImage image) {
		float[] ink = image.raw();
		int width = image.width();
		double mass = 0;
		double x = 0;
		double y = 0;
		for (int i = 0; i < ink.length; i++) {
			mass += ink[i];
			x += ink[i] * (i % width);
			y += ink[i] * (i / width);
		}
		double covariance = 0;
		double variance = 0;
		for (int i = 0; i < ink.length; i++) {
			double dy = i / width - y / mass;
			covariance += ink[i] * dy * (i % width - x / mass);
			variance += ink[i] * dy * dy;
		}
		return variance > 0 ? Math.clamp(-covariance / variance, -MAX_SLANT, MAX_SLANT) : 0;
	}
}
