package digitlab.plot;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.SourceName;

/** Figures of a dataset's images. */
public final class DatasetFigures {

	private static final int PER_ROW = 16;
	private static final int UNLABELLED_ROWS = 10;
	private static final int DIGITS = 10;
	private static final int ZOOM = 2;

	private DatasetFigures() {
	}

	/** Evenly spaced samples of the whole set: a row for each digit, or rows of any if there are no labels. */
	public static Figure samples(DigitDataset data) {
		return Figure.of("samples",
				() -> new ContactSheet(SourceName.shown(data.source()), rows(data), Optional.empty(), ZOOM).draw());
	}

	/**
	 * Evenly spaced samples of the whole set by digit, under an empty key if there are no labels.
	 *
	 * @param each maximum number of images per digit and per row
	 */
	public static Map<String, DigitDataset> sampled(DigitDataset data, int each) {
		Map<String, DigitDataset> rows = new LinkedHashMap<>();
		for (int digit = 0; digit < DIGITS; digit++) {
			int label = digit;
			int[] own = IntStream.range(0, data.size()).filter(i -> data.label(i) == label).toArray();
			if (own.length > 0) {
				rows.put(Integer.toString(digit), data.subset(own).evenly(each));
			}
		}
		return rows.isEmpty() ? Map.of("", data.evenly(each * UNLABELLED_ROWS)) : rows;
	}

	private static List<ContactSheet.Row> rows(DigitDataset data) {
		Map<String, DigitDataset> sampled = sampled(data, PER_ROW);
		return sampled.get("") instanceof DigitDataset unlabelled
				? ContactSheet.grid(tiles(unlabelled), PER_ROW)
				: sampled.entrySet().stream().map(row -> new ContactSheet.Row(List.of(row.getKey()), tiles(row.getValue())))
						.toList();
	}

	private static List<Tile> tiles(DigitDataset some) {
		return IntStream.range(0, some.size()).mapToObj(i -> Tile.of(some.image(i), "")).toList();
	}
}
