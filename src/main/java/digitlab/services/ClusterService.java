package digitlab.services;

import java.io.IOException;
import java.util.stream.IntStream;

import digitlab.clustering.ClusterAnalysis;
import digitlab.clustering.ClusterListener;
import digitlab.clustering.ClusterParameters;
import digitlab.clustering.ClusterResult;
import digitlab.clustering.FloatMatrix;
import digitlab.dataset.DigitDataset;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.models.StoredModel;
import digitlab.recognition.ClassifierLoader;
import digitlab.recognition.DigitClassifier;
import digitlab.recognition.FeatureExtractor;
import org.jspecify.annotations.Nullable;

/**
 * Finds clusters of images. Its methods block.
 *
 * @param threads number of threads for the network and the linear algebra
 */
public record ClusterService(ClassifierLoader classifiers, int threads) {

	/** The first images of a dataset, at most {@code limit}. */
	public static DigitDataset first(DigitDataset images, int limit) {
		return images.size() <= limit ? images : images.subset(IntStream.range(0, limit).toArray());
	}

	/**
	 * Converts images to points: their pixels, or a network's activations of the last hidden layer.
	 *
	 * @param network null for pixels
	 * @param progress counts images; not used for pixels
	 * @return images × 784 pixels from 0 (paper) to 1 (ink), or images × hidden units
	 */
	public FloatMatrix points(DigitDataset images, @Nullable StoredModel network, ProgressListener progress,
			CancellationToken cancellation) throws IOException {
		if (network == null) {
			return FloatMatrix.ofPixels(images);
		}
		try (DigitClassifier classifier = classifiers.open(network.weights(), threads)) {
			return FloatMatrix.of(FeatureExtractor.of(classifier, images, progress, cancellation));
		}
	}

	/**
	 * Analyses points; labels are only used for evaluation.
	 *
	 * @param points points of the images, one row each
	 * @param listener is called on the calling thread
	 * @throws IllegalArgumentException with one sentence, if the points have no such clusters
	 */
	public ClusterResult analyse(FloatMatrix points, DigitDataset images, ClusterParameters parameters,
			ClusterListener listener, CancellationToken cancellation) {
		ClusterAnalysis.useThreads(threads);
		return ClusterAnalysis.run(points, ClusterAnalysis.labels(images), parameters, listener, cancellation);
	}
}
