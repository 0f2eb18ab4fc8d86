package digitlab.faults;

import java.io.IOException;
import java.nio.file.Path;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.Split;
import digitlab.djl.DjlClassifier;
import digitlab.djl.DjlDevices;
import digitlab.djl.DjlTrainer;
import digitlab.djl.EngineSettings;
import digitlab.improvement.FineTuning;
import digitlab.improvement.Improver;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.models.ModelStore;
import digitlab.models.RunStore;
import digitlab.models.StoredModel;
import digitlab.services.FakeTraining;
import digitlab.synthetic.SyntheticDigits;
import digitlab.training.Augmentation;
import digitlab.training.Hyperparameter;
import digitlab.training.ShortTraining;
import digitlab.training.TrainingTask;

/** Trains a model with the real engine, and improves it with a few sketches. Argument: a home. */
public final class TemporaryChild {

	private TemporaryChild() {
	}

	private static DigitDataset digits(int count, long seed) {
		return new SyntheticDigits(count, seed).read(Split.TRAIN, ProgressListener.NONE, new CancellationToken());
	}

	private static TrainingTask oneEpoch(TrainingTask whole) {
		return new TrainingTask(whole.hyperparameters().with(Hyperparameter.EPOCHS, 1), whole.training(), whole.validation(),
				whole.checkpoint(), whole.resume(), whole.start(), whole.hands());
	}

	public static void main(String[] arguments) throws IOException {
		Path home = Path.of(arguments[0]);
		EngineSettings.apply(Path.of(System.getProperty("digitlab.native")), home.resolve("engine"));
		RunStore runs = new RunStore(new ModelStore(home.resolve("shipped"), home.resolve("models")), home.resolve("runs"));
		DjlTrainer trainer = new DjlTrainer(new DjlDevices(() -> DjlDevices.Cuda.NONE));
		TrainingTask task = TrainingTask.holdOut(ShortTraining.of(1, 16, 2e-3, 0.1, 1e-2, 0.05, 0.9, 0.5, Augmentation.ELASTIC,
				12, 3, 1, "cpu"), digits(60, 1), runs.checkpoint("mine"), false);
		StoredModel model = FakeTraining.execute(runs, "mine", task, log -> trainer.train(task, log, new CancellationToken()))
				.model();
		System.out.println("trained " + model.name());
		DigitDataset earlier = digits(1200, 2);
		FineTuning tuning = FineTuning.of(digits(10, 3), earlier, earlier, model.weights(), 1, "cpu", 1);
		System.out.println("improved " + new Improver((whole, listener, cancellation) -> trainer.train(oneEpoch(whole),
				listener, cancellation), DjlClassifier::open, 1)
				.improve(model, tuning, ProgressListener.NONE, new CancellationToken()).model().name());
	}
}
