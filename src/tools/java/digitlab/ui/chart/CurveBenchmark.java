package digitlab.ui.chart;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;

/**
 * How long showing and drawing a curve of 200 epochs × 500 steps takes compared with one of 14 × 1. Prints medians in
 * milliseconds and their ratio. Works on any display, and headlessly.
 */
final class CurveBenchmark {

	private static final int RUNS = 30;

	private CurveBenchmark() {
	}

	public static void main(String[] arguments) throws Exception {
		Platform.startup(() -> Platform.setImplicitExit(false));
		double few = median(14);
		double many = median(100_000);
		IO.println("14 points %.2f ms, 100,000 points %.2f ms, ratio %.2f".formatted(few, many, many / few));
		System.exit(0);
	}

	private static double median(int points) throws Exception {
		CompletableFuture<double[]> times = new CompletableFuture<>();
		Platform.runLater(() -> {
			CurveChart chart = new CurveChart("loss (nats)");
			Stage stage = new Stage();
			stage.setScene(new Scene(chart, 1280, 300));
			stage.show();
			times.complete(IntStream.range(0, RUNS).mapToDouble(run -> time(chart, points)).skip(RUNS / 3).sorted().toArray());
		});
		double[] sorted = times.get();
		return sorted[sorted.length / 2];
	}

	private static double time(CurveChart chart, int points) {
		double[] xs = IntStream.range(0, points).mapToDouble(i -> 200.0 * i / points).toArray();
		double[] ys = Arrays.stream(xs).map(x -> Math.exp(-x / 50) + 0.1 * Math.sin(x * 1000)).toArray();
		long start = System.nanoTime();
		chart.show(List.of(new Curve("run", 0, false, xs, Curve.smooth(ys, 100), -1)));
		chart.layout();
		chart.snapshot(null, null);
		return (System.nanoTime() - start) / 1e6;
	}
}
