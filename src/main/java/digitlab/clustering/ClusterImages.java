package digitlab.clustering;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.dataset.FloatImage;

/** Computes images of clusters. */
public final class ClusterImages {

	private ClusterImages() {
	}

	/**
	 * The mean image of each cluster, 0 paper to 255 ink: its centre as an image, whichever space it was found in.
	 *
	 * @param images the clustered images, in the same order
	 */
	public static List<FloatImage> means(DigitDataset images, KMeansResult clusters) {
		double[][] sums = new double[clusters.k()][DigitImage.PIXELS];
		byte[] pixels = new byte[DigitImage.PIXELS];
		for (int i = 0; i < images.size(); i++) {
			images.copyPixels(i, pixels, 0);
			double[] sum = sums[clusters.assignment()[i]];
			for (int p = 0; p < pixels.length; p++) {
				sum[p] += pixels[p] & 0xff;
			}
		}
		int[] sizes = clusters.sizes();
		List<FloatImage> means = new ArrayList<>();
		for (int c = 0; c < sums.length; c++) {
			int n = Math.max(1, sizes[c]);
			means.add(FloatImage.of(Arrays.stream(sums[c]).map(sum -> sum / n).toArray()));
		}
		return means;
	}
}
