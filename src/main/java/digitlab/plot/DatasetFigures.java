package digitlab.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import digitlab.data.DigitDataset;

/** Figures of images as they are. */
public final class DatasetFigures {

	private static final int PER_ROW = 16;
	private static final int UNLABELLED_ROWS = 10;
	private static final int DIGITS = 10;
	private static final int ZOOM = 2;

	private DatasetFigures() {
	}

	/** Images evenly from the whole set: a row for each digit, or rows of any if there are no labels. */
	public static Figure samples(DigitDataset data) {
		return Figure.of("samples", () -> new ContactSheet(data.source(), rows(data), Optional.empty(), ZOOM).draw());
	}

	private static List<ContactSheet.Row> rows(DigitDataset data) {
		List<ContactSheet.Row> rows = new ArrayList<>();
		for (int digit = 0; digit < DIGITS; digit++) {
			int label = digit;
			int[] own = IntStream.range(0, data.size()).filter(i -> data.label(i) == label).toArray();
			if (own.length > 0) {
				rows.add(new ContactSheet.Row(List.of(Integer.toString(digit)), tiles(data.subset(own).evenly(PER_ROW))));
			}
		}
		return rows.isEmpty() ? ContactSheet.grid(tiles(data.evenly(PER_ROW * UNLABELLED_ROWS)), PER_ROW) : rows;
	}

	private static List<Tile> tiles(DigitDataset some) {
		return IntStream.range(0, some.size()).mapToObj(i -> Tile.of(some.image(i), "")).toList();
	}
}
