package digitlab.clustering;

import java.util.Arrays;
import java.util.List;

import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** Expected numbers come from scikit-learn and scipy: see clustering_reference.py. */
class ClusterMeasuresTest {

	private static KMeansResult clusters(int k) {
		return KMeans.fit(FormulaPoints.points(), FormulaPoints.start(k), KMeansOptions.of(k, 1, 0), KMeansListener.NONE,
				new CancellationToken());
	}

	private static LabelAgreement agreement(int k) {
		return LabelAgreement.of(clusters(k).assignment(), k, FormulaPoints.labels());
	}

	@Test
	void silhouettesAreScikitLearns() {
		Silhouette all = new Silhouette(FormulaPoints.points(), 1000, 1);
		assertThat(all.size()).isEqualTo(120);
		assertThat(all.score(clusters(4).assignment(), 4)).isCloseTo(0.715979759, within(1e-7));
		assertThat(all.score(clusters(7).assignment(), 7)).isCloseTo(0.290265861, within(1e-7));
	}

	@Test
	void agreementWithTheLabelsIsScikitLearns() {
		LabelAgreement four = agreement(4);
		assertThat(four.purity()).isEqualTo(0.85);
		assertThat(four.matched()).isEqualTo(102);
		assertThat(four.adjustedRandIndex()).isCloseTo(0.73536795, within(1e-8));
		assertThat(four.normalizedMutualInformation()).isCloseTo(0.703180047, within(1e-8));
		LabelAgreement seven = agreement(7);
		assertThat(seven.matched()).isEqualTo(71);
		assertThat(seven.adjustedRandIndex()).isCloseTo(0.534029353, within(1e-8));
		assertThat(seven.normalizedMutualInformation()).isCloseTo(0.644184096, within(1e-8));
		assertThat(Arrays.stream(seven.contingency()).flatMapToInt(Arrays::stream).sum()).isEqualTo(120);
		// The last cluster contains none of the digits left by the others.
		assertThat(seven.match()).doesNotHaveDuplicates().endsWith(-1);
	}

