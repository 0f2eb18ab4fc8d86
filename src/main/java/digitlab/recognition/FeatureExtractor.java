package digitlab.recognition;

import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

import digitlab.dataset.DigitDataset;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;

/** Computes a network's activations for many images. */
public final class FeatureExtractor {

	private static final int BATCH = 250;

	private FeatureExtractor() {
	}

	/**
	 * Processes every image once; blocks.
	 *
	 * @param progress counts images
	 * @return a row of {@link DigitClassifier#features activations} for each image, in their order
	 * @throws CancellationException if stopped before the end
	 */
	public static float[][] of(DigitClassifier classifier, DigitDataset data, ProgressListener progress,
			CancellationToken cancellation) {
		float[][] features = new float[data.size()][];
		for (int from = 0; from < data.size(); from += BATCH) {
			if (cancellation.isCancelled()) {
				throw new CancellationException("Stopped while the network read the images.");
			}
			int to = Math.min(data.size(), from + BATCH);
			float[][] rows = classifier.features(IntStream.range(from, to).mapToObj(data::image).toList());
			System.arraycopy(rows, 0, features, from, to - from);
			progress.progress(to, data.size());
		}
		return features;
	}
}
