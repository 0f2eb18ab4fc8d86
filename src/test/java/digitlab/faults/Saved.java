package digitlab.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.dataset.OwnSamples;
import digitlab.io.AtomicFile;
import digitlab.io.PendingFile;
import digitlab.models.ModelExport;
import digitlab.models.ModelImport;
import digitlab.models.ModelMetadata;
import digitlab.models.ModelStore;
import digitlab.models.RunStore;
import digitlab.models.StoredModel;
import digitlab.models.TrainingRun;
import digitlab.services.FakeTraining;
import digitlab.settings.SettingsStore;
import digitlab.training.BatchResult;
import digitlab.training.EpochResult;
import digitlab.training.Hyperparameters;
import digitlab.training.StopReason;
import digitlab.training.TrainingRequest;
import digitlab.training.TrainingResult;
import digitlab.training.TrainingTask;
import digitlab.training.ValidationSize;
import digitlab.ui.FakeModels;

/** Everything that Digit Lab saves, in numbered, distinguishable versions. */
enum Saved {

	SETTINGS {
		@Override
		void save(Path home, int number) throws IOException {
			new SettingsStore(home.resolve("settings.json"))
					.update(s -> s.withModel("m" + number).withData(LONG + number, false));
		}

		@Override
		int check(Path home) throws IOException {
			SettingsStore store = new SettingsStore(home.resolve("settings.json"));
			String model = store.load().model();
			int number = model == null ? 0 : Integer.parseInt(model.substring(1));
			require(store.warning() == null && (number == 0 || (LONG + number).equals(store.load().data())), "settings");
			return number;
		}
	},

	SAMPLES {
		@Override
		void save(Path home, int number) throws IOException {
			byte[] pixels = new byte[DigitImage.PIXELS];
			Arrays.fill(pixels, (byte) number);
			new OwnSamples(home.resolve("samples")).add(DigitImage.of(pixels), number % 10);
		}

		@Override
		int check(Path home) throws IOException {
			DigitDataset samples = new OwnSamples(home.resolve("samples")).read();
			for (int i = 0; i < samples.size(); i++) {
				require(samples.label(i) == (i + 1) % 10 && samples.ink(i, 0) == (i + 1) % 256
						&& samples.ink(i, DigitImage.PIXELS - 1) == (i + 1) % 256, "sample " + i);
			}
			return samples.size();
		}
	},

	MODEL {
		@Override
		void save(Path home, int number) throws IOException {
			store(home).save(metadata("mine", number), weights(number), true);
		}

		@Override
		int check(Path home) throws IOException {
			return store(home).list().isEmpty() ? 0 : number(store(home).find("mine"));
		}
	},

	EXPORT {
		@Override
		void save(Path home, int number) throws IOException {
			StoredModel model = store(home).save(metadata("mine", number), weights(number), true);
			ModelExport.write(model, home.resolve("mine.zip"));
		}

		@Override
		int check(Path home) throws IOException {
			// The kill may have interrupted the model's replacement, which the next start completes when it lists the models.
			store(home).list();
			if (!Files.exists(home.resolve("mine.zip"))) {
				return 0;
			}
			Path elsewhere = Files.createTempDirectory("imported");
			StoredModel imported = new ModelImport(new ModelStore(home.resolve("none"), elsewhere.resolve("models")),
					(_, _) -> FakeModels.classifier(_ -> new float[10]), "0.1.0").add(home.resolve("mine.zip")).model();
			int number = number(imported);
			PendingFile.deleteAll(elsewhere);
			return number;
		}
	},

	RUN {
		@Override
		void save(Path home, int number) throws IOException {
			DigitDataset images = new DigitDataset("digits", new byte[4 * DigitImage.PIXELS], new byte[4]);
			RunStore runs = new RunStore(store(home), home.resolve("runs"));
			Hyperparameters hyperparameters = Hyperparameters.standard(1);
			TrainingTask task = new TrainingTask(hyperparameters, images, images, runs.checkpoint("mine"), number > 1);
			FakeTraining.execute(runs, "mine", task, new TrainingRequest("synthetic:4", ValidationSize.USUAL, hyperparameters),
					listener -> {
						EpochResult epoch = new EpochResult(1, 0.5, 0.5, 0.5, 0.5, 1e-3, 100, 1);
						listener.batchFinished(new BatchResult(1, 1, 1, 14, 1.5));
						listener.epochFinished(epoch, true);
						AtomicFile.write(runs.checkpoint("mine"), weights(number));
						return new TrainingResult(StopReason.STOPPED, List.of(epoch),
								new TrainingResult.BestEpoch(1, weights(number), 0.5), number, "cpu", 100, 1);
					});
		}

		@Override
		int check(Path home) throws IOException {
			RunStore runs = new RunStore(store(home), home.resolve("runs"));
			if (!Files.exists(runs.checkpoint("mine"))) {
				return 0;
			}
			requireWeights(Files.readAllBytes(runs.checkpoint("mine")));
			require(runs.resumable().equals(List.of("mine")) && runs.request("mine").isPresent(), "resumable run");
			for (TrainingRun run : runs.list()) {
				run.history();
			}
			return store(home).list().isEmpty() ? 0 : number(store(home).find("mine"));
		}
	};

	private static final String LONG = "x".repeat(100_000);
	private static final int WEIGHTS = 1 << 20;

	/** Saves version 1, 2, … in place of the one before. */
	abstract void save(Path home, int number) throws IOException;

	/**
	 * The version on disk, 0 for none.
	 *
	 * @throws IllegalStateException if it is not complete
	 */
	abstract int check(Path home) throws IOException;

	private static ModelStore store(Path home) {
		return new ModelStore(home.resolve("shipped"), home.resolve("models"));
	}

	private static byte[] weights(int number) {
		byte[] weights = new byte[WEIGHTS];
		Arrays.fill(weights, (byte) number);
		return weights;
	}

	static ModelMetadata metadata(String name, int number) {
		return new ModelMetadata(1, name, ModelMetadata.ALEXNET28, number, "2026-11-22T10:00:00Z", "0.1.0",
				ModelMetadata.Normalisation.ZERO_TO_ONE, new ModelMetadata.Data("digits", 90, 10), Hyperparameters.standard(2),
				new ModelMetadata.Run("cpu", "completed", 1, 0.99, 0.98, 500, 10, List.of()), null, null);
	}

	/** The version of a model whose weights and description must agree. */
	private static int number(StoredModel model) throws IOException {
		byte[] weights = Files.readAllBytes(model.weights());
		requireWeights(weights);
		int number = (int) model.metadata().parameters();
		require(weights[0] == (byte) number, "model");
		return number;
	}

	private static void requireWeights(byte[] weights) {
		require(Arrays.equals(weights, weights(weights.length == 0 ? 0 : weights[0])), "weights");
	}

	private static void require(boolean holds, String what) {
		if (!holds) {
			throw new IllegalStateException("what was saved is not whole: " + what);
		}
	}
}
