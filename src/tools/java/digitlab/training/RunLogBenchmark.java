package digitlab.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;

import static digitlab.Benchmark.median;
import static digitlab.Benchmark.report;

/** The cost of writing and reading the log of a training of 200 epochs of 500 steps. */
public final class RunLogBenchmark {

	private static final int EPOCHS = 200;
	private static final int STEPS = 500;
	private static final int RUNS = 20;

	private RunLogBenchmark() {
	}

	public static void main(String[] arguments) throws IOException {
		Path folder = Files.createTempDirectory("run-log");
		Path file = folder.resolve("run.jsonl");
		long[] clock = new long[1];
		for (int stepsALine : new int[]{STEPS, 10, 1}) {
			clock[0] = 0;
			long started = System.nanoTime();
			write(file, stepsALine, clock);
			double writing = (System.nanoTime() - started) / 1e6;
			started = System.nanoTime();
			RunHistory.read(file);
			double first = (System.nanoTime() - started) / 1e6;
			double[] reading = new double[RUNS];
			for (int i = 0; i < RUNS; i++) {
				started = System.nanoTime();
				RunHistory.read(file);
				reading[i] = (System.nanoTime() - started) / 1e6;
			}
			report("%d steps a line: %d kB, written in %.0f ms, first read in %.0f ms, then %.0f ms (median)", stepsALine,
					Files.size(file) / 1000, writing, first, median(reading));
		}
		Files.delete(file);
		Files.delete(folder);
	}

	/** A line is written once a second has passed: here, after some steps. */
	private static void write(Path file, int stepsALine, long[] clock) {
		DigitDataset images = new DigitDataset("zeros", new byte[STEPS * DigitImage.PIXELS], new byte[STEPS]);
		TrainingTask task = new TrainingTask(Hyperparameters.standard(1), images, images, null, false);
		try (RunLog log = new RunLog(file, "benchmark", task, null, () -> clock[0])) {
			for (int epoch = 1; epoch <= EPOCHS; epoch++) {
				for (int step = 1; step <= STEPS; step++) {
					clock[0] += 1_000_000_000L / stepsALine + 1;
					log.batchFinished(new BatchResult(epoch, step, STEPS, EPOCHS, 2.3 * Math.exp(-epoch - 1e-3 * step)));
				}
				log.epochFinished(new EpochResult(epoch, 0.123456789, 0.99, 0.0123456789, 0.9912, 1e-3, 512.3, 60), true);
			}
		}
	}
}
