package digitlab.statistics;

import java.util.ArrayList;
import java.util.List;

import digitlab.dataset.DigitDataset;

/** The single pass over the images of a dataset. */
final class StatisticsPass {

	private final DigitDataset data;
	private final PixelRow row = new PixelRow();
	private final DuplicateFinder finder;
	private final StatisticsSums sums = new StatisticsSums();
	private final List<Duplicate> duplicates = new ArrayList<>();
	private final List<Integer> blank = new ArrayList<>();

	StatisticsPass(DigitDataset data) {
		this.data = data;
		finder = new DuplicateFinder(data);
	}

	/** Processes the images from {@code from} (inclusive) to {@code to} (exclusive). */
	void look(int from, int to) {
		for (int i = from; i < to; i++) {
			row.load(data, i);
			if (sums.addRow(data.label(i), row)) {
				blank.add(i);
			}
			int original = finder.find(i, row.bytes());
			if (original != DuplicateFinder.NONE) {
				duplicates.add(Duplicate.of(i, data.label(i), original, data.label(original)));
			}
		}
	}

	/** The statistics, after all images were processed. */
	DatasetStatistics result() {
		return sums.result(data.source(), duplicates, blank);
	}
}
