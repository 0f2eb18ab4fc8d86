package digitlab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.OwnSamples;
import digitlab.models.ModelImport;
import digitlab.models.ModelMetadata;
import digitlab.models.ModelStore;
import digitlab.models.StoredModel;
import digitlab.settings.Settings;
import digitlab.settings.SettingsStore;
import digitlab.training.Augmentation;
import digitlab.training.AugmentationConfig;
import digitlab.training.EpochResult;
import digitlab.training.LearningRateDecay;
import digitlab.training.RunHistory;
import digitlab.training.TrainingRequest;
import digitlab.ui.FakeModels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * What CHANGELOG promises about files: those of earlier versions open, exactly as those versions wrote them. The texts here never
 * change; a version that writes another form adds one.
 */
class VersionPromiseTest {

	/** Format 1, before the learning rate's decay, strength, patience, variety, hard examples and doubt were written. */
	private static final String FIRST_MODEL = """
			{"format": 1, "name": "first", "architecture": "alexnet28-2", "parameters": 980810,
			 "created": "2026-11-22T10:00:00Z", "version": "0.1.0",
			 "normalisation": {"scale": 0.00392156862745098, "mean": 0.0, "deviation": 1.0},
			 "data": {"source": "IDX files in mnist, train", "trainingImages": 55000, "validationImages": 5000},
			 "config": {"epochs": 5, "batchSize": 128, "learningRate": 0.002, "warmup": 0.1, "weightDecay": 0.01,
			  "labelSmoothing": 0.05, "weightAveraging": 0.998, "dropout": 0.5, "augmentation": "ELASTIC", "validation": 5000,
			  "seed": 1, "threads": 2, "device": "auto"},
			 "run": {"device": "cpu", "stopReason": "completed", "bestEpoch": 5, "trainAccuracy": 0.99,
			  "validationAccuracy": 0.98, "imagesPerSecond": 400.0, "seconds": 700.0, "epochs": []},
			 "test": null}
			""";

	/** As 1.0.0 writes it, with a key in every part that a later version could add. */
	private static final String MODEL = """
			{"format": 1, "name": "kept", "architecture": "alexnet28-2", "parameters": 980810,
			 "created": "2026-11-26T17:50:59Z", "version": "1.0.0", "later": {"a": 1},
			 "normalisation": {"scale": 0.00392156862745098, "mean": 0.0, "deviation": 1.0, "later": 1},
			 "data": {"source": "IDX files in mnist, train", "trainingImages": 80000, "validationImages": 5000, "later": 1},
			 "config": {"epochs": 14, "batchSize": 128, "learningRate": 0.002, "warmup": 0.2143, "weightDecay": 0.05,
			  "labelSmoothing": 0.03, "weightAveraging": 0.9998, "dropout": 0.4, "augmentation": "ELASTIC", "validation": 5000,
			  "seed": 1, "threads": 1, "device": "auto", "decay": "NONE", "strength": 1.1, "patience": 0,
			  "variety": {"pens": 1.5, "resampling": 0.15, "erasing": 0.1, "sketches": 25000, "nonDigits": 0.0},
			  "hardExamples": 3},
			 "run": {"device": "cpu", "stopReason": "completed", "bestEpoch": 1, "trainAccuracy": 0.9979,
			  "validationAccuracy": 0.9964, "imagesPerSecond": 383.3, "seconds": 2997.5, "epochs": [
			   {"epoch": 1, "trainingLoss": 1.06, "trainingAccuracy": 0.7, "validationLoss": 0.09, "validationAccuracy": 0.98,
			    "learningRate": 0.00067, "imagesPerSecond": 382.0, "seconds": 214.1}]},
			 "test": {"source": "MNIST, test", "samples": 10000, "accuracy": 0.9975, "macroPrecision": 0.9975,
			  "macroRecall": 0.9974, "macroF1": 0.9975, "loss": 0.0105, "ece": 0.001, "later": 1},
			 "doubt": {"temperature": 0.586, "detector": {"weights": [0.5, -1.25], "bias": 3.0,
			  "signs": [{"text": "+", "weights": [0.25, 1.0], "bias": -1.0}]}}}
			""";

	private static final String SETTINGS = """
			{"model": "mine", "theme": "DARK", "penWidth": 0.08, "data": "mnist", "recentData": ["/data/digits"],
			 "device": "cuda:0", "threads": 3, "textSize": 150,
			 "recipes": {"short": {"data": "mnist", "heldOut": {"text": "10%"},
			  "config": {"epochs": 2, "batchSize": 64, "learningRate": 0.001, "warmup": 0.1, "weightDecay": 0.01,
			   "labelSmoothing": 0.05, "weightAveraging": 0.99, "dropout": 0.5, "augmentation": "AFFINE", "validation": 5000,
			   "seed": 7, "threads": 2, "device": "auto"}}}}
			""";

	@TempDir
	private Path folder;

	private StoredModel open(String json) throws IOException {
		Path model = Files.createDirectories(folder.resolve("own/model"));
		Files.writeString(model.resolve("model.json"), json);
		Files.write(model.resolve("weights.safetensors"), new byte[]{1});
		return store().find(model.toString());
	}

	private ModelStore store() {
		return new ModelStore(folder.resolve("shipped"), folder.resolve("own"));
	}

	@Test
	void theFirstModelsOpenWithWhatWasUsualThen() throws IOException {
		ModelMetadata model = open(FIRST_MODEL).metadata();
		assertThat(model.hyperparameters().optimiser().decay()).isEqualTo(LearningRateDecay.COSINE);
		assertThat(model.hyperparameters().augmentation()).isEqualTo(AugmentationConfig.USUAL);
		assertThat(model.calibration()).as("refuses nothing").isNull();
		assertThat(store().list()).hasSize(1);
	}

