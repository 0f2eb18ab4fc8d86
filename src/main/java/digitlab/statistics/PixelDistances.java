package digitlab.statistics;

import java.util.concurrent.CancellationException;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;

/** How much images differ in their pixels. */
public final class PixelDistances {

	private static final int IMAGES_PER_CHECK = 1024;

	private PixelDistances() {
	}

	/**
	 * The squared Euclidean distance of every image of a dataset to one of them, with pixels of 0 to 255.
	 *
	 * @throws CancellationException if stopped
	 */
	public static float[] to(DigitDataset data, int index, ProgressListener progress, CancellationToken cancellation) {
		byte[] one = new byte[DigitImage.PIXELS];
		byte[] other = new byte[DigitImage.PIXELS];
		data.copyPixels(index, one, 0);
		float[] distances = new float[data.size()];
		for (int i = 0; i < distances.length; i++) {
			data.copyPixels(i, other, 0);
			int sum = 0;
			for (int pixel = 0; pixel < DigitImage.PIXELS; pixel++) {
				int difference = (one[pixel] & 0xff) - (other[pixel] & 0xff);
				sum += difference * difference; // at most 784 × 255², which an int holds
			}
			distances[i] = sum;
			if (i % IMAGES_PER_CHECK == 0) {
				if (cancellation.isCancelled()) {
					throw new CancellationException("The comparison was stopped.");
				}
				progress.progress(i, distances.length);
			}
		}
		return distances;
	}
}
