package digitlab.clustering;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

import digitlab.clustering.NearestPoints.Near;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

class NearestPointsTest {

	private static double distance(FloatMatrix points, int a, int b) {
		return Math.sqrt(IntStream.range(0, points.columns())
				.mapToDouble(j -> Math.pow((double) points.value(a, j) - points.value(b, j), 2)).sum());
	}

	@Test
	void allNeighboursAreThoseThatSortingFinds() {
		FloatMatrix points = FormulaPoints.points();
		for (int i = 0; i < points.rows(); i++) {
			int self = i;
			List<Integer> sorted = IntStream.range(0, points.rows()).filter(j -> j != self).boxed()
					.sorted(Comparator.comparingDouble(j -> distance(points, self, j))).toList();
			assertThat(NearestPoints.to(points, i, 9)).extracting(Near::index).isEqualTo(sorted.subList(0, 9));
			assertThat(NearestPoints.to(points, i, 1000)).extracting(Near::index).isEqualTo(sorted);
			NearestPoints.to(points, i, 1000)
					.forEach(near -> assertThat(near.distance()).isCloseTo(distance(points, self, near.index()), within(1e-12)));
		}
	}

	@Test
	void equallyNearOnesComeInTheirOrder() {
		FloatMatrix points = FloatMatrix.of(new float[][]{{1, 0}, {0, 0}, {0, 1}, {-1, 0}, {0, 0}, {0, -1}});
		assertThat(NearestPoints.to(points, 1, 4)).containsExactly(new Near(4, 0), new Near(0, 1), new Near(2, 1),
				new Near(3, 1));
		assertThat(NearestPoints.to(points, new float[]{0, 0}, 2)).containsExactly(new Near(1, 0), new Near(4, 0));
	}

	@Test
	void aDistanceFarFromTheOriginIsExact() {
		FloatMatrix points = FloatMatrix.of(new float[][]{{4096, 4096}, {4096.5f, 4096}, {4096.25f, 4096}});
		assertThat(NearestPoints.to(points, 0, 2)).containsExactly(new Near(2, 0.25), new Near(1, 0.5));
	}

	@Test
	void aPointAloneHasNoNeighboursAndOtherDimensionsAreRefused() {
		FloatMatrix one = FloatMatrix.of(new float[][]{{1, 2}});
		assertThat(NearestPoints.to(one, 0, 5)).isEmpty();
		assertThat(NearestPoints.to(one, new float[]{1, 2}, 0)).isEmpty();
		assertThatThrownBy(() -> NearestPoints.to(one, new float[3], 1)).hasMessage("These points have 2 numbers, not 3");
	}
}
