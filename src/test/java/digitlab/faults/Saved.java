package digitlab.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

import digitlab.calibration.Calibration;
import digitlab.dataset.DatasetFormat;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.dataset.OwnSamples;
import digitlab.io.AtomicFile;
import digitlab.io.PendingFile;
import digitlab.models.ListedModels;
import digitlab.models.ModelExport;
import digitlab.models.ModelImport;
import digitlab.models.ModelMetadata;
import digitlab.models.ModelStore;
import digitlab.models.RunStore;
import digitlab.models.StoredModel;
import digitlab.models.TrainingRun;
import digitlab.recognition.KaggleSubmission;
import digitlab.services.FakeTraining;
import digitlab.settings.SettingsStore;
import digitlab.training.BatchResult;
import digitlab.training.EpochResult;
import digitlab.training.Hyperparameters;
import digitlab.training.Precision;
import digitlab.training.StopReason;
import digitlab.training.TrainingRequest;
import digitlab.training.TrainingResult;
import digitlab.training.TrainingTask;
import digitlab.training.ValidationSize;
import digitlab.ui.FakeModels;
import org.jspecify.annotations.Nullable;

/** Everything that Digit Lab saves, in numbered, distinguishable versions. */
enum Saved implements Versions {

	SETTINGS {
		@Override
		public void save(Path home, int number) throws IOException {
			new SettingsStore(home.resolve("settings.json"))
					.update(s -> s.withModel("m" + number).withData(LONG + number, false));
		}

		@Override
		public int check(Path home) throws IOException {
			SettingsStore store = new SettingsStore(home.resolve("settings.json"));
			String model = store.load().model();
			int number = model == null ? 0 : Integer.parseInt(model.substring(1));
			Versions.require(store.warning() == null && (number == 0 || (LONG + number).equals(store.load().data())), "settings");
			return number;
		}
	},

	SAMPLES {
		@Override
		public void save(Path home, int number) throws IOException {
			byte[] pixels = new byte[DigitImage.PIXELS];
			Arrays.fill(pixels, (byte) number);
			new OwnSamples(home.resolve("samples")).add(DigitImage.of(pixels), number % 10);
		}

		@Override
		public int check(Path home) throws IOException {
			DigitDataset samples = new OwnSamples(home.resolve("samples")).read();
			for (int i = 0; i < samples.size(); i++) {
				Versions.require(samples.label(i) == (i + 1) % 10 && samples.ink(i, 0) == (i + 1) % 256
						&& samples.ink(i, DigitImage.PIXELS - 1) == (i + 1) % 256, "sample " + i);
			}
			return samples.size();
		}
	},

	MODEL {
		@Override
		public void save(Path home, int number) throws IOException {
			store(home).save(metadata("mine", number), weights(number), true);
		}

		@Override
		public int check(Path home) throws IOException {
			return store(home).list().isEmpty() ? 0 : number(store(home).find("mine"));
		}
	},

