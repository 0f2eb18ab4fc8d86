package digitlab.ui.common;

import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Scene;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class AxesTest {

	@BeforeAll
	static void startToolkit() throws Exception {
		FxToolkit.registerPrimaryStage();
	}

	@ParameterizedTest
	@CsvSource({"0.025, 0.075, 0.075", "0.05, 0.1, 0.10", "0.5, 2, 2.0", "1, 3, 3", "2500, 7500, '7,500'",
			"0.0005, 0.0015, 0.0015"})
	void aTickIsNotRounded(double step, double value, String label) {
		NumberAxis axis = Axes.numbers("silhouette", 0, 10 * step, step);
		assertThat(axis.getTickLabelFormatter().toString(value)).isEqualTo(label);
	}

	/** From whole numbers to quarters, the axis needs more room for its labels, and they end at its ticks. */
	@Test
	void theAxisGetsAsWideAsItsNewLabels() throws Exception {
		NumberAxis y = WaitForAsyncUtils.asyncFx(() -> Axes.numbers("loss")).get();
		StackPane pane = WaitForAsyncUtils.asyncFx(() -> {
			StackPane root = new StackPane(new LineChart<>(Axes.numbers("epoch", 0, 1, 1), y));
			root.resize(400, 400);
			new Scene(root, 400, 400);
			return root;
		}).get();
		for (double max : new double[]{8, 2.4}) {
			WaitForAsyncUtils.asyncFx(() -> {
				y.invalidateRange(List.of(0, max));
				pane.layout();
			}).get();
			WaitForAsyncUtils.waitForFxEvents();
			WaitForAsyncUtils.asyncFx(pane::layout).get();
		}
		assertThat(y.getTickUnit()).isEqualTo(0.25);
		assertThat(y.getWidth()).isEqualTo(Math.ceil(WaitForAsyncUtils.asyncFx(() -> y.prefWidth(y.getHeight())).get()));
		double end = y.getWidth() - y.getTickLength() - y.getTickLabelGap();
		assertThat(y.getChildrenUnmodifiable()).filteredOn(Text.class::isInstance).hasSize(11)
				.allSatisfy(label -> assertThat(label.getBoundsInParent().getMaxX()).isCloseTo(end, within(0.01)));
	}

	/** JavaFX alone hides it at 183 and 186 pixels, where it computes a place of -3e-14. */
	@Test
	void theUpperEndHasALabelAtEveryHeight() throws Exception {
		NumberAxis y = WaitForAsyncUtils.asyncFx(() -> Axes.numbers("images per second", 0, 350, 50)).get();
		List<Long> shown = WaitForAsyncUtils.asyncFx(() -> {
			LineChart<Number, Number> chart = new LineChart<>(Axes.numbers("epoch", 0, 1, 1), y);
			new Scene(chart, 400, 400);
			return IntStream.range(200, 300).mapToObj(height -> {
				chart.resize(400, height);
				chart.layout();
				return y.getChildrenUnmodifiable().stream().filter(node -> node instanceof Text && node.isVisible()).count();
			}).distinct().toList();
		}).get();
		assertThat(shown).containsExactly(8L);
	}

	@ParameterizedTest
	@CsvSource({"1, 1, 1", "2, 1, 2", "3, 1, 3", "7, 1, 7", "13, 2, 14", "24, 5, 25", "6742, 1000, 7000", "0, 1, 1"})
	void countsHaveWholeTicks(int max, double step, double upper) {
		NumberAxis axis = Axes.counts("images");
		Axes.fitCounts(axis, max);
		assertThat(axis.getTickUnit()).isEqualTo(step);
		assertThat(axis.getUpperBound()).isEqualTo(upper);
		assertThat(axis.isAutoRanging()).isFalse();
	}

	@Test
	void theStepIsOneTwoOrFiveTimesAPowerOfTen() {
		assertThat(Axes.evenStep(40)).isEqualTo(10);
		assertThat(Axes.evenStep(10)).isEqualTo(2);
		assertThat(Axes.evenStep(0.25)).isEqualTo(0.05);
	}
}
