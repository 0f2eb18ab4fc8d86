package digitlab.djl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import digitlab.io.CancellationToken;
import digitlab.training.BatchResult;
import digitlab.training.TrainingListener;
import digitlab.training.TrainingTask;

import static digitlab.Benchmark.report;

/**
 * Many short trainings in one process, every third of them stopped and resumed, like a long day in the window: the number of live
 * native arrays and the process's resident memory must stay flat. Optional arguments: trainings (200), trainings per report (20).
 */
public final class TrainingSoak {

	private TrainingSoak() {
	}

	public static void main(String[] arguments) throws IOException {
		int trainings = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200;
		int every = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20;
		EngineForTests.start();
		DjlTrainer trainer = new DjlTrainer(new DjlDevices(() -> DjlDevices.Cuda.NONE));
		Path folder = Files.createTempDirectory("soak");
		for (int i = 1; i <= trainings; i++) {
			Path checkpoint = folder.resolve(i + "/checkpoint.safetensors");
			if (i % 3 == 0) {
				CancellationToken cancellation = new CancellationToken();
				trainer.train(task(checkpoint, false), new StopInSecondEpoch(cancellation), cancellation);
				trainer.train(task(checkpoint, true), TrainingListener.NONE, new CancellationToken());
			} else {
				trainer.train(task(checkpoint, false), TrainingListener.NONE, new CancellationToken());
			}
			Files.deleteIfExists(checkpoint);
			if (i == 1 || i % every == 0) {
				System.gc();
				report("%3d trainings: %d native arrays, %d MB resident", i, NativeArrays.count(), residentMegabytes());
			}
		}
	}

	private static TrainingTask task(Path checkpoint, boolean resume) throws IOException {
		return TrainingTask.holdOut(EngineForTests.hyperparameters(2), EngineForTests.digits(60), checkpoint, resume);
	}

	private record StopInSecondEpoch(CancellationToken cancellation) implements TrainingListener {

		@Override
		public void batchFinished(BatchResult result) {
			if (result.epoch() == 2) {
				cancellation.cancel();
			}
		}
	}

	/** On Linux; 0 elsewhere. */
	private static long residentMegabytes() throws IOException {
		Path status = Path.of("/proc/self/status");
		if (!Files.exists(status)) {
			return 0;
		}
		String line = Files.readAllLines(status).stream().filter(l -> l.startsWith("VmRSS")).findFirst().orElse("0");
		return Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024;
	}
}
