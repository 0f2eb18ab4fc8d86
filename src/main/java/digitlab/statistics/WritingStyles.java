package digitlab.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

import digitlab.clustering.FloatMatrix;
import digitlab.clustering.KMeans;
import digitlab.clustering.KMeansListener;
import digitlab.clustering.KMeansOptions;
import digitlab.clustering.KMeansResult;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.FloatImage;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;

/** Finds the styles in which a digit is written: clusters of its images, found by k-means on the pixels. */
public final class WritingStyles {

	/** The maximum number of examples per style. */
	public static final int EXAMPLES = 12;

	/** k-means converges to a local optimum: the best of several starts is used. */
	private static final int STARTS = 4;

	/** More than any digit of MNIST needs; a limit in case rounding makes two assignments alternate. */
	private static final int MAX_ITERATIONS = 200;
	private static final double UNTIL_NONE_CHANGES = 0;

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
		KMeansResult best = best(data, images, k, new Random(seed), progress, cancellation);
		return IntStream.range(0, best.k()).mapToObj(cluster -> style(images, best.members(cluster)))
				.sorted(Comparator.comparingInt(WritingStyle::count).reversed().thenComparing(s -> s.examples().getFirst()))
				.toList();
	}

	private static KMeansResult best(DigitDataset data, PackedImages images, int k, Random random, ProgressListener progress,
			CancellationToken cancellation) {
		FloatMatrix points = FloatMatrix.ofPixels(data.subset(images.indices()));
		KMeansResult best = null;
		for (int start = 1; start <= STARTS; start++) {
			int[] seeds = StyleSeeds.choose(images, k, random);
			KMeansOptions options = new KMeansOptions(seeds.length, 1, MAX_ITERATIONS, UNTIL_NONE_CHANGES, 0);
			KMeansResult next = KMeans.fit(points, points.subset(seeds), options, KMeansListener.NONE, cancellation);
			if (next.stopped()) {
				throw new CancellationException("The search for writing styles was stopped.");
			}
			best = best == null || next.inertia() < best.inertia() ? next : best;
			progress.progress(start, STARTS);
		}
		return Objects.requireNonNull(best);
	}

	private static WritingStyle style(PackedImages images, int[] places) {
		record Member(int index, double distance) {
		}
		PixelSums sums = new PixelSums();
		IntStream.of(places).forEach(place -> sums.add(images.words(), place * PixelRow.WORDS));
		FloatImage centre = sums.mean();
		double[] point = centre.toArray();
		List<Integer> examples = IntStream.of(places)
				.mapToObj(place -> new Member(images.index(place), images.squaredDistance(place, point)))
				.sorted(Comparator.comparingDouble(Member::distance).thenComparingInt(Member::index)).limit(EXAMPLES)
				.map(Member::index).toList();
		int count = sums.count();
		return new WritingStyle(count, count / (double) images.size(), examples, centre);
	}
}
