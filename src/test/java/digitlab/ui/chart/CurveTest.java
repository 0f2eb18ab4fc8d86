package digitlab.ui.chart;

import java.util.List;
import java.util.stream.IntStream;

import digitlab.ui.common.Axes;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class CurveTest {

	@Test
	void aShortCurveIsDrawnWhole() {
		Curve curve = new Curve("short", 0, false, new double[]{1, 2, 3}, new double[]{5, 4, 6}, -1);
		assertThat(curve.visible(1, 3, 400)).containsExactly(0, 1, 2);
	}

	@Test
	void aLongCurveTakesFourPointsAColumnAndKeepsItsExtremes() {
		int steps = 100_000; // 200 epochs of 500 batches
		double[] xs = IntStream.range(0, steps).mapToDouble(i -> i / 500.0).toArray();
		double[] ys = IntStream.range(0, steps).mapToDouble(i -> Math.sin(i * 0.37)).toArray();
		ys[31_415] = 9;
		ys[77_777] = -9;
		Curve curve = new Curve("long", 0, false, xs, ys, -1);
		List<Integer> drawn = curve.visible(0, 200, 400);
		assertThat(drawn).hasSizeLessThanOrEqualTo(4 * 401).contains(0, steps - 1, 31_415, 77_777).isSorted();
	}

	@Test
	void pointsOfOnePlaceAreDrawnOnce() {
		Curve curve = new Curve("one", 0, false, new double[]{1}, new double[]{2}, -1);
		assertThat(curve.visible(1, 1, 300)).containsExactly(0);
		assertThat(new Curve("none", 0, false, new double[0], new double[0], -1).visible(0, 1, 300)).isEmpty();
	}

	@Test
	void smoothingKeepsAConstantAndForgetsItsStart() {
		assertThat(Curve.smooth(new double[]{3, 3, 3, 3}, 10)).containsExactly(new double[]{3, 3, 3, 3}, within(1e-12));
		assertThat(Curve.smooth(new double[]{1, 2, 3}, 1)).containsExactly(1, 2, 3);
		// A span of 3 keeps a half: the last value has weight ½, the one before ¼, divided by their sum.
		assertThat(Curve.smooth(new double[]{1, 2}, 3)).containsExactly(new double[]{1, (0.5 * 2 + 0.25 * 1) / 0.75},
				within(1e-12));
	}

	@Test
	void axesStepEvenly() {
		assertThat(List.of(15.0, 7.0, 35.0, 100.0, 200.0, 0.5).stream().map(Axes::evenStep)).containsExactly(2.0, 1.0, 5.0, 20.0,
				50.0, 0.1);
	}
}
