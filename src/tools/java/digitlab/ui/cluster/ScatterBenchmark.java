package digitlab.ui.cluster;

import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;

import digitlab.Benchmark;
import digitlab.plot.Rotation;
import digitlab.ui.cluster.ScatterPlot.Content;

/**
 * How long a plot of 70,000 points takes at 1280×800 to be redrawn after panning, zooming or
 * turning, and to find the point under the
 * pointer; and the same for a plot of ten points. Prints medians and 95th percentiles in milliseconds. Works on any display, and
 * headlessly: use -Dprism.order=sw for the software renderer.
 */
final class ScatterBenchmark {

	private static final int POINTS = 70_000;
	private static final int GROUPS = 10;
	private static final int RUNS = 200;
	private static final int WARM_UP = 60;
	private static final double WIDTH = 1280;
	private static final double HEIGHT = 800;

	private ScatterBenchmark() {
	}

	public static void main(String[] arguments) throws Exception {
		Platform.startup(() -> Platform.setImplicitExit(false));
		CompletableFuture<Void> done = new CompletableFuture<>();
		Platform.runLater(() -> {
			try {
				measure();
				done.complete(null);
			} catch (RuntimeException e) {
				done.completeExceptionally(e);
			}
		});
		done.get();
		System.exit(0);
	}

	private static void measure() {
		ScatterPlot plot = new ScatterPlot();
		Stage stage = new Stage();
		stage.setScene(new Scene(plot, WIDTH, HEIGHT));
		stage.show();
		WritableImage frame = new WritableImage((int) WIDTH, (int) HEIGHT);
		for (int points : new int[]{10, POINTS}) {
			plot.show(content(points));
			tell(points + " points, moved", run -> plot.pan(run % 2 == 0 ? 7 : -7, 3));
			tell(points + " points, magnified", run -> plot.zoom(run % 2 == 0 ? 1.1 : 1 / 1.1, 640, 400));
			tell(points + " points, moved and the window drawn", run -> {
				plot.pan(run % 2 == 0 ? 7 : -7, 0);
				plot.snapshot(null, frame);
			});
			turned(plot, points);
			plot.show(content(points));
			plot.reset();
			Random random = new Random(1);
			tell(points + " points, pointed at", _ -> plot.hover(random.nextDouble() * WIDTH, random.nextDouble() * HEIGHT));
			tell(points + " points, pointed at their middle", _ -> plot.hover(WIDTH / 2 + random.nextGaussian() * 20,
					HEIGHT / 2 + random.nextGaussian() * 20));
		}
	}

	private static void turned(ScatterPlot plot, int points) {
		Content flat = content(points);
		PointCloud cloud = new PointCloud(flat.scatter().images(), flat.scatter().xs(), flat.scatter().ys(),
				content(points).scatter().xs(), 20);
		tell(points + " points, turned", run -> {
			Rotation rotation = Rotation.START.turn(run * 0.01, 0);
			plot.show(new Content(cloud.turned(rotation), flat.group(), flat.colors(), cloud.depth(rotation), null));
		});
	}

	/** A cloud, denser in the middle, like the components of images. */
	private static Content content(int points) {
		Random random = new Random(1);
		float[] xs = new float[points];
		float[] ys = new float[points];
		int[] group = new int[points];
		for (int i = 0; i < points; i++) {
			xs[i] = (float) random.nextGaussian() * 3;
			ys[i] = (float) random.nextGaussian() * 2;
			group[i] = i % GROUPS;
		}
		int[] colors = IntStream.range(0, GROUPS).map(g -> 0xff000000 | g * 0x1a1a1a).toArray();
		return new Content(new PlacedPoints(IntStream.range(0, points).toArray(), xs, ys), group, colors);
	}

	private static void tell(String what, IntConsumer work) {
		double[] times = IntStream.range(0, RUNS).mapToDouble(run -> {
			long start = System.nanoTime();
			work.accept(run);
			return (System.nanoTime() - start) / 1e6;
		}).skip(WARM_UP).toArray();
		Benchmark.report("%-45s median %7.3f ms, 95th percentile %7.3f ms", what, Benchmark.median(times),
				Benchmark.quantile(times, 0.95));
	}
}
