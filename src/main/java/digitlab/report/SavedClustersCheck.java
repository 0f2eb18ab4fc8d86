package digitlab.report;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import digitlab.clustering.ClusterResult;
import digitlab.clustering.DigitDistances;
import digitlab.clustering.LabelAgreement;
import digitlab.dataset.DigitImage;

/** Checks that the parts of clusters from a file fit together: whatever shows them relies on that. */
final class SavedClustersCheck {

	private final SavedClusters saved;

	private SavedClustersCheck(SavedClusters saved) {
		this.saved = saved;
	}

	/** @throws RuntimeException if a part is missing, impossible or of another size than the others */
	static void check(SavedClusters saved) {
		SavedClustersCheck check = new SavedClustersCheck(saved);
		check.checkComponents();
		check.checkSample();
		check.checkMeasures();
	}

	private static void require(boolean holds) {
		if (!holds) {
			throw new IllegalArgumentException("The parts of a result do not fit together.");
		}
	}

	private static boolean areFinite(double... values) {
		return Arrays.stream(values).allMatch(Double::isFinite);
	}

	private void checkComponents() {
		SavedClusters.Components found = saved.components();
		require(Stream.of(saved.source(), saved.space(), saved.parameters(), saved.seconds()).allMatch(Objects::nonNull));
		require(found.components().length > 0 && found.variances().length == found.components().length);
		require(areFinite(found.mean()) && areFinite(found.variances()) && Double.isFinite(found.totalVariance())
				&& found.totalVariance() > 0);
		for (double[] component : found.components()) {
			require(component.length == found.mean().length && areFinite(component));
		}
		require(!saved.space().equals("pixels") || found.mean().length == DigitImage.PIXELS);
		ClusterResult.Seconds seconds = saved.seconds();
		require(areFinite(seconds.pca(), seconds.kmeans(), seconds.measures(), seconds.projection()));
	}

	private void checkSample() {
		SavedClusters.Sample sample = saved.sample();
		int k = saved.clusters().centres().length;
		int n = sample.labels().length;
		int components = saved.components().components().length;
		require(k > 0 && n > 0 && saved.samples() >= n);
		require(sample.assignment().length == n && sample.coordinates().length == n && sample.embedded().length > 0
				&& sample.embedded().length == sample.plot().length);
		require(Arrays.stream(sample.assignment()).allMatch(cluster -> cluster >= 0 && cluster < k));
		require(sample.embedded()[0] >= 0 && sample.embedded()[sample.embedded().length - 1] < n
				&& IntStream.range(1, sample.embedded().length).allMatch(i -> sample.embedded()[i - 1] < sample.embedded()[i]));
		require(Arrays.stream(sample.coordinates()).allMatch(row -> row.length == components)
				&& Arrays.stream(sample.plot()).allMatch(row -> row.length == 2));
		int columns = saved.clusters().centres()[0].length;
		require(saved.parameters().components() == 0
				? columns == saved.components().mean().length
				: columns > 0 && columns <= components);
	}

	private void checkMeasures() {
		SavedClusters.Measures measures = saved.measures();
		require(areFinite(saved.clusters().inertia(), measures.silhouette()));
		if (measures.contingency() != null) {
			int[][] table = measures.contingency();
			require(table.length == saved.clusters().centres().length
					&& Arrays.stream(table).allMatch(row -> row.length == LabelAgreement.DIGITS));
			long all = Arrays.stream(table).flatMapToInt(Arrays::stream).mapToLong(n -> n < 0 ? Long.MIN_VALUE : n).sum();
			require(all > 0 && all <= saved.samples());
		}
		checkDistances(measures.distances());
	}

	private static void checkDistances(DigitDistances found) {
		require(found.distances().length == LabelAgreement.DIGITS);
		for (double[] row : found.distances()) {
			require(row.length == LabelAgreement.DIGITS && DoubleStream.of(row).allMatch(d -> d >= 0 && Double.isFinite(d)));
		}
		TreeSet<Integer> digits = new TreeSet<>(found.digits());
		require(List.copyOf(digits).equals(found.digits())
				&& digits.stream().allMatch(digit -> digit >= 0 && digit < LabelAgreement.DIGITS));
		Set<List<Integer>> groups = new HashSet<>();
		digits.forEach(digit -> groups.add(List.of(digit)));
		require(found.merges().size() == Math.max(0, digits.size() - 1));
		for (DigitDistances.Merge merge : found.merges()) {
			require(groups.remove(merge.left()) && groups.remove(merge.right()) && merge.height() >= 0
					&& Double.isFinite(merge.height()));
			groups.add(Stream.concat(merge.left().stream(), merge.right().stream()).sorted().toList());
		}
	}
}
