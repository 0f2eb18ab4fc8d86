package digitlab.djl;

import java.io.IOException;
import java.nio.file.Path;

import digitlab.data.DigitDataset;
import digitlab.data.ProgressListener;
import digitlab.data.Split;
import digitlab.data.StopSignal;
import digitlab.data.SyntheticDigits;
import digitlab.training.Augmentation;
import digitlab.training.TrainingConfig;

/** The engine as the application starts it, and small things to train on. */
public final class EngineForTests {

	private EngineForTests() {
	}

	public static void start() {
		EngineSettings.apply(Path.of(System.getProperty("digitlab.native")), Path.of("target/engine-cache"));
	}

	static DigitDataset digits(int count) throws IOException {
		return new SyntheticDigits(count, 1).read(Split.TRAIN, ProgressListener.NONE, new StopSignal());
	}

	static TrainingConfig config(int epochs) {
		return new TrainingConfig(epochs, 16, 2e-3, 0.1, 1e-2, 0.05, 0.9, 0.5, Augmentation.ELASTIC, 12, 3, 1, "cpu");
	}
}
