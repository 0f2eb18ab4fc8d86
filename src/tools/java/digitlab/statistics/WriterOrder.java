package digitlab.statistics;

import java.nio.file.Path;
import java.util.stream.IntStream;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.dataset.LabelPolicy;
import digitlab.dataset.Split;
import digitlab.formats.FileDatasetReader;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;

import static digitlab.Benchmark.report;

/**
 * Whether MNIST's images are ordered by writer, which decides how much held-out images can promise: everyone writes with a slant
 * of their own, so the slants of neighbours are then correlated. Prints the correlation of the slants of images some places
 * apart, after subtracting the usual slant of each digit.
 *
 * <p>Environment: DIGITLAB_MNIST is the folder of MNIST's files.
 */
public final class WriterOrder {

	private static final int[] DISTANCES = {1, 2, 10, 49, 50, 500, 5000};

	private WriterOrder() {
	}

	public static void main(String[] arguments) throws Exception {
		for (Split split : Split.values()) {
			DigitDataset images = new FileDatasetReader(Path.of(System.getenv("DIGITLAB_MNIST")), LabelPolicy.REFUSE).read(split,
					ProgressListener.NONE,
					new CancellationToken());
			double[] slants = IntStream.range(0, images.size()).mapToDouble(i -> slant(images, i)).toArray();
			standardise(slants, images);
			for (int distance : DISTANCES) {
				double correlation = IntStream.range(distance, slants.length).mapToDouble(i -> slants[i] * slants[i - distance])
						.average().orElseThrow();
				report("%s, %d places apart: %.2f", split, distance, correlation);
			}
		}
	}

	/** The shear that makes the ink's second moments upright. */
	private static double slant(DigitDataset images, int image) {
		double ink = 0;
		double x = 0;
		double y = 0;
		for (int p = 0; p < DigitImage.PIXELS; p++) {
			ink += images.ink(image, p);
			x += images.ink(image, p) * (p % DigitImage.SIDE);
			y += images.ink(image, p) * (p / DigitImage.SIDE);
		}
		double covariance = 0;
		double variance = 0;
		for (int p = 0; p < DigitImage.PIXELS; p++) {
			double down = p / DigitImage.SIDE - y / ink;
			covariance += images.ink(image, p) * (p % DigitImage.SIDE - x / ink) * down;
			variance += images.ink(image, p) * down * down;
		}
		return covariance / variance;
	}

	/** Standardises each digit's slants to mean 0 and deviation 1. */
	private static void standardise(double[] slants, DigitDataset images) {
		for (int digit = 0; digit < 10; digit++) {
			int[] own = PackedImages.indicesOf(images, digit);
			double mean = IntStream.of(own).mapToDouble(i -> slants[i]).average().orElse(0);
			double variance = IntStream.of(own).mapToDouble(i -> Math.pow(slants[i] - mean, 2)).average().orElse(1);
			for (int i : own) {
				slants[i] = (slants[i] - mean) / Math.sqrt(variance);
			}
		}
	}
}
