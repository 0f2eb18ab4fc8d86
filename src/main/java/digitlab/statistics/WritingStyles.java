package digitlab.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.FloatImage;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;

/** The ways in which one digit is written: clusters of its images, found by k-means on the pixels. */
public final class WritingStyles {

	/** How many examples a style shows at most. */
	public static final int EXAMPLES = 12;

	/** k-means ends in the optimum nearest to its start: the best of several starts is taken. */
	private static final int STARTS = 4;

	private WritingStyles() {
	}

	/**
	 * The styles of a digit, the most frequent first; fewer than {@code k} when there are fewer distinct images, none when the
	 * digit is absent. The same arguments give the same styles. Blocks.
	 *
	 * @param digit 0 to 9
	 * @param k how many styles, at least 1
	 * @throws IllegalArgumentException with one sentence, if the digit or {@code k} is out of range
	 * @throws CancellationException if stopped before the end
	 */
	public static List<WritingStyle> find(DigitDataset data, int digit, int k, long seed, ProgressListener progress,
			CancellationToken cancellation) {
		if (digit < 0 || digit > 9 || k < 1) {
			throw new IllegalArgumentException(
					"Writing styles need a digit from 0 to 9 and at least one style, not digit " + digit + " and " + k
							+ " styles.");
		}
		PackedImages images = new PackedImages(data, PackedImages.indicesOf(data, digit));
		if (images.size() == 0) {
			return List.of();
		}
		KMeans best = best(images, k, new Random(seed), progress, cancellation);
		return IntStream.range(0, best.clusters()).mapToObj(cluster -> style(images, best, cluster))
				.sorted(Comparator.comparingInt(WritingStyle::count).reversed().thenComparing(s -> s.examples().getFirst()))
				.toList();
	}

	private static KMeans best(PackedImages images, int k, Random random, ProgressListener progress,
			CancellationToken cancellation) {
		CentreDistances distances = new CentreDistances(images);
		KMeans best = new KMeans(images, distances, k, random, cancellation);
		for (int start = 1; start < STARTS; start++) {
			progress.progress(start, STARTS);
			KMeans next = new KMeans(images, distances, k, random, cancellation);
			best = next.inertia() < best.inertia() ? next : best;
		}
		best.finish();
		progress.progress(STARTS, STARTS);
		return best;
	}

	private static WritingStyle style(PackedImages images, KMeans clusters, int cluster) {
		record Member(int index, double distance) {
		}
		FloatImage centre = clusters.sums(cluster).mean();
		double[] point = centre.toArray();
		List<Integer> examples = IntStream.range(0, images.size()).filter(i -> clusters.cluster(i) == cluster)
				.mapToObj(i -> new Member(images.index(i), images.squaredDistance(i, point)))
				.sorted(Comparator.comparingDouble(Member::distance).thenComparingInt(Member::index)).limit(EXAMPLES)
				.map(Member::index).toList();
		int count = clusters.sums(cluster).count();
		return new WritingStyle(count, count / (double) images.size(), examples, centre);
	}
}
