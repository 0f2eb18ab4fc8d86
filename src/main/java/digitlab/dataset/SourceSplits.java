package digitlab.dataset;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.IntStream;

import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import org.jspecify.annotations.Nullable;

/**
 * What a source has, to be written elsewhere.
 *
 * @param images by split; at least one, and one alone of a source without splits
 * @param leftOut images without a label among others that have one; they are not among {@code images}
 */
public record SourceSplits(Map<Split, DigitDataset> images, int leftOut) {

	/**
	 * Reads a source.
	 *
	 * @param only the split that is wanted; null for all that there are
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
			images.remove(Split.TEST); // a source without parts gives all it has for either
		}
		return of(images);
	}

	/** Of what is in memory: the labelled images where there are any. */
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

	/** The first of the splits that are there. */
	public Split first() {
		return images.containsKey(Split.TRAIN) ? Split.TRAIN : Split.TEST;
	}

	/** The first split alone. */
	public SourceSplits firstAlone() {
		return new SourceSplits(Map.of(first(), images.get(first())), leftOut);
	}

	/** How many images there are in all. */
	public int size() {
		return images.values().stream().mapToInt(DigitDataset::size).sum();
	}
}
