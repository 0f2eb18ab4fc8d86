package digitlab.dataset;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.IntStream;

import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import org.jspecify.annotations.Nullable;

/**
 * The splits of a source that are to be exported.
 *
 * @param images by split; at least one, and exactly one for a source without splits
 * @param leftOut number of unlabelled images left out of {@code images} because others are labelled
 */
public record SourceSplits(Map<Split, DigitDataset> images, int leftOut) {

	/**
	 * Reads a source.
	 *
	 * @param only the split to read; null for all
	 * @throws IOException as {@link DatasetReader#read} says, if a split cannot be read
	 * @throws java.util.concurrent.CancellationException if stopped
	 */
	public static SourceSplits read(DatasetReader reader, @Nullable Split only, ProgressListener progress,
			CancellationToken cancellation)
			throws IOException {
		if (only != null) {
			return of(Map.of(only, reader.read(only, progress, cancellation)));
		}
		Map<Split, DigitDataset> images = new EnumMap<>(Split.class);
		for (Split split : Split.values()) {
			images.put(split, reader.read(split, progress, cancellation));
		}
		DigitDataset test = images.get(Split.TEST);
		if (test != null && images.get(Split.TRAIN) instanceof DigitDataset train && train.hasSameImages(test)) {
			images.remove(Split.TEST); // a source without splits returns all images for either
		}
		return of(images);
	}

	/** Of datasets in memory: the labelled images if there are any. */
	public static SourceSplits of(Map<Split, DigitDataset> images) {
		Map<Split, DigitDataset> kept = new EnumMap<>(Split.class);
		int leftOut = 0;
		for (Map.Entry<Split, DigitDataset> part : images.entrySet()) {
			DigitDataset all = part.getValue();
			int[] labelled = IntStream.range(0, all.size()).filter(i -> all.label(i) != DigitDataset.UNLABELLED).toArray();
			boolean isMixed = labelled.length > 0 && labelled.length < all.size();
			leftOut += isMixed ? all.size() - labelled.length : 0;
			kept.put(part.getKey(), isMixed ? all.subset(labelled) : all);
		}
		return new SourceSplits(kept, leftOut);
	}

	/** The first available split. */
	public Split first() {
		return images.containsKey(Split.TRAIN) ? Split.TRAIN : Split.TEST;
	}

	/** Returns only the first split. */
	public SourceSplits firstAlone() {
		return new SourceSplits(Map.of(first(), images.get(first())), leftOut);
	}

	/** The images of all splits whose label is a digit. */
	public DigitDataset digits() {
		return SampleChanges.digits(images.values().stream().reduce(DigitDataset::and).orElseThrow());
	}

	/** The total number of images. */
	public int size() {
		return images.values().stream().mapToInt(DigitDataset::size).sum();
	}
}
