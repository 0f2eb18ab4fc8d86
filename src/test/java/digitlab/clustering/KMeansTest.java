package digitlab.clustering;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;

import digitlab.clustering.KMeansSteps.Kind;
import digitlab.clustering.KMeansSteps.Step;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** Expected numbers come from scikit-learn: see clustering_reference.py. */
class KMeansTest {

	private static KMeansResult fit(FloatMatrix points, int k, int restarts, long seed) {
		return KMeans.fit(points, KMeansOptions.of(k, restarts, seed), KMeansListener.NONE, new CancellationToken());
	}

	private static KMeansResult from(int k) {
		return KMeans.fit(FormulaPoints.points(), FormulaPoints.start(k), KMeansOptions.of(k, 1, 0), KMeansListener.NONE,
				new CancellationToken());
	}

	@Test
	void fromTheSameStartTheEndIsScikitLearns() {
		KMeansResult four = from(4);
		assertThat(four.sizes()).containsExactly(30, 30, 30, 30);
		assertThat(four.inertia()).isCloseTo(806.36128, within(1e-4));
		assertThat(four.centres().row(0)).containsExactly(new float[]{-0.00778754354f, 5.34597622f, 4.86553298f, -0.788835501f,
				-5.78911454f, -4.28111747f}, within(1e-5f));
		KMeansResult seven = from(7);
		assertThat(seven.sizes()).containsExactly(30, 19, 16, 16, 14, 14, 11);
		assertThat(seven.inertia()).isCloseTo(716.936149, within(1e-4));
		assertThat(seven.centres().row(0)).containsExactly(new float[]{-4.11818616f, -5.73658689f, -1.11360356f, 4.59290702f,
				5.36622099f, 0.108490115f}, within(1e-5f));
	}

	@Test
	void theBestOfSomeStartsIsAsGoodAsScikitLearns() {
		assertThat(fit(FormulaPoints.points(), 7, 20, 1).inertia()).isLessThan(711.954114 * 1.005);
	}

	@Test
	void theSameSeedFindsTheSame() {
		KMeansResult first = fit(FormulaPoints.points(), 5, 3, 42);
		KMeansResult second = fit(FormulaPoints.points(), 5, 3, 42);
		assertThat(first.assignment()).isEqualTo(second.assignment());
		assertThat(first.inertia()).isEqualTo(second.inertia());
		assertThat(first.starts()).isEqualTo(3);
		assertThat(first.stopped()).isFalse();
	}

	@Test
	void everyStepIsTold() {
		List<Double> inertias = new ArrayList<>();
		KMeansResult clusters = KMeans.fit(FormulaPoints.points(), FormulaPoints.start(7), KMeansOptions.of(7, 1, 0),
				(start, iteration, centres, inertia) -> {
					assertThat(start).isEqualTo(1);
					assertThat(centres.rows()).isEqualTo(7);
					inertias.add(inertia);
					assertThat(iteration).isEqualTo(inertias.size());
				}, new CancellationToken());
		assertThat(inertias).hasSize(clusters.iterations()).isSortedAccordingTo((a, b) -> Double.compare(b, a));
	}

	@Test
	void aStopKeepsWhatThereIs() {
		CancellationToken cancellation = new CancellationToken();
		KMeansResult clusters = KMeans.fit(FormulaPoints.points(), KMeansOptions.of(7, 10, 1),
				(_, _, _, _) -> cancellation.cancel(), cancellation);
		assertThat(clusters.stopped()).isTrue();
		assertThat(clusters.iterations()).isEqualTo(1);
		assertThat(clusters.starts()).isEqualTo(1);
		assertThat(clusters.sizes()).hasSize(7).doesNotContain(0);
		assertThatThrownBy(() -> KMeans.fit(FormulaPoints.points(), KMeansOptions.of(7, 1, 1), KMeansListener.NONE, cancellation))
				.isInstanceOf(CancellationException.class);
	}

	@Test
	void asManyClustersAsDifferentPoints() {
		FloatMatrix points = FloatMatrix.of(new float[][]{{1, 1}, {1, 1}, {5, 0}, {5, 0}, {0, 9}});
		KMeansResult clusters = fit(points, 3, 2, 1);
		assertThat(clusters.inertia()).isZero();
		assertThat(clusters.sizes()).containsExactlyInAnyOrder(2, 2, 1);
		assertThat(fit(FloatMatrix.of(new float[][]{{3, 4}}), 1, 1, 1).centres().row(0)).containsExactly(3, 4);
		FloatMatrix alike = FloatMatrix.of(new float[][]{{100, 0.001f}, {100, 0.002f}, {100, 0.003f}});
		assertThat(fit(alike, 3, 1, 1).sizes()).containsExactly(1, 1, 1);
	}

	@Test
	void moreClustersThanDifferentPointsGetASentence() {
		FloatMatrix points = FloatMatrix.of(new float[][]{{1, 1}, {1, 1}, {5, 0}, {5, 0}});
		assertThatThrownBy(() -> fit(points, 3, 1, 1)).isInstanceOf(IllegalArgumentException.class)
				.hasMessage("There are only 2 different points: choose at most 2 clusters.");
		assertThatThrownBy(() -> fit(points, 5, 1, 1))
				.hasMessage("There are only 4 images: choose at most as many clusters, not 5.");
		assertThatThrownBy(() -> KMeansOptions.of(0, 1, 1)).hasMessage("There must be at least one cluster, not 0.");
	}

