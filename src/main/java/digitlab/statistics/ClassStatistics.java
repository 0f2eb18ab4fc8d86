package digitlab.statistics;

import digitlab.dataset.FloatImage;

/**
 * Statistics of the images of one digit.
 *
 * @param digit 0 to 9
 * @param count number of images
 * @param share fraction of the labelled images, 0 to 1; 0 if there are none
 * @param mean mean of every pixel, 0 to 255
 * @param variance variance of every pixel (of the population, dividing by the count), pixels 0 to 255, so at most 127.5²
 * @param ink fraction of full ink over the 784 pixels, 0 to 1
 * @param width width of the box around all pixels above 0, in pixels, 0 (blank) to 28
 * @param height height of that box
 */
public record ClassStatistics(int digit, int count, double share, FloatImage mean, FloatImage variance, Spread ink, Spread width,
		Spread height) {

	/** The mean over the 784 pixels of their variance among the digit's images, pixels 0 to 255. */
	public double pixelVariance() {
		return variance.mean();
	}
}
