package digitlab.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;

import digitlab.app.AppPaths;
import digitlab.dataset.DatasetReader;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.Split;
import digitlab.djl.DjlDevices;
import digitlab.djl.DjlTrainer;
import digitlab.djl.EngineSettings;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.synthetic.SyntheticDigits;

import static digitlab.Benchmark.quantile;
import static digitlab.Benchmark.report;

/**
 * Browses 70,000 images in the real window of 1280 × 800: how long a step of the wheel, a move of the keyboard and a filter take
 * until they are painted, and how much memory the page takes. Frames follow each other at full speed, so the time from one to the
 * next is what a step costs. An optional argument is the number of steps (600).
 *
 * <p>Needs an otherwise idle machine; on the Headless platform, frames are drawn in memory by the processor.
 */
final class BrowsingBenchmark {

	private static final int IMAGES = 70_000;
	private static final int WARM_UP = 200;
	/** What a wheel sends for a notch. */
	private static final double NOTCH = -40;

	private BrowsingBenchmark() {
	}

	public static void main(String[] arguments) throws Exception {
		int steps = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 600;
		System.setProperty("javafx.animation.fullspeed", "true");
		AppPaths paths = AppPaths.ofSystem();
		EngineSettings.apply(paths.natives(), paths.engineCache());
		DigitDataset few = new SyntheticDigits(1000, 1).read(Split.TRAIN, ProgressListener.NONE, new CancellationToken());
		DatasetReader many = (_, _, _) -> few.subset(IntStream.range(0, IMAGES).map(i -> i % few.size()).toArray());
		MainWindow window = FrameBenchmark.open(paths, new DjlTrainer(new DjlDevices(() -> DjlDevices.Cuda.NONE)), many, true);
		ChartSnapshots.quiet(window);
		double before = megabytes();
		Platform.runLater(() -> ((ButtonBase) window.scene().lookup("#page-images")).fire());
		ChartSnapshots.quiet(window);
		report("%d images, memory %.0f MB before the page was opened, %.0f MB more with it", IMAGES, before,
				megabytes() - before);
		for (int zoom : new int[]{2, 1, 4}) {
			onUi(() -> ((Slider) window.scene().lookup("#image-size")).setValue(zoom));
			Node grid = window.scene().lookup("#image-grid");
			onUi(() -> press(grid, KeyCode.HOME));
			frames(WARM_UP, _ -> scroll(grid));
			tell("wheel, zoom " + zoom, frames(steps, _ -> scroll(grid)));
			tell("Page Down, zoom " + zoom,
					frames(steps, step -> press(grid, step / 100 % 2 == 0 ? KeyCode.PAGE_DOWN : KeyCode.PAGE_UP)));
			tell("End and Home, zoom " + zoom, frames(steps, step -> press(grid, step % 2 == 0 ? KeyCode.END : KeyCode.HOME)));
		}
		onUi(() -> ((ButtonBase) window.scene().lookup("#similar-pixels")).fire());
		ChartSnapshots.quiet(window);
		report("after scrolling and a comparison, %.0f MB more than before the page was opened", megabytes() - before);
		System.exit(0);
	}

	private static void scroll(Node grid) {
		Event.fireEvent(grid, new ScrollEvent(ScrollEvent.SCROLL, 300, 300, 300, 300, false, false, false, false, false, false, 0,
				NOTCH, 0, NOTCH, ScrollEvent.HorizontalTextScrollUnits.NONE, 0, ScrollEvent.VerticalTextScrollUnits.NONE, 0, 0,
				null));
	}

	private static void press(Node grid, KeyCode code) {
		Event.fireEvent(grid, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
	}

	private interface Step {
		void take(int number);
	}

	/** Milliseconds from each frame to the next, with a step in each. */
	private static double[] frames(int count, Step step) throws InterruptedException {
		List<Double> frames = new ArrayList<>();
		CountDownLatch done = new CountDownLatch(1);
		Platform.runLater(() -> new AnimationTimer() {
			private long last;

			@Override
			public void handle(long pulse) {
				long now = System.nanoTime();
				if (last != 0) {
					frames.add((now - last) / 1e6);
				}
				last = now;
				step.take(frames.size());
				if (frames.size() >= count) {
					stop();
					done.countDown();
				}
			}
		}.start());
		done.await();
		return frames.stream().mapToDouble(Double::doubleValue).toArray();
	}

	private static void onUi(Runnable work) throws Exception {
		CompletableFuture<Void> done = new CompletableFuture<>();
		Platform.runLater(() -> {
			work.run();
			done.complete(null);
		});
		done.get();
	}

	/** The heap in use. Images on the Headless platform and in the software pipeline are on it too. */
	private static double megabytes() throws InterruptedException {
		for (int i = 0; i < 5; i++) {
			System.gc();
			Thread.sleep(100);
		}
		Runtime runtime = Runtime.getRuntime();
		return (runtime.totalMemory() - runtime.freeMemory()) / 1e6;
	}

	private static void tell(String what, double[] frames) {
		report("%s: %d frames, median %.1f ms, 95th percentile %.1f ms, 99th %.1f ms, longest %.1f ms", what, frames.length,
				quantile(frames, 0.5), quantile(frames, 0.95), quantile(frames, 0.99), quantile(frames, 1));
	}
}
