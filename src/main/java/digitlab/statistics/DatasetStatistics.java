package digitlab.statistics;

import java.util.List;
import java.util.concurrent.CancellationException;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.FloatImage;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;

/**
 * Exact statistics of a dataset's images. Images without a label count everywhere except in {@code classes}.
 *
 * @param source where the images come from, for the user
 * @param samples number of images
 * @param unlabelled number of images without a label
 * @param classes classes of the digits 0 to 9, always ten
 * @param histograms histograms over all images
 * @param pixels statistics of each pixel over all images
 * @param duplicates images equal to an earlier one, by index
 * @param blank indices of the images without any ink
 */
public record DatasetStatistics(String source, int samples, int unlabelled, List<ClassStatistics> classes,
		Histograms histograms, PixelStatistics pixels, List<Duplicate> duplicates, List<Integer> blank) {

	/**
	 * Histograms over all images.
	 *
	 * @param ink the fraction of full ink, 0 to 1 in 100 bins
	 * @param width the width of the ink's bounding box, 0 to 28 pixels in 29 bins
	 * @param height the same for its height
	 */
	public record Histograms(Histogram ink, Histogram width, Histogram height) {
	}

	/**
	 * Statistics of each pixel over all images.
	 *
	 * @param mean its mean, 0 to 255
	 * @param variance its variance (of the population), pixels 0 to 255, so at most 127.5²
	 * @param constant number of pixels that are the same in all images; 0 if there are no images
	 */
	public record PixelStatistics(FloatImage mean, FloatImage variance, int constant) {
	}

	/** The number of images between two checks of the cancellation token. */
	private static final int CHUNK = 1000;

	/** Copies the lists. */
	public DatasetStatistics {
		classes = List.copyOf(classes);
		duplicates = List.copyOf(duplicates);
		blank = List.copyOf(blank);
	}

	/**
	 * Computes the statistics in a single pass; blocks.
	 *
	 * @throws CancellationException if stopped before the end
	 */
	public static DatasetStatistics of(DigitDataset data, ProgressListener progress, CancellationToken cancellation) {
		StatisticsPass pass = new StatisticsPass(data);
		for (int from = 0; from < data.size(); from += CHUNK) {
			if (cancellation.isCancelled()) {
				throw new CancellationException("The statistics were stopped.");
			}
			int to = Math.min(data.size(), from + CHUNK);
			pass.look(from, to);
			progress.progress(to, data.size());
		}
		return pass.result();
	}

	/** The number of labelled images. */
	public int labelled() {
		return samples - unlabelled;
	}

	/** The warnings that users should read before training on these images, the most serious first. */
	public List<Alert> alerts() {
		return Alerts.of(this);
	}
}
