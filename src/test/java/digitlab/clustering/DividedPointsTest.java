package digitlab.clustering;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** Components and clusters of points that are divided over machines are those of all points. */
class DividedPointsTest {

	private static PointBlock block(int from, int to) {
		FloatMatrix points = FormulaPoints.points();
		float[] values = new float[(to - from) * points.columns()];
		for (int i = from; i < to; i++) {
			System.arraycopy(points.row(i), 0, values, (i - from) * points.columns(), points.columns());
		}
		return new PointBlock(IntStream.range(from, to).asLongStream().toArray(), new byte[to - from], values);
	}

	private static List<PointBlock> halves() {
		return List.of(block(0, 71), block(71, FormulaPoints.ROWS));
	}

	private static CovarianceSums sums(int from, int to, double unit) {
		FloatMatrix points = FormulaPoints.points();
		return CovarianceSums.of(points.columns(), unit, IntStream.range(from, to).mapToObj(i -> {
			double[] row = new double[points.columns()];
			Arrays.setAll(row, j -> points.value(i, j) * unit);
			return row;
		}).iterator());
	}

	@Test
	void componentsAreThoseOfAllPoints() {
		Pca whole = Pca.fit(FormulaPoints.points(), 4, ProgressListener.NONE, new CancellationToken());
		Pca parts = sums(0, 71, 255).add(sums(71, 71, 255)).add(sums(71, FormulaPoints.ROWS, 255)).fit(4);
		assertThat(parts.count()).isEqualTo(whole.count());
		for (int c = 0; c < whole.count(); c++) {
			assertThat(parts.explainedVariance().get(c)).isCloseTo(whole.explainedVariance().get(c), within(1e-12));
			assertThat(parts.component(c)).containsExactly(whole.component(c), within(1e-9));
		}
		assertThat(parts.mean()).containsExactly(whole.mean(), within(1e-12));
		assertThatThrownBy(() -> sums(0, 1, 1).fit(2)).hasMessage("Components need at least two images: there is only 1.");
	}

	@Test
	void oneStepFromGivenCentresIsLloyds() {
		float[][] start = IntStream.range(0, 4).mapToObj(FormulaPoints.start(4)::row).toArray(float[][]::new);
		KMeansPass pass = KMeansPass.of(halves().subList(1, 2).iterator(), new float[][][]{start, start})
				.add(KMeansPass.of(halves().subList(0, 1).iterator(), new float[][][]{start, start}));
		KMeansPass again = KMeansPass.of(halves().iterator(), new float[][][]{pass.means(1)});
		KMeansResult whole = KMeans.fit(FormulaPoints.points(), FormulaPoints.start(4), KMeansOptions.of(4, 1, 0),
				KMeansListener.NONE, new CancellationToken());
		assertThat(Arrays.stream(again.sizes(0)).sum()).isEqualTo(FormulaPoints.ROWS);
		assertThat(again.inertia(0)).isCloseTo(whole.inertia(), within(1e-3)); // these points settle in one step
		assertThat(KMeansPass.assign(block(0, 71), pass.means(0))).startsWith(0, 1, 2, 3, 0, 1, 2, 3);
		assertThat(again.meanVariance()).isCloseTo(
				Arrays.stream(sums(0, FormulaPoints.ROWS, 1).fit(6).variances().stream().mapToDouble(v -> v).toArray()).sum()
						* (FormulaPoints.ROWS - 1) / FormulaPoints.ROWS / 6,
				within(1e-3));
	}

	@Test
	void anEmptyClusterGetsTheFarthestPoint() {
		float[][] centres = {FormulaPoints.points().row(0), new float[]{1e4f, 0, 0, 0, 0, 0}};
		KMeansPass pass = KMeansPass.of(halves().iterator(), new float[][][]{centres});
		assertThat(pass.sizes(0)).containsExactly(FormulaPoints.ROWS, 0);
		NearestPoints.Near farthest = NearestPoints.to(FormulaPoints.points(), FormulaPoints.points().row(0), FormulaPoints.ROWS)
				.getLast();
		assertThat(pass.means(0)[1]).containsExactly(FormulaPoints.points().row(farthest.index()));
	}

	private static float[][][] drawn(List<PointBlock> blocks, int starts, int k) {
		float[][][] drawn = new float[starts][0][];
		for (int round = 0; round <= ParallelSeeding.ROUNDS; round++) {
			int limit = ParallelSeeding.limit(round, k);
			ParallelSeeding all = null;
			for (PointBlock block : blocks) {
				ParallelSeeding part = ParallelSeeding.draw(List.of(block).iterator(), drawn, limit, 1, round);
				all = all == null ? part : all.add(part);
			}
			drawn = all.after(drawn);
		}
		return drawn;
	}

	@Test
	void whatIsDrawnDoesNotDependOnTheDivision() {
		float[][][] whole = drawn(List.of(block(0, FormulaPoints.ROWS)), 2, 3);
		assertThat(drawn(halves(), 2, 3)).isDeepEqualTo(whole);
		assertThat(drawn(halves().reversed(), 2, 3)).isDeepEqualTo(whole);
		assertThat(whole[0]).hasDimensions(1 + ParallelSeeding.ROUNDS * 6, FormulaPoints.COLUMNS);
		assertThat(whole[0][0]).isNotEqualTo(whole[1][0]);
	}

	@Test
	void theSeedsAreSpreadLikeThoseOfKMeansPlusPlus() {
		float[][][] drawn = drawn(halves(), 1, 4);
		KMeansPass weights = KMeansPass.of(halves().iterator(), drawn);
		float[][] seeds = ParallelSeeding.choose(drawn[0], weights.sizes(0), 4, new Random(1));
		int[] groups = Arrays.stream(seeds)
				.mapToInt(seed -> NearestPoints.to(FormulaPoints.points(), seed, 1).getFirst().index() % 4).sorted().toArray();
		assertThat(groups).containsExactly(0, 1, 2, 3); // the four groups of the formula
	}

	@Test
	void tooFewDifferentPointsAreRefused() {
		float[][] same = {{1, 2}, {1, 2}, {3, 4}};
		assertThatThrownBy(() -> ParallelSeeding.choose(same, new long[]{5, 0, 2}, 3, new Random(1)))
				.isInstanceOf(IllegalArgumentException.class)
				.hasMessage("There are only 2 different points: choose at most 2 clusters.");
	}

	@Test
	void randomNumbersAreUniformAndDependOnEverything() {
		List<Double> numbers = new ArrayList<>();
		for (int row = 0; row < 10_000; row++) {
			numbers.add(ParallelSeeding.uniform(1, 0, 0, row));
		}
		assertThat(numbers).allMatch(u -> u > 0 && u < 1);
		assertThat(numbers.stream().mapToDouble(u -> u).average().orElseThrow()).isCloseTo(0.5, within(0.015));
		assertThat(List.of(ParallelSeeding.uniform(1, 0, 0, 7), ParallelSeeding.uniform(2, 0, 0, 7),
				ParallelSeeding.uniform(1, 1, 0, 7), ParallelSeeding.uniform(1, 0, 1, 7), ParallelSeeding.uniform(1, 0, 0, 8)))
				.doesNotHaveDuplicates();
	}
}