	EXPORT {
		@Override
		public void save(Path home, int number) throws IOException {
			StoredModel model = store(home).save(metadata("mine", number), weights(number), true);
			ModelExport.write(model, home.resolve("mine.zip"));
		}

		@Override
		public int check(Path home) throws IOException {
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
		public void save(Path home, int number) throws IOException {
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
								new TrainingResult.BestEpoch(1, weights(number), 0.5), number, "cpu", Precision.FLOAT32, 100, 1);
					});
		}

		@Override
		public int check(Path home) throws IOException {
			RunStore runs = new RunStore(store(home), home.resolve("runs"));
			if (!Files.exists(runs.checkpoint("mine"))) {
				return 0;
			}
			requireWeights(Files.readAllBytes(runs.checkpoint("mine")));
			Versions.require(runs.resumable().equals(List.of("mine")) && runs.request("mine").isPresent(), "resumable run");
			for (TrainingRun run : runs.list()) {
				run.history();
			}
			return store(home).list().isEmpty() ? 0 : number(store(home).find("mine"));
		}
	},

	/** The temperature is the version. */
	CALIBRATION {
		@Override
		public void save(Path home, int number) throws IOException {
			if (store(home).list().isEmpty()) {
				store(home).save(metadata("mine", 1), weights(1), false);
			}
			StoredModel model = store(home).find("mine");
			store(home).update(model, model.metadata().withCalibration(new Calibration(number, null)));
		}

		@Override
		public int check(Path home) throws IOException {
			if (store(home).list().isEmpty()) {
				return 0;
			}
			StoredModel model = store(home).find("mine");
			Versions.require(number(model) == 1, "calibrated model");
			return model.metadata().calibration() == null ? 0 : (int) model.metadata().calibration().temperature();
		}
	},

	/** The model has one of both names. */
	RENAMING {
		@Override
		public void save(Path home, int number) throws IOException {
			if (number == 1) {
				store(home).save(metadata("mine 1", 1), weights(1), false);
			} else {
				store(home).rename(store(home).find("mine " + (number - 1)), "mine " + number);
			}
		}

		@Override
		public int check(Path home) throws IOException {
			ListedModels models = store(home).contents();
			Versions.require(models.models().size() <= 1 && models.damaged().isEmpty(), models + " instead of one model");
			for (StoredModel model : models.models()) {
				Versions.require(number(model) == 1 && model.folder().endsWith(model.name()), "renamed model");
				return Integer.parseInt(model.name().replace("mine ", ""));
			}
			return 0;
		}
	},

	/** Version N is one model after the N-1 before it were deleted. */
	DELETION {
		@Override
		public void save(Path home, int number) throws IOException {
			// Whoever was killed between saving and deleting left it there already.
			store(home).save(metadata("mine " + number, number), weights(number), true);
			if (number > 1) {
				store(home).delete(store(home).find("mine " + (number - 1)));
			}
		}

		@Override
		public int check(Path home) throws IOException {
			ListedModels models = store(home).contents();
			Versions.require(models.models().size() <= 2 && models.damaged().isEmpty(), models + " instead of one or two");
			int first = 0;
			for (StoredModel model : models.models()) {
				int number = number(model);
				Versions.require(model.name().equals("mine " + number), "kept model");
				first = first == 0 ? number : Math.min(first, number);
			}
			return first;
		}
	},

	SUBMISSION {
		@Override
		public void save(Path home, int number) throws IOException {
			KaggleSubmission.write(home.resolve("submission.csv"), Collections.nCopies(ROWS + number, number % 10));
		}

		@Override
		public int check(Path home) throws IOException {
			Path file = home.resolve("submission.csv");
			if (!Files.exists(file)) {
				return 0;
			}
			List<String> lines = Files.readAllLines(file);
			int number = lines.size() - 1 - ROWS;
			Versions.require(lines.getFirst().equals("ImageId,Label")
					&& lines.getLast().equals(ROWS + number + "," + number % 10), "submission");
			return number;
		}
	},

	LESSON(new SavedLesson()), CLASS(new SavedClass()), FIGURES(new SavedFigures()), CLUSTERS(new SavedClusters()), DATA_IDX(
			new SavedData(DatasetFormat.IDX)), DATA_PNGS(new SavedData(DatasetFormat.PNGS)), DATA_CSV(
					new SavedData(DatasetFormat.CSV)), DATA_NPZ(new SavedData(DatasetFormat.NPZ)), DOWNLOAD(new SavedDownload());

	private static final String LONG = "x".repeat(100_000);
	private static final int WEIGHTS = 1 << 20;
	private static final int ROWS = 5_000;

	private final @Nullable Versions versions;

	Saved() {
		versions = null;
	}

	Saved(Versions versions) {
		this.versions = versions;
	}

	@Override
	public void save(Path home, int number) throws IOException {
		Objects.requireNonNull(versions).save(home, number);
	}

	@Override
	public int check(Path home) throws IOException {
		return Objects.requireNonNull(versions).check(home);
	}

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
		Versions.require(weights[0] == (byte) number, "model");
		return number;
	}

	private static void requireWeights(byte[] weights) {
		Versions.require(Arrays.equals(weights, weights(weights.length == 0 ? 0 : weights[0])), "weights");
	}
}
