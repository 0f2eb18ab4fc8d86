package digitlab.data;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a source has, to be written elsewhere.
 *
 * @param images by split; at least one, and one alone of a source without splits
 * @param leftOut images without a label among others that have one; they are not among {@code images}
 * @param missing why a split is not there, in one sentence; empty if nothing is missing
 */
public record DatasetParts(Map<Split, DigitDataset> images, int leftOut, String missing) {

	private static final Logger LOG = LoggerFactory.getLogger(DatasetParts.class);

	/**
	 * Reads a source.
	 *
	 * @param only the split that is wanted; null for all that there are
	 * @throws IOException as {@link DatasetReader#read} says, if nothing can be read or what is there is malformed
	 * @throws java.util.concurrent.CancellationException if stopped
	 */
	public static DatasetParts read(DatasetReader reader, @Nullable Split only, ProgressListener progress, StopSignal stop)
			throws IOException {
		if (only != null) {
			return of(Map.of(only, reader.read(only, progress, stop)), "");
		}
		Map<Split, DigitDataset> images = new EnumMap<>(Split.class);
		IOException first = null;
		for (Split split : Split.values()) {
			try {
				images.put(split, reader.read(split, progress, stop));
			} catch (DatasetFormatException damaged) {
				throw damaged;
			} catch (IOException absent) { // a folder may have the files of one split only
				LOG.info("A split is left out: {}", absent.getMessage());
				first = first == null ? absent : first;
			}
		}
		if (images.isEmpty() && first != null) {
			throw first;
		}
		DigitDataset test = images.get(Split.TEST);
		if (test != null && images.get(Split.TRAIN) instanceof DigitDataset train && train.hasSameImages(test)) {
			images.remove(Split.TEST); // a source without parts gives all it has for either
		}
		return of(images, first == null || first.getMessage() == null ? "" : first.getMessage());
	}

	/** Of what is in memory: the labelled images where there are any. */
	public static DatasetParts of(Map<Split, DigitDataset> images, String missing) {
		Map<Split, DigitDataset> kept = new EnumMap<>(Split.class);
		int leftOut = 0;
		for (Map.Entry<Split, DigitDataset> part : images.entrySet()) {
			DigitDataset all = part.getValue();
			int[] labelled = IntStream.range(0, all.size()).filter(i -> all.label(i) != DigitDataset.UNLABELLED).toArray();
			boolean isMixed = labelled.length > 0 && labelled.length < all.size();
			leftOut += isMixed ? all.size() - labelled.length : 0;
			kept.put(part.getKey(), isMixed ? all.subset(labelled) : all);
		}
		return new DatasetParts(kept, leftOut, missing);
	}

	/** The first of the splits that are there. */
	public Split first() {
		return images.containsKey(Split.TRAIN) ? Split.TRAIN : Split.TEST;
	}

	/** The first split alone. */
	public DatasetParts firstAlone() {
		return new DatasetParts(Map.of(first(), images.get(first())), leftOut, missing);
	}

	/** How many images there are in all. */
	public int size() {
		return images.values().stream().mapToInt(DigitDataset::size).sum();
	}
}
