package digitlab.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.CancellationException;

import digitlab.dataset.DigitDataset;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;

/**
 * Finds the images that are farthest from their fifth nearest neighbour of the same digit: wrong labels and unusual handwriting.
 * Exact, and near linear in time: an image is abandoned as soon as five neighbours are closer than the fifth neighbour of the
 * weakest outlier so far, which in a random order happens soon (Bay and Schwabacher, "Mining Distance-Based Outliers in Near
 * Linear Time with Randomization and a Simple Pruning Rule", 2003).
 */
public final class Outliers {

	/** The neighbour whose distance counts: beyond the second, so that a few equal oddities do not hide each other. */
	public static final int NEIGHBOUR = 5;

	private static final int DIGITS = 10;
	private static final double FULL_INK = 255;
	private static final long SEED = 1;

	/** An outlier with its squared distance, pixels 0 to 255; ordered from the weakest, and by descending index if equal. */
	private record Found(int index, int digit, int squared) {

		static final Comparator<Found> WEAKEST_FIRST = Comparator.comparingInt(Found::squared)
				.thenComparing(Comparator.comparingInt(Found::index).reversed());
	}

	private final DigitDataset data;
	private final int count;
	private final ProgressListener progress;
	private final CancellationToken cancellation;
	private final PriorityQueue<Found> best = new PriorityQueue<>(Found.WEAKEST_FIRST);
	private final int[] nearest = new int[NEIGHBOUR];
	private long done;

	private Outliers(DigitDataset data, int count, ProgressListener progress, CancellationToken cancellation) {
		this.data = data;
		this.count = count;
		this.progress = progress;
		this.cancellation = cancellation;
	}

	/**
	 * Finds the images with the greatest distance to the fifth nearest image of the same digit, farthest first; for a digit with
	 * fewer than six images, to the farthest one. Images that are the only one of their digit, or unlabelled, are left out.
	 * Blocks.
	 *
	 * @param count maximum number of outliers
	 * @throws IllegalArgumentException if {@code count} is negative
	 * @throws CancellationException if stopped before the end
	 */
	public static List<Outlier> find(DigitDataset data, int count, ProgressListener progress, CancellationToken cancellation) {
		if (count < 0) {
			throw new IllegalArgumentException("The number of outliers cannot be negative: " + count + ".");
		}
		Outliers search = new Outliers(data, count, progress, cancellation);
		for (int digit = 0; digit < DIGITS && count > 0; digit++) {
			search.search(digit);
		}
		return search.best.stream().sorted(Found.WEAKEST_FIRST.reversed())
				.map(f -> new Outlier(f.index(), f.digit(), Math.sqrt(f.squared()) / FULL_INK)).toList();
	}

	private void search(int digit) {
		PackedImages images = new PackedImages(data, shuffled(PackedImages.indicesOf(data, digit)));
		for (int i = 0; i < images.size() && images.size() > 1; i++) {
			if (cancellation.isCancelled()) {
				throw new CancellationException("The search for outliers was stopped.");
			}
			int squared = neighbourDistance(images, i);
			if (squared >= cutoff()) {
				keep(new Found(images.index(i), digit, squared));
			}
			progress.progress(++done, data.size());
		}
	}

	/** The squared distance to the fifth neighbour, or any value below the cutoff once it is known to be below; 0 is final. */
	private int neighbourDistance(PackedImages images, int place) {
		Arrays.fill(nearest, Integer.MAX_VALUE);
		int cutoff = cutoff();
		int last = Math.min(NEIGHBOUR, images.size() - 1) - 1;
		for (int step = 1; step < images.size() && nearest[last] >= cutoff && nearest[last] > 0; step++) {
			int other = place + step < images.size() ? place + step : place + step - images.size();
			insert(images.squaredDistance(place, other), last);
		}
		return nearest[last];
	}

	private void insert(int squared, int last) {
		int at = last;
		if (squared < nearest[at]) {
			while (at > 0 && nearest[at - 1] > squared) {
				nearest[at] = nearest[at - 1];
				at--;
			}
			nearest[at] = squared;
		}
	}

	/** The minimum squared distance of an image that can still be among the outliers. */
	private int cutoff() {
		return best.size() < count ? 0 : best.element().squared();
	}

	private void keep(Found found) {
		best.add(found);
		if (best.size() > count) {
			best.remove();
		}
	}

	/** Returns the indices in a random order that is the same at every call. */
	private static int[] shuffled(int[] indices) {
		Random random = new Random(SEED);
		for (int i = indices.length - 1; i > 0; i--) {
			int j = random.nextInt(i + 1);
			int swapped = indices[i];
			indices[i] = indices[j];
			indices[j] = swapped;
		}
		return indices;
	}
}
