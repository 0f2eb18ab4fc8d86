package digitlab.ui;

import java.util.Arrays;

import digitlab.Resources;
import digitlab.app.AppPaths;
import digitlab.djl.DjlDevices;
import digitlab.djl.DjlTrainer;
import digitlab.djl.EngineSettings;
import digitlab.djl.NativeArrays;

import static digitlab.Benchmark.quantile;
import static digitlab.Benchmark.report;

/**
 * Draws in the real window without a pause, one step of the pen per frame, read as it moves. Memory, native arrays and threads
 * must stay flat, and no frame may be late. Optional arguments: minutes (10), seconds between reports (60).
 */
final class DrawingSoak {

	private DrawingSoak() {
	}

	public static void main(String[] arguments) throws Exception {
		int minutes = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10;
		int every = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 60;
		AppPaths paths = AppPaths.ofSystem();
		EngineSettings.apply(paths.natives(), paths.engineCache());
		MainWindow window = FrameBenchmark.open(paths, new DjlTrainer(new DjlDevices(() -> DjlDevices.Cuda.NONE)));
		FrameBenchmark.measure(window, 5); // until everything is compiled and loaded
		report("at first: %s, %d native arrays", Resources.now(), NativeArrays.count());
		for (int second = every; second <= minutes * 60; second += every) {
			double[] measured = FrameBenchmark.measure(window, every);
			double[] frames = Arrays.copyOfRange(measured, 1, measured.length);
			report("%4d s: %d frames, median %.1f ms, 99th percentile %.1f ms, longest %.1f ms, %.0f readings; %s, %d native arrays",
					second, frames.length, quantile(frames, 0.5), quantile(frames, 0.99), quantile(frames, 1), measured[0],
					Resources.now(), NativeArrays.count());
		}
		System.exit(0);
	}
}
