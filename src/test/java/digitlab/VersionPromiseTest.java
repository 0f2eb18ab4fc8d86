package digitlab;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.LabelPolicy;
import digitlab.dataset.OwnSamples;
import digitlab.dataset.Preprocessing;
import digitlab.dataset.Split;
import digitlab.djl.DjlClassifier;
import digitlab.djl.DjlDevices;
import digitlab.djl.DjlTrainer;
import digitlab.djl.EngineForTests;
import digitlab.formats.FileDatasetReader;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.models.ActiveRun;
import digitlab.models.ModelImport;
import digitlab.models.ModelMetadata;
import digitlab.models.ModelStore;
import digitlab.models.RunStore;
import digitlab.models.StoredModel;
import digitlab.models.TrainingRun;
import digitlab.recognition.DigitClassifier;
import digitlab.settings.Settings;
import digitlab.settings.SettingsStore;
import digitlab.settings.WindowBounds;
import digitlab.training.Augmentation;
import digitlab.training.AugmentationConfig;
import digitlab.training.EpochResult;
import digitlab.training.Hyperparameter;
import digitlab.training.Hyperparameters;
import digitlab.training.Hyperparameters.Optimiser;
import digitlab.training.Hyperparameters.Regularisation;
import digitlab.training.Hyperparameters.Run;
import digitlab.training.LearningRateDecay;
import digitlab.training.Precision;
import digitlab.training.RunHistory;
import digitlab.training.TrainingRequest;
import digitlab.training.TrainingResult;
import digitlab.training.TrainingTask;
import digitlab.training.ValidationSize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * What CHANGELOG promises about files: those of earlier versions open, exactly as those versions wrote them. The texts here and the
 * files in src/test/resources/digitlab/version-1.0.0 never change; a version that writes another form adds some.
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

	/** Files that version 1.0.0 wrote, see its README. */
	private static final Path EARLIER = Path.of("src/test/resources/digitlab/version-1.0.0");
	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final Integer[] LABELS = {3, 5, 7, 4, 1, 6, 8, 0, 2, 9, 0, 5, 9, 3, 7, 8, 4, 1, 2, 6, 6, 1, 0, 3, -1};
	private static final float[] LOGITS_OF_THE_FIRST = {0.610724f, 0.15710053f, -0.5730853f, 0.035835877f, 0.3233497f,
			0.48023713f, -0.3682503f, -0.5312172f, -0.68671083f, 1.6786692f};
	private static final float[] LOGITS_OF_THE_EIGHTH = {0.18435779f, -0.069226295f, -0.1628853f, -0.20529518f, 0.051370397f,
			0.1285673f, -0.066844076f, -0.23012754f, -0.10544553f, 0.27931058f};
	private static final EpochResult THIRD_EPOCH = new EpochResult(3, 2.5045727094014487, 4 / 18.0, 2.2494074178267938, 1 / 6.0,
			4.285714285714287E-4, 0, 0);
	/** The order of additions is another one on another processor. */
	private static final Comparator<Double> NEAR = (a, b) -> Math.abs(a - b) < 1e-3 ? 0 : Double.compare(a, b);

	private static final TrainingRequest REQUEST = new TrainingRequest("my-sketches",
			Preprocessing.of(List.of("keep-digits")), "", new ValidationSize("25%"),
			new Hyperparameters(new Optimiser(3, 6, 0.003, 0.2, LearningRateDecay.LINEAR, 0.02),
					new Regularisation(0.04, 0.6, 0), AugmentationConfig.of(Augmentation.NONE),
					new Run(4, 6, 11, "cpu", Precision.FLOAT32, 1)));
	private static final Hyperparameters UNUSUAL = new Hyperparameters(
			new Optimiser(21, 64, 0.0015, 0.25, LearningRateDecay.LINEAR, 0.03), new Regularisation(0.07, 0.995, 0.35),
			new AugmentationConfig(Augmentation.AFFINE, 1.25, 1.75, 0.2, 0.15, 30_000, 0.25, 2),
			new Run(6, 4321, 99, "cuda:1", Precision.FLOAT32, 5));
	private static final TrainingRequest LAST_REQUEST = new TrainingRequest("/data/digits",
			Preprocessing.of(List.of("invert", "center")), "/data/hands", new ValidationSize("12%"), UNUSUAL);
	private static final TrainingRequest QUICK_REQUEST = new TrainingRequest("mnist", new ValidationSize("4321"),
			UNUSUAL.with(Hyperparameter.EPOCHS, 2));

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

	/** The logits are those that version 1.0.0 computed, see the files' README. */
	@Test
	void anExportedModelIsImportedAndReadsAsItDid() throws IOException {
		EngineForTests.start();
		StoredModel model = new ModelImport(store(), DjlClassifier::open, "1.0.0").add(EARLIER.resolve("kept.zip")).model();
		assertThat(model.name()).isEqualTo("kept");
		assertThat(model.metadata().version()).isEqualTo("1.0.0");
		assertThat(model.metadata().run().stopReason()).isEqualTo("stopped");
		assertThat(RunStore.of(model).history().epochs()).isEqualTo(model.metadata().run().epochs()).hasSize(2);
		DigitDataset sketches = new OwnSamples(copyOf("my-sketches")).read();
		try (DigitClassifier classifier = DjlClassifier.open(model.weights(), 1)) {
			float[][] logits = classifier.logits(List.of(sketches.image(0), sketches.image(7)));
			assertThat(logits[0]).containsExactly(LOGITS_OF_THE_FIRST, within(1e-3f));
			assertThat(logits[1]).containsExactly(LOGITS_OF_THE_EIGHTH, within(1e-3f));
		}
	}

	/**
	 * The state after two epochs of three; what the third brings is what version 1.0.0 got, see the files' README. CHANGELOG does
	 * not promise this: a version that cannot do it any more drops it knowingly.
	 */
	@Test
	void anInterruptedTrainingIsResumed() throws IOException {
		EngineForTests.start();
		Path run = Files.createDirectories(folder.resolve("runs/kept"));
		try (InputStream packed = new GZIPInputStream(Files.newInputStream(EARLIER.resolve("checkpoint.safetensors.gz")))) {
			Files.copy(packed, run.resolve("checkpoint.safetensors"));
		}
		Files.copy(EARLIER.resolve("left.json"), run.resolve("left.json"));
		Files.copy(EARLIER.resolve("recipe.json"), run.resolve("recipe.json"));
		unpack(EARLIER.resolve("kept.zip"), Files.createDirectories(folder.resolve("own/kept")));
		RunStore runs = new RunStore(store(), folder.resolve("runs"));
		assertThat(runs.resumable()).containsExactly("kept");
		assertThat(runs.list()).extracting(TrainingRun::name).containsExactly("kept");
		TrainingRequest request = runs.request("kept").orElseThrow();
		assertThat(request).isEqualTo(REQUEST);
		DigitDataset data = new FileDatasetReader(copyOf(request.data()), LabelPolicy.REFUSE).read(Split.TRAIN,
				ProgressListener.NONE, new CancellationToken());
		TrainingTask task = TrainingTask.holdOut(request.hyperparametersFor(data.size()), data, runs.checkpoint("kept"), true);
		List<EpochResult> before = store().find("kept").metadata().run().epochs();
		StoredModel model = resume(runs, task);
		List<EpochResult> epochs = model.metadata().run().epochs();
		assertThat(epochs.subList(0, 2)).isEqualTo(before);
		assertThat(epochs).hasSize(3);
		assertThat(epochs.getLast()).usingRecursiveComparison().withComparatorForType(NEAR, Double.class)
				.ignoringFields("imagesPerSecond", "seconds").isEqualTo(THIRD_EPOCH);
		assertThat(model.metadata().run().stopReason()).isEqualTo("completed");
		assertThat(store().list()).extracting(StoredModel::name).as("it takes the place of the one that was left")
				.containsExactly("kept");
		assertThat(RunStore.of(model).history().epochs()).isEqualTo(epochs);
		assertThat(runs.resumable()).isEmpty();
	}

	private static StoredModel resume(RunStore runs, TrainingTask task) throws IOException {
		try (ActiveRun run = runs.begin("kept", task, null)) {
			TrainingResult result = new DjlTrainer(new DjlDevices(() -> DjlDevices.Cuda.NONE)).train(task, run.log(),
					new CancellationToken());
			return Objects.requireNonNull(run.finish(result, ModelMetadata.of("kept", task, "1.0.0", result)));
		}
	}

	/** A copy of a folder of the files, which are read under a lock. */
	private Path copyOf(String name) throws IOException {
		Path copy = Files.createDirectories(folder.resolve(name));
		try (Stream<Path> files = Files.list(EARLIER.resolve(name))) {
			for (Path file : files.toList()) {
				Files.copy(file, copy.resolve(file.getFileName()));
			}
		}
		return copy;
	}

	private static void unpack(Path archive, Path folder) throws IOException {
		try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(archive))) {
			for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
				Files.copy(zip, folder.resolve(entry.getName()));
			}
		}
	}

	/** As read from JSON, which does not tell whether a small number is an int or a long; without what that version lacked. */
	private static Map<String, Object> plain(TrainingRequest request) throws IOException {
		ObjectNode json = JSON.valueToTree(request.toMap());
		((ObjectNode) json.get("config")).remove("precision");
		return JSON.readValue(JSON.writeValueAsBytes(json), new TypeReference<>() {
		});
	}

	/** Every setting has another value than its default. */
	@Test
	void everySettingOpens() throws IOException {
		Path file = Files.copy(EARLIER.resolve("settings.json"), folder.resolve("settings.json"));
		SettingsStore store = new SettingsStore(file);
		Settings expected = new Settings("kept", Settings.Theme.DARK, 0.085, "/data/digits",
				List.of("/data/digits", "/data/first"), "cuda:1", 7, 125, "fr", 2, plain(LAST_REQUEST),
				Map.of("quick", plain(QUICK_REQUEST)), Map.of("/data/digits", List.of("invert", "center")),
				new WindowBounds(12.5, -8, 1024, 768.5, true), Map.of());
		assertThat(store.load()).isEqualTo(expected);
		assertThat(store.warning()).isNull();
		assertThat(TrainingRequest.of(Objects.requireNonNull(store.load().request()))).isEqualTo(LAST_REQUEST);
		assertThat(TrainingRequest.of(store.load().requests().get("quick"))).isEqualTo(QUICK_REQUEST);
		JsonNode defaults = JSON.valueToTree(Settings.DEFAULT);
		JsonNode kept = JSON.readTree(file.toFile());
		assertThat(kept.properties()).hasSize(14)
				.allSatisfy(each -> assertThat(each.getValue()).isNotEqualTo(defaults.get(each.getKey())));
		assertThat(store.update(settings -> settings.withHints(3))).as("written again").isEqualTo(expected.withHints(3));
		assertThat(store.load()).isEqualTo(expected.withHints(3));
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

	/** Files like MNIST's: a magic number, sizes, bytes; the labels are those of the sketches as they were drawn. */
	@Test
	void ownSketchesOpen() throws IOException {
		Path sketches = copyOf("my-sketches");
		DigitDataset read = new OwnSamples(sketches).read();
		assertThat(read.size()).isEqualTo(25);
		assertThat(IntStream.range(0, 25).map(read::label)).containsExactly(LABELS);
		byte[] digits = Files.readAllBytes(sketches.resolve("train-images-idx3-ubyte"));
		byte[] pixels = new byte[784];
		for (int i = 0; i < 24; i++) {
			read.copyPixels(i, pixels, 0);
			assertThat(pixels).isEqualTo(Arrays.copyOfRange(digits, 16 + 784 * i, 16 + 784 * (i + 1)));
		}
		// The non-digit: two columns of full ink, and a paler row between them.
		assertThat(List.of(read.image(24).ink(0, 4), read.image(24).ink(27, 23), read.image(24).ink(14, 9),
				read.image(24).ink(15, 9))).isEqualTo(List.of(255, 255, 120, 0));
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