	@Test
	void moreDistancesThanMemoryHoldsGetASentence() {
		FloatMatrix points = FloatMatrix.of(new float[40_000][1]);
		// 40,000 images have (2³¹ - 1) / 4 / 40,000 = 13,421 distances each.
		assertThatThrownBy(() -> fit(points, 20_000, 1, 1)).isInstanceOf(IllegalArgumentException.class).hasMessage(
				"There can be at most 13,421 clusters for these 40,000 images, not 20,000: their distances would not fit into memory.");
	}

	@Test
	void aStopEndsTheSeeding() {
		CancellationToken cancellation = new CancellationToken();
		cancellation.cancel();
		FloatMatrix points = FormulaPoints.points();
		Seeding seeding = new Seeding(points, new CentreDistances(points), new Random(1));
		assertThatThrownBy(() -> seeding.choose(7, cancellation)).isInstanceOf(CancellationException.class);
	}

	@Test
	void thousandsOfClustersAreMatchedToTenDigits() {
		int[][] counts = new int[5_000][10];
		for (int c = 0; c < counts.length; c++) {
			counts[c][c % 10] = c;
		}
		int[] match = HungarianAssignment.most(counts);
		for (int c = 0; c < counts.length; c++) {
			assertThat(match[c]).isEqualTo(c < 4_990 ? -1 : c % 10);
		}
	}

	@Test
	void aCentreThatLosesAllItsPointsTakesTheFarthest() {
		FloatMatrix points = FloatMatrix.of(new float[][]{{0}, {1}, {2}, {10}});
		FloatMatrix start = FloatMatrix.of(new float[][]{{0}, {1}, {100}});
		KMeansResult clusters = KMeans.fit(points, start, KMeansOptions.of(3, 1, 1), KMeansListener.NONE,
				new CancellationToken());
		assertThat(clusters.sizes()).containsExactly(2, 1, 1);
		assertThat(clusters.inertia()).isEqualTo(0.5);
		assertThat(clusters.members(0)).hasSize(2);
	}

	private static KMeansSteps steps(FloatMatrix points, KMeansOptions options, int start) {
		return KMeans.steps(points, options, start, ProgressListener.NONE, new CancellationToken());
	}

	@Test
	void theStepsOfTheBestStartEndWithItsResult() {
		KMeansOptions options = KMeansOptions.of(7, 20, 1);
		KMeansResult result = KMeans.fit(FormulaPoints.points(), options, KMeansListener.NONE, new CancellationToken());
		KMeansSteps steps = steps(FormulaPoints.points(), options, result.bestStart());
		Step last = steps.steps().getLast();
		assertThat(result.bestStart()).isBetween(2, 20);
		assertThat(last.inertia()).isEqualTo(result.inertia());
		assertThat(last.iteration()).isBetween(result.iterations(), result.iterations() + 1);
		for (int i = 0; i < result.assignment().length; i++) {
			assertThat((int) last.clusters()[i]).isEqualTo(result.assignment()[i]);
		}
		for (int c = 0; c < 7; c++) {
			assertThat(last.centres().row(c)).containsExactly(result.centres().row(c));
		}
	}

	@Test
	void aStepAssignsOrMovesAndNeverRaisesTheInertia() {
		FloatMatrix points = FloatMatrix.of(new float[][]{{0}, {1}, {2}, {10}, {11}});
		List<Step> steps = steps(points, KMeansOptions.of(2, 1, 3), 1).steps();
		assertThat(steps.getFirst().kind()).isEqualTo(Kind.START);
		assertThat(steps.getFirst().clusters()).containsOnly(Step.UNASSIGNED);
		assertThat(steps.getFirst().inertia()).isNaN();
		assertThat(steps.get(1).changed()).isEqualTo(5);
		assertThat(steps.get(1).centres()).isSameAs(steps.getFirst().centres());
		for (int i = 1; i < steps.size(); i++) {
			assertThat(steps.get(i).kind()).isEqualTo(i % 2 == 1 ? Kind.ASSIGN : Kind.MOVE);
			assertThat(steps.get(i).iteration()).isEqualTo((i + 1) / 2);
			assertThat(i == 1 || steps.get(i).inertia() <= steps.get(i - 1).inertia()).isTrue();
		}
		assertThat(steps.getLast().clusters()).containsExactly(0, 0, 0, 1, 1);
		assertThat(steps.getLast().inertia()).isEqualTo(2.5);
		assertThat(steps(points, KMeansOptions.of(2, 1, 3), 1).endsUnchanged()).isTrue();
	}

	@Test
	void stepsCanBeStoppedAndAreForFewClusters() {
		CancellationToken cancellation = new CancellationToken();
		cancellation.cancel();
		assertThatThrownBy(() -> KMeans.steps(FormulaPoints.points(), KMeansOptions.of(1, 1, 1), 1, ProgressListener.NONE,
				cancellation)).isInstanceOf(CancellationException.class);
		float[][] many = new float[200][1];
		Arrays.setAll(many, i -> new float[]{i});
		assertThatThrownBy(() -> steps(FloatMatrix.of(many), KMeansOptions.of(128, 1, 1), 1))
				.hasMessage("At most 127 clusters can be followed step by step, not 128.");
	}
}
