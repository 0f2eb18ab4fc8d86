package digitlab.ui.chart;

import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import javafx.scene.Scene;
import javafx.scene.chart.NumberAxis;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

import static org.assertj.core.api.Assertions.assertThat;

class CurveChartTest {

	private final FxRobot robot = new FxRobot();

	@BeforeAll
	static void startToolkit() throws TimeoutException {
		FxToolkit.registerPrimaryStage();
	}

	private CurveChart laidOut(CurveChart chart, List<Curve> curves) {
		robot.interact(() -> {
			new Scene(chart, 600, 300);
			chart.show(curves);
			chart.applyCss();
			chart.layout();
		});
		return chart;
	}

	@Test
	void whatIsDrawnIsBoundedByThePixels() {
		double[] xs = IntStream.range(0, 100_000).mapToDouble(i -> (i + 1) / 500.0).toArray();
		double[] ys = IntStream.range(0, 100_000).mapToDouble(i -> Math.cos(i * 0.7)).toArray();
		CurveChart chart = laidOut(new CurveChart("loss"), List.of(new Curve("long", 0, false, xs, ys, -1)));
		assertThat(chart.pointsDrawn()).isBetween(1000, 4 * 600);
		NumberAxis x = (NumberAxis) chart.getXAxis();
		assertThat(x.getUpperBound()).isEqualTo(200);
		assertThat(x.getTickUnit()).isEqualTo(50);
	}

	@Test
	void anAxisOfSharesEndsAtAHundred() {
		CurveChart chart = laidOut(new CurveChart("read right (%)", 100),
				List.of(new Curve("a", 0, false, new double[]{1, 2, 3}, new double[]{62, 90, 99.5}, 2)));
		NumberAxis y = (NumberAxis) chart.getYAxis();
		assertThat(List.of(y.getLowerBound(), y.getUpperBound(), y.getTickUnit())).containsExactly(60.0, 100.0, 10.0);
	}

	@Test
	void nothingToShowIsShownWithoutNumbersThatAreNone() {
		CurveChart chart = laidOut(new CurveChart("loss"), List.of());
		assertThat(((NumberAxis) chart.getYAxis()).getUpperBound()).isFinite();
		laidOut(new CurveChart("read right (%)", 100),
				List.of(new Curve("one", 0, false, new double[]{1}, new double[]{100}, 0)));
	}
}
