package digitlab.djl;

import java.io.IOException;
import java.nio.file.Path;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.Split;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.synthetic.SyntheticDigits;
import digitlab.training.Augmentation;
import digitlab.training.Hyperparameters;
import digitlab.training.ShortTraining;

/** The engine as the application starts it, and small data for training. */
public final class EngineForTests {

	private EngineForTests() {
	}

	public static void start() {
		EngineSettings.apply(Path.of(System.getProperty("digitlab.native")), Path.of("target/engine-cache"));
	}

	static DigitDataset digits(int count) throws IOException {
		return new SyntheticDigits(count, 1).read(Split.TRAIN, ProgressListener.NONE, new CancellationToken());
	}

	static Hyperparameters hyperparameters(int epochs) {
		return ShortTraining.of(epochs, 16, 2e-3, 0.1, 1e-2, 0.05, 0.9, 0.5, Augmentation.ELASTIC, 12, 3, 1, "cpu");
	}
}
