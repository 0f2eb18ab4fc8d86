package digitlab.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.Split;
import digitlab.djl.DjlDevices;
import digitlab.djl.DjlTrainer;
import digitlab.djl.EngineSettings;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.models.ModelStore;
import digitlab.models.RunStore;
import digitlab.services.FakeTraining;
import digitlab.services.TrainingService;
import digitlab.synthetic.SyntheticDigits;
import digitlab.training.Augmentation;
import digitlab.training.BatchResult;
import digitlab.training.EpochResult;
import digitlab.training.Hyperparameters;
import digitlab.training.ShortTraining;
import digitlab.training.TrainingListener;
import digitlab.training.TrainingTask;

/** Trains until memory runs out, in the second of three epochs, then continues in the same process. Argument: a home. */
public final class MemoryChild {

	private MemoryChild() {
	}

	/** Uses up the memory at the first step of the second epoch. */
	private static class Hog implements TrainingListener {

		private final List<byte[]> taken = new ArrayList<>();

		@Override
		public void batchFinished(BatchResult result) {
			while (result.epoch() == 2) {
				taken.add(new byte[1 << 20]);
			}
		}

		@Override
		public void epochFinished(EpochResult result, boolean best) {
			System.out.println("epoch " + result.epoch());
		}
	}

	public static void main(String[] arguments) throws IOException {
		Path home = Path.of(arguments[0]);
		EngineSettings.apply(Path.of(System.getProperty("digitlab.native")), home.resolve("engine"));
		RunStore runs = new RunStore(new ModelStore(home.resolve("shipped"), home.resolve("models")), home.resolve("runs"));
		try {
			train(runs, false, new Hog());
		} catch (IOException | IllegalStateException | OutOfMemoryError e) {
			System.out.println("failed: " + e.getMessage());
		}
		System.out.println("resumable: " + runs.resumable());
		System.out.println("kept: " + train(runs, true, new Hog() {
			@Override
			public void batchFinished(BatchResult result) {
				// enough memory this time
			}
		}).model().name());
	}

	private static TrainingService.Outcome train(RunStore runs, boolean resume, TrainingListener told) throws IOException {
		DigitDataset digits = new SyntheticDigits(60, 1).read(Split.TRAIN, ProgressListener.NONE, new CancellationToken());
		Hyperparameters hyperparameters = ShortTraining.of(3, 16, 2e-3, 0.1, 1e-2, 0.05, 0.9, 0.5, Augmentation.NONE, 12, 3, 1,
				"cpu");
		TrainingTask task = TrainingTask.holdOut(hyperparameters, digits, runs.checkpoint("mine"), resume);
		return FakeTraining.execute(runs, "mine", task,
				log -> new DjlTrainer(new DjlDevices(() -> DjlDevices.Cuda.NONE)).train(task, told.and(log),
						new CancellationToken()));
	}
}