	@Test
	void clustersBeyondTenAreLeftOver() {
		int[] assignment = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 0};
		int[] labels = {9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 0, 9};
		LabelAgreement agreement = LabelAgreement.of(assignment, 11, labels);
		assertThat(Arrays.copyOf(agreement.match(), 9)).containsExactly(9, 8, 7, 6, 5, 4, 3, 2, 1);
		assertThat(List.of(agreement.match()[9], agreement.match()[10])).containsExactlyInAnyOrder(0, -1);
		assertThat(agreement.matched()).isEqualTo(11);
		assertThat(agreement.purity()).isEqualTo(1);
	}

	@Test
	void theMatchingLooksAtAllClustersAtOnce() {
		// Taking the largest count first would give 10 + 1; the best assignment gives 9 + 9.
		assertThat(HungarianAssignment.most(new int[][]{{10, 9}, {9, 1}})).containsExactly(1, 0);
		assertThat(HungarianAssignment.most(new int[][]{{0, 5, 0}})).containsExactly(1);
	}

	@Test
	void imagesWithoutLabelsDoNotCount() {
		LabelAgreement agreement = LabelAgreement.of(new int[]{0, 0, 1, 1}, 3, new int[]{4, -1, 5, 5});
		assertThat(agreement.purity()).isEqualTo(1);
		assertThat(agreement.adjustedRandIndex()).isEqualTo(1);
		assertThat(agreement.majorityDigit(1)).isEqualTo(5);
		assertThat(agreement.majorityDigit(2)).isEqualTo(-1);
		assertThat(agreement.purity(2)).isZero();
		assertThatThrownBy(() -> LabelAgreement.of(new int[]{0}, 1, new int[]{-1}))
				.hasMessage("No image has a label to compare the clusters with.");
	}

	@Test
	void aDigitWithoutImagesIsNoMatch() {
		assertThat(LabelAgreement.of(new int[]{0, 0, 1}, 3, new int[]{7, 7, 7}).match()).containsExactly(7, -1, -1);
	}

	@Test
	void oneClusterOrOneImageIsNoTrouble() {
		LabelAgreement one = LabelAgreement.of(new int[]{0}, 1, new int[]{7});
		assertThat(one.adjustedRandIndex()).isEqualTo(1);
		assertThat(one.normalizedMutualInformation()).isEqualTo(1);
		LabelAgreement together = LabelAgreement.of(new int[3], 1, new int[]{1, 2, 3});
		assertThat(together.adjustedRandIndex()).isZero();
		assertThat(together.normalizedMutualInformation()).isZero();
		assertThat(new Silhouette(FormulaPoints.points(), 50, 1).score(new int[120], 1)).isZero();
		assertThat(new Silhouette(FloatMatrix.of(new float[][]{{1}, {1}, {1}}), 50, 1).score(new int[]{0, 0, 1}, 2)).isZero();
	}

	@Test
	void theClosestDigitsAndTheirTreeAreScipys() {
		DigitDistances distances = DigitDistances.of(FormulaPoints.points(), FormulaPoints.labels());
		assertThat(distances.digits()).hasSize(10);
		assertThat(distances.closest()).hasSize(45);
		assertThat(distances.closest().subList(0, 4)).extracting(p -> p.a() + " " + p.b()).containsExactly("0 2", "7 9", "2 8",
				"1 9");
		assertThat(distances.closest().getFirst().distance()).isCloseTo(1.376194, within(1e-5));
		assertThat(distances.distances()[9][7]).isEqualTo(distances.distances()[7][9]).isCloseTo(1.672372, within(1e-5));
		double[] heights = {1.37619411, 1.67237197, 2.28940161, 2.40455697, 4.08626603, 8.07315408, 8.98973014, 11.5867731,
				12.6531395};
		assertThat(distances.merges().stream().mapToDouble(DigitDistances.Merge::height).toArray()).containsExactly(heights,
				within(1e-4));
		assertThat(distances.merges().getFirst()).extracting(m -> List.of(m.left(), m.right())).asString().contains("[0]", "[2]");
	}

	@Test
	void digitsThatDoNotOccurHaveNoDistance() {
		DigitDistances two = DigitDistances.of(FloatMatrix.of(new float[][]{{0, 0}, {3, 4}, {9, 9}}), new int[]{2, 5, -1});
		assertThat(two.closest()).containsExactly(new DigitDistances.Pair(2, 5, 5));
		assertThat(two.merges()).hasSize(1);
		DigitDistances none = DigitDistances.of(FloatMatrix.of(new float[][]{{0, 0}}), new int[]{-1});
		assertThat(none.closest()).isEmpty();
		assertThat(none.merges()).isEmpty();
	}

	@Test
	void theElbowGoesFromTwoToThirtyOrAsFarAsThereArePoints() {
		List<Elbow.Step> steps = Elbow.of(FormulaPoints.points(), 3, 120, 1, ProgressListener.NONE, new CancellationToken());
		assertThat(steps).hasSize(29);
		assertThat(steps.get(2).inertia()).isCloseTo(806.36128, within(1e-3));
		assertThat(steps.stream().max((a, b) -> Double.compare(a.silhouette(), b.silhouette())).orElseThrow().k()).isEqualTo(4);
		FloatMatrix few = FloatMatrix.of(new float[][]{{1}, {1}, {5}, {5}, {9}});
		assertThat(Elbow.of(few, 1, 10, 1, ProgressListener.NONE, new CancellationToken())).extracting(Elbow.Step::k)
				.containsExactly(2, 3);
		CancellationToken cancellation = new CancellationToken();
		assertThat(Elbow.of(FormulaPoints.points(), 1, 10, 1, (_, _) -> cancellation.cancel(), cancellation)).hasSize(1);
	}
}
