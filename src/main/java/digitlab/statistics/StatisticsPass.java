package digitlab.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;

/** The single pass over the images of a dataset. */
final class StatisticsPass {

	private static final int DIGITS = 10;
	private static final int FULL_INK = DigitImage.PIXELS * 255;
	private static final int INK_BINS = 100;

	private final DigitDataset data;
	private final PixelRow row = new PixelRow();
	private final DuplicateFinder finder;
	/** The sums of the ten digits and, last, of the unlabelled images. */
	private final List<PixelSums> sums = Stream.generate(PixelSums::new).limit(DIGITS + 1).toList();
	private final int[] ink;
	private final int[] boxes;
	private final List<Duplicate> duplicates = new ArrayList<>();
	private final List<Integer> blank = new ArrayList<>();

	StatisticsPass(DigitDataset data) {
		this.data = data;
		finder = new DuplicateFinder(data);
		ink = new int[data.size()];
		boxes = new int[data.size()];
	}

	/** Processes the images from {@code from} (inclusive) to {@code to} (exclusive). */
	void look(int from, int to) {
		for (int i = from; i < to; i++) {
			row.load(data, i);
			sums.get(group(i)).add(row.words(), 0);
			ink[i] = PixelSums.ink(row);
			boxes[i] = InkBox.measure(row.bytes());
			if (ink[i] == 0) {
				blank.add(i);
			}
			int original = finder.find(i, row.bytes());
			if (original != DuplicateFinder.NONE) {
				duplicates.add(new Duplicate(i, original, isConflict(i, original)));
			}
		}
	}

	private int group(int image) {
		return data.label(image) == DigitDataset.UNLABELLED ? DIGITS : data.label(image);
	}

	private boolean isConflict(int image, int original) {
		return data.label(image) != DigitDataset.UNLABELLED && data.label(original) != DigitDataset.UNLABELLED
				&& data.label(image) != data.label(original);
	}

	/** The statistics, after all images were processed. */
	DatasetStatistics result() {
		int[] inks = new int[INK_BINS];
		int[] widths = new int[DigitImage.SIDE + 1];
		int[] heights = new int[DigitImage.SIDE + 1];
		for (int i = 0; i < ink.length; i++) {
			inks[Math.min(INK_BINS - 1, ink[i] * INK_BINS / FULL_INK)]++;
			widths[InkBox.width(boxes[i])]++;
			heights[InkBox.height(boxes[i])]++;
		}
		List<ClassStatistics> classes = classes();
		PixelSums all = new PixelSums();
		sums.forEach(all::add);
		return new DatasetStatistics(data.source(), data.size(), sums.get(DIGITS).count(), classes,
				new DatasetStatistics.Histograms(Histogram.of(0, 1.0 / INK_BINS, inks), Histogram.of(0, 1, widths),
						Histogram.of(0, 1, heights)),
				new DatasetStatistics.PixelStatistics(all.mean(), all.variance(), all.constantPixels()), duplicates, blank);
	}

	private List<ClassStatistics> classes() {
		int[][] members = members();
		int labelled = data.size() - sums.get(DIGITS).count();
		return IntStream.range(0, DIGITS).mapToObj(digit -> {
			PixelSums digits = sums.get(digit);
			int[] images = members[digit];
			return new ClassStatistics(digit, images.length, labelled == 0 ? 0 : images.length / (double) labelled, digits.mean(),
					digits.variance(), Spread.of(IntStream.of(images).map(i -> ink[i]).toArray(), FULL_INK),
					Spread.of(IntStream.of(images).map(i -> InkBox.width(boxes[i])).toArray(), 1),
					Spread.of(IntStream.of(images).map(i -> InkBox.height(boxes[i])).toArray(), 1));
		}).toList();
	}

	private int[][] members() {
		int[][] members = new int[DIGITS + 1][];
		int[] filled = new int[DIGITS + 1];
		for (int group = 0; group <= DIGITS; group++) {
			members[group] = new int[sums.get(group).count()];
		}
		for (int i = 0; i < data.size(); i++) {
			int group = group(i);
			members[group][filled[group]++] = i;
		}
		return members;
	}
}
