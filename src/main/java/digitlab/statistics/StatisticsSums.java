package digitlab.statistics;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;

/**
 * The exact sums from which all statistics of images follow, except for those of duplicates. The sums of parts of the images, in
 * any order, add up to the sums of all; they take about 10 MB, however many images there are, at most 2³¹ - 1. Not for several
 * threads.
 */
public final class StatisticsSums implements Serializable {

	private static final long serialVersionUID = 1;

	private static final int DIGITS = 10;
	private static final int FULL_INK = DigitImage.PIXELS * 255;
	private static final int INK_BINS = 100;

	private final PixelRow row = new PixelRow();
	/** Of the ten digits and, last, of the images without a label. */
	private final Group[] groups = Stream.generate(Group::new).limit(DIGITS + 1).toArray(Group[]::new);

	/** The pixels of some images, and how many of these have each amount of ink, each width and each height. */
	private static final class Group implements Serializable {

		private static final long serialVersionUID = 1;

		private final PixelSums pixels = new PixelSums();
		private final int[] widths = new int[DigitImage.SIDE + 1];
		private final int[] heights = new int[DigitImage.SIDE + 1];
		/** Empty until there is an image: ordered data have few digits in each part. */
		private int[] inks = new int[0];

		void add(PixelRow row, int ink) {
			pixels.add(row.words(), 0);
			int box = InkBox.measure(row.bytes());
			widths[InkBox.width(box)]++;
			heights[InkBox.height(box)]++;
			inks = inks.length == 0 ? new int[FULL_INK + 1] : inks;
			inks[ink]++;
		}

		void add(Group other) {
			pixels.add(other.pixels);
			addTo(widths, other.widths);
			addTo(heights, other.heights);
			inks = inks.length == 0 ? new int[other.inks.length] : inks;
			addTo(inks, other.inks);
		}
	}

	private static void addTo(int[] sums, int[] more) {
		for (int i = 0; i < more.length; i++) {
			sums[i] += more[i];
		}
	}

	/**
	 * Adds an image.
	 *
	 * @param label 0 to 9, or {@link DigitDataset#UNLABELLED}
	 * @param pixels 784 unsigned bytes, 0 paper to 255 ink
	 * @return whether it has no ink
	 */
	public boolean add(int label, byte[] pixels) {
		row.load(pixels);
		return addRow(label, row);
	}

	boolean addRow(int label, PixelRow image) {
		int ink = PixelSums.ink(image);
		groups[label == DigitDataset.UNLABELLED ? DIGITS : label].add(image, ink);
		return ink == 0;
	}

	/** Adds the images of another part. */
	public void add(StatisticsSums other) {
		for (int i = 0; i < groups.length; i++) {
			groups[i].add(other.groups[i]);
		}
	}

	/**
	 * The statistics of the images added.
	 *
	 * @param source where the images come from, for the user
	 * @param duplicates images equal to an earlier one, by index
	 * @param blank indices of the images without any ink
	 */
	public DatasetStatistics result(String source, List<Duplicate> duplicates, List<Integer> blank) {
		Group all = new Group();
		Arrays.stream(groups).forEach(all::add);
		int[] inks = new int[INK_BINS];
		for (int ink = 0; ink < all.inks.length; ink++) {
			inks[Math.min(INK_BINS - 1, ink * INK_BINS / FULL_INK)] += all.inks[ink];
		}
		int unlabelled = groups[DIGITS].pixels.count();
		int labelled = all.pixels.count() - unlabelled;
		return new DatasetStatistics(source, all.pixels.count(), unlabelled,
				IntStream.range(0, DIGITS).mapToObj(digit -> digit(digit, labelled)).toList(),
				new DatasetStatistics.Histograms(Histogram.of(0, 1.0 / INK_BINS, inks), Histogram.of(0, 1, all.widths),
						Histogram.of(0, 1, all.heights)),
				new DatasetStatistics.PixelStatistics(all.pixels.mean(), all.pixels.variance(), all.pixels.constantPixels()),
				duplicates, blank);
	}

	private ClassStatistics digit(int digit, int labelled) {
		Group group = groups[digit];
		int count = group.pixels.count();
		return new ClassStatistics(digit, count, labelled == 0 ? 0 : count / (double) labelled, group.pixels.mean(),
				group.pixels.variance(), Spread.ofCounts(group.inks, FULL_INK), Spread.ofCounts(group.widths, 1),
				Spread.ofCounts(group.heights, 1));
	}
}