	@Test
	void aModelOpensWithAllThatItSays() throws IOException {
		ModelMetadata model = open(MODEL).metadata();
		assertThat(model.hyperparameters().optimiser().decay()).isEqualTo(LearningRateDecay.NONE);
		assertThat(model.hyperparameters().augmentation())
				.isEqualTo(new AugmentationConfig(Augmentation.ELASTIC, 1.1, 1.5, 0.15, 0.1, 25_000, 0, 3));
		assertThat(model.run().epochs()).hasSize(1);
		assertThat(model.test()).isNotNull();
		assertThat(model.test().accuracy()).isEqualTo(0.9975);
		assertThat(model.calibration()).isNotNull();
		assertThat(model.calibration().temperature()).isCloseTo(0.586, within(1e-12));
		assertThat(model.calibration().detector()).isNotNull();
	}

	@Test
	void anExportedModelIsImported() throws IOException {
		Path file = folder.resolve("kept.zip");
		try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
			for (String name : List.of("model.json", "weights.safetensors", "MODEL_CARD.md", "a-later-part.bin")) {
				zip.putNextEntry(new ZipEntry(name));
				zip.write(name.equals("model.json") ? MODEL.getBytes(StandardCharsets.UTF_8) : new byte[]{1});
			}
		}
		assertThat(
				new ModelImport(store(), (_, _) -> FakeModels.classifier(_ -> new float[10]), "1.0.0").add(file).model().name())
				.isEqualTo("kept");
		assertThat(store().find("kept").metadata().version()).isEqualTo("1.0.0");
	}

	@Test
	void settingsAndKeptPlansOpen() throws IOException {
		Path file = Files.writeString(folder.resolve("settings.json"), SETTINGS);
		SettingsStore store = new SettingsStore(file);
		Settings settings = store.load();
		assertThat(store.warning()).isNull();
		assertThat(settings.model()).isEqualTo("mine");
		assertThat(settings.theme()).isEqualTo(Settings.Theme.DARK);
		assertThat(settings.recentData()).containsExactly("/data/digits");
		assertThat(List.of(settings.device(), settings.threads(), settings.textSize())).isEqualTo(List.of("cuda:0", 3, 150));
		TrainingRequest plan = TrainingRequest.of(settings.requests().get("short"));
		assertThat(plan.heldOut().text()).isEqualTo("10%");
		assertThat(plan.hyperparameters().run().seed()).isEqualTo(7);
		assertThat(plan.hands()).isEmpty();
	}

	/** Two files like MNIST's: a magic number, sizes, bytes. */
	@Test
	void ownSketchesOpen() throws IOException {
		Path sketches = Files.createDirectories(folder.resolve("my-sketches"));
		byte[] images = new byte[16 + 784];
		System.arraycopy(new byte[]{0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 28, 0, 0, 0, 28}, 0, images, 0, 16);
		images[16 + 100] = (byte) 200;
		Files.write(sketches.resolve("train-images-idx3-ubyte"), images);
		Files.write(sketches.resolve("train-labels-idx1-ubyte"), new byte[]{0, 0, 8, 1, 0, 0, 0, 1, 7});
		DigitDataset read = new OwnSamples(sketches).read();
		assertThat(read.size()).isEqualTo(1);
		assertThat(read.label(0)).isEqualTo(7);
		assertThat(read.image(0).ink(3, 16)).isEqualTo(200);
	}

	/** A training log as 1.0.0 writes it, with a key and a kind of line that a later version could add. */
	@Test
	void theCourseOfATrainingOpens() throws IOException {
		String log = """
				{"head":{"format":1,"name":"mine","data":"synthetic:40, train","trainingImages":300,"validationImages":40,\
				"config":{"epochs":2,"batchSize":128,"learningRate":0.002,"warmup":0.1,"weightDecay":0.05,"labelSmoothing":0.03,\
				"weightAveraging":0.9998,"dropout":0.4,"augmentation":"ELASTIC","validation":40,"seed":2,"threads":1,"device":"auto",\
				"decay":"NONE","strength":1.1,"patience":0,"variety":{"pens":1.5,"resampling":0.15,"erasing":0.1,"sketches":10,\
				"nonDigits":0.3},"hardExamples":3},"later":1}}
				{"batches":{"epoch":1,"first":1,"losses":[1.029,1.0356]}}
				{"batches":{"epoch":1,"first":3,"losses":[0.9]}}
				{"epoch":{"epoch":1,"trainingLoss":0.98,"trainingAccuracy":0.75,"validationLoss":0.5,"validationAccuracy":0.875,\
				"learningRate":0.002,"imagesPerSecond":247.5,"seconds":1.5}}
				{"later":{"epoch":1}}
				""";
		RunHistory history = RunHistory.read(Files.writeString(folder.resolve("run.jsonl"), log));
		assertThat(history.name()).isEqualTo("mine");
		assertThat(history.hyperparameters().augmentation())
				.isEqualTo(new AugmentationConfig(Augmentation.ELASTIC, 1.1, 1.5, 0.15, 0.1, 10, 0.3, 3));
		assertThat(history.hyperparameters().optimiser().decay()).isEqualTo(LearningRateDecay.NONE);
		assertThat(history.epochs()).containsExactly(new EpochResult(1, 0.98, 0.75, 0.5, 0.875, 0.002, 247.5, 1.5));
		assertThat(history.batchLosses().getFirst()).containsExactly(1.029f, 1.0356f, 0.9f);
	}
}
