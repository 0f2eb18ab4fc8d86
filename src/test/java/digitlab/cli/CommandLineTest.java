package digitlab.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import digitlab.calibration.Calibration;
import digitlab.calibration.OnlyLogits;
import digitlab.calibration.OodDetector;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.dataset.OwnSamples;
import digitlab.dataset.Preprocessing;
import digitlab.dataset.Split;
import digitlab.formats.DataSources;
import digitlab.io.CancellationToken;
import digitlab.io.PendingFile;
import digitlab.io.ProgressListener;
import digitlab.models.ModelStore;
import digitlab.models.StoredModel;
import digitlab.settings.SettingsStore;
import digitlab.sketch.Point;
import digitlab.sketch.SketchPng;
import digitlab.sketch.Stroke;
import digitlab.synthetic.NonDigitKind;
import digitlab.synthetic.SyntheticDigits;
import digitlab.training.Augmentation;
import digitlab.training.AugmentationConfig;
import digitlab.training.BatchResult;
import digitlab.training.ComputeDevice;
import digitlab.training.DigitTrainer;
import digitlab.training.EpochResult;
import digitlab.training.Hyperparameter;
import digitlab.training.Hyperparameters;
import digitlab.training.InitialWeights;
import digitlab.training.LearningRateDecay;
import digitlab.training.Precision;
import digitlab.training.RunHistory;
import digitlab.training.ShortTraining;
import digitlab.training.StopReason;
import digitlab.training.TrainingListener;
import digitlab.training.TrainingPreset;
import digitlab.training.TrainingRequest;
import digitlab.training.TrainingResult;
import digitlab.training.TrainingTask;
import digitlab.training.ValidationSize;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Model.CommandSpec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The commands over a fake trainer and a fake network; files, models and settings are real. */
class CommandLineTest {

	private static final int FAILED = 1;
	private static final int USAGE = 2;
	private static final int STOPPED = 130;

	@TempDir
	private Path folder;

	private final List<TrainingTask> trained = new ArrayList<>();
	private StopReason reason = StopReason.COMPLETED;
	private byte[] weights = {1, 2, 3};
	private CliServices services;
	private String out = "";
	private String err = "";

	/** Reads pictures taller than wide as 1 and all others as 7, at 3 nats above every other digit. */
	private static final class TallIsOne implements OnlyLogits {

		@Override
		public float[][] logits(List<DigitImage> images) {
			float[][] rows = new float[images.size()][10];
			for (int i = 0; i < rows.length; i++) {
				rows[i][isTall(images.get(i)) ? 1 : 7] = 3;
			}
			return rows;
		}

		private static boolean isTall(DigitImage image) {
			long columns = IntStream.range(0, 28).filter(x -> IntStream.range(0, 28).anyMatch(y -> image.ink(y, x) > 0)).count();
			long rows = IntStream.range(0, 28).filter(y -> IntStream.range(0, 28).anyMatch(x -> image.ink(y, x) > 0)).count();
			return rows > columns;
		}
	}

	private TrainingResult fakeTraining(TrainingTask task, TrainingListener listener, CancellationToken cancellation) {
		trained.add(task);
		EpochResult epoch = new EpochResult(1, 0.5, 0.9, 0.25, 0.95, 1e-3, 400, 2);
		listener.batchFinished(new BatchResult(1, 1, 1, 1, 0.75));
		listener.epochFinished(epoch, true);
		return weights == null
				? new TrainingResult(reason, List.of(), null, 980_810, "cpu", Precision.FLOAT32, 0, 1)
				: new TrainingResult(reason, List.of(epoch), new TrainingResult.BestEpoch(1, weights, 0.97), 980_810, "cpu",
						Precision.FLOAT32, 400,
						2);
	}

	@BeforeEach
	void makeServices() {
		DigitTrainer trainer = this::fakeTraining;
		CliServices.Engine engine = new CliServices.Engine((path, threads) -> new TallIsOne(), trainer,
				() -> List.of(new ComputeDevice("cpu", "CPU, 2 cores", "cpu", true, ""),
						new ComputeDevice("cuda:0", "Slow GPU", "cuda", false, "there is no NVIDIA driver")));
		services = new CliServices("9.9", engine, new DataSources((split, progress, cancellation) -> {
			throw new IOException("not downloaded");
		}), (progress, cancellation) -> {
		}, new ModelStore(folder.resolve("shipped"), folder.resolve("own")), new SettingsStore(folder.resolve("settings.json")),
				new CliServices.Folders(folder.resolve("mnist"), folder.resolve("my-sketches"), folder.resolve("runs")),
				List::of);
	}

	private int run(String... arguments) {
		StringWriter outText = new StringWriter();
		StringWriter errText = new StringWriter();
		int code = DigitLabCommand.execute(services,
				new Terminal(new PrintWriter(outText), new PrintWriter(errText), () -> false),
				arguments);
		out = outText.toString();
		err = errText.toString();
		return code;
	}

	private JsonNode json() throws IOException {
		return JsonMapper.builder().build().readTree(out);
	}

	/** A model that predicts what the fake predicts: nothing is fitted to it. */
	private void trainModel(String name) throws IOException {
		assertThat(run("train", "--data", "synthetic:40", "--name", name)).isZero();
		StoredModel model = services.models().find(name);
		services.models().update(model, model.metadata().withCalibration(null));
	}

	private String picture(String name, Stroke... strokes) throws IOException {
		Path file = folder.resolve(name);
		SketchPng.write(List.of(strokes), 200, file);
		return file.toString();
	}

	private static Stroke line(double x0, double y0, double x1, double y1) {
		return new Stroke(List.of(new Point(x0, y0), new Point(x1, y1)), 0.06, false);
	}

	@Test
	void predictTellsDigitConfidenceAndPlace() throws IOException {
		trainModel("first");
		String tall = picture("tall.png", line(0.5, 0.2, 0.5, 0.8));
		String wide = picture("wide.png", line(0.2, 0.5, 0.8, 0.5));
		assertThat(run("predict", "--json", tall, wide)).isZero();
		JsonNode first = json().get(0);
		assertThat(first.get("file").asText()).isEqualTo(tall);
		assertThat(first.get("number").asText()).isEqualTo("1");
		assertThat(first.get("rejected").asBoolean()).isFalse();
		JsonNode digit = first.get("digits").get(0);
		// Softmax of one logit of 3 among nine of 0: e³ / (e³ + 9).
		assertThat(digit.get("confidence").asDouble()).isCloseTo(Math.exp(3) / (Math.exp(3) + 9),
				within(1e-6));
		assertThat(digit.get("probabilities")).hasSize(10);
		assertThat(digit.get("box")).hasSize(4);
		// The pen is 12 pixels wide and goes from 40 to 160: its box is about 144 high, and 12 wide around 100.
		assertThat(digit.get("box").get(0).asDouble()).isBetween(90.0, 96.0);
		assertThat(digit.get("box").get(3).asDouble()).isBetween(128.0, 136.0);
		assertThat(json().get(1).get("number").asText()).isEqualTo("7");
		assertThat(first.has("error")).isFalse();
	}

	@Test
	void aPictureMayComeThroughStandardInput() throws IOException {
		trainModel("first");
		byte[] bytes = Files.readAllBytes(Path.of(picture("tall.png", line(0.5, 0.2, 0.5, 0.8))));
		InputStream before = System.in;
		try {
			System.setIn(new ByteArrayInputStream(bytes));
			assertThat(run("predict", "--json", "-")).isZero();
			assertThat(json().get(0).get("file").asText()).isEqualTo("-");
			assertThat(json().get(0).get("number").asText()).isEqualTo("1");
			assertThat(run("predict", "-")).as("nothing is left").isEqualTo(FAILED);
			assertThat(err.strip()).isEqualTo("standard input is empty.");
			System.setIn(new ByteArrayInputStream("no picture".getBytes(StandardCharsets.UTF_8)));
			assertThat(run("predict", "-")).isEqualTo(FAILED);
			assertThat(err).startsWith("standard input is ");
		} finally {
			System.setIn(before);
		}
	}

	/** A pipe has no size, and can be read only once. */
	@Test
	@EnabledOnOs(OS.LINUX)
	void aPictureMayComeThroughAPipe() throws Exception {
		trainModel("first");
		byte[] bytes = Files.readAllBytes(Path.of(picture("tall.png", line(0.5, 0.2, 0.5, 0.8))));
		Path pipe = folder.resolve("pipe");
		assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
		Thread writer = Thread.ofVirtual().start(() -> {
			try (OutputStream out = Files.newOutputStream(pipe)) {
				out.write(bytes);
			} catch (IOException e) {
				throw new UncheckedIOException(e);
			}
		});
		assertThat(run("predict", pipe.toString())).isZero();
		assertThat(out).contains("  1  ");
		writer.join();
	}

	/** A CSV file of two images, one of paper and one of ink. */
	private static String rows() {
		return "label" + ",pixel".repeat(784) + "\n0" + ",0".repeat(784) + "\n1" + ",255".repeat(784) + "\n";
	}

	/** A conversion looks for training and for test data, but a pipe can be read only once. */
	@Test
	@EnabledOnOs(OS.LINUX)
	void dataMayComeThroughAPipe() throws Exception {
		Path pipe = folder.resolve("pipe");
		assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
		Thread writer = Thread.ofVirtual().start(() -> {
			try {
				Files.writeString(pipe, rows());
			} catch (IOException e) {
				throw new UncheckedIOException(e);
			}
		});
		Path copy = folder.resolve("copy.csv");
		assertThat(run("data", "convert", pipe.toString(), copy.toString())).as(err).isZero();
		assertThat(copy).content().hasLineCount(3);
		writer.join();
	}

	@Test
	void dataMayComeThroughStandardInput() throws IOException {
		String rows = rows();
		InputStream before = System.in;
		try {
			System.setIn(new ByteArrayInputStream(rows.getBytes(StandardCharsets.US_ASCII)));
			assertThat(run("stats", "--data", "-", "--json")).as(err).isZero();
		} finally {
			System.setIn(before);
		}
		assertThat(json().get("samples").asInt()).isEqualTo(2);
	}

	@Test
	void whatWasTypedCannotControlTheTerminal() {
		assertThat(run("cluster", "--data", "synthetic", "--space", "a\n\u001b[31m")).isEqualTo(USAGE);
		assertThat(err)
				.startsWith("Invalid value for option '--space': expected one of [pixels, features] (case-insensitive) but "
						+ "was 'a\ufffd\ufffd[31m'");
	}

	@Test
	void aLineBreakInANameMakesNoLineOfItsOwn() throws IOException {
		trainModel("first");
		assertThat(run("predict", "no\nmodels deleted")).isEqualTo(FAILED);
		assertThat(err.strip()).hasLineCount(1).contains("no\ufffdmodels deleted");
	}

	@Test
	void aBlankPictureIsRejectedNotGuessed() throws IOException {
		trainModel("first");
		assertThat(run("predict", "--json", picture("blank.png"))).isZero();
		assertThat(json().get(0).get("number").isNull()).isTrue();
		assertThat(json().get(0).get("rejected").asBoolean()).isTrue();
		assertThat(json().get(0).get("digits")).isEmpty();
		assertThat(json().get(0).get("digitScore").asDouble()).isZero();
	}

	@Test
	void predictReadsWholeNumbersFromLeftToRight() throws IOException {
		trainModel("first");
		String two = picture("two.png", line(0.7, 0.2, 0.7, 0.8), line(0.3, 0.2, 0.3, 0.8));
		assertThat(run("predict", "--json", two)).isZero();
		JsonNode reading = json().get(0);
		assertThat(reading.get("number").asText()).isEqualTo("11");
		assertThat(reading.get("digits")).hasSize(2);
		// The pen is 12 of 200 pixels wide: boxes around x = 60 and x = 140.
		assertThat(reading.get("digits").get(0).get("box").get(0).asDouble()).isBetween(50.0, 56.0);
		assertThat(reading.get("digits").get(1).get("box").get(0).asDouble()).isBetween(130.0, 136.0);
		assertThat(reading.get("digits").get(0).get("digitScore").asDouble()).isBetween(0.5, 1.0);
		assertThat(run("predict", two)).isZero();
		assertThat(out).containsPattern("two\\.png +11 +69\\.1 %");
	}

	@Test
	void predictRefusesWhatLooksLikeNoDigit() throws IOException {
		trainModel("first");
		StoredModel model = services.models().find("first");
		Calibration calibration = new Calibration(1, new OodDetector(Collections.nCopies(11, 0.0), -1));
		services.models().update(model, model.metadata().withCalibration(calibration));
		String tall = picture("tall.png", line(0.5, 0.2, 0.5, 0.8));
		assertThat(run("predict", "--json", tall)).isZero();
		JsonNode reading = json().get(0);
		assertThat(reading.get("rejected").asBoolean()).isTrue();
		assertThat(reading.get("number").isNull()).isTrue();
		assertThat(reading.get("digitScore").asDouble()).isCloseTo(1 / (1 + Math.E), within(1e-9));
		assertThat(reading.get("digits").get(0).get("digit").asInt()).isEqualTo(1); // the nearest guess stays
		assertThat(run("predict", tall)).isZero();
		assertThat(out).contains("not a digit, I think; the nearest guess is 1");
	}

	@Test
	void aTrainedNetworkIsCalibratedAndItsCalibrationIsShown() throws IOException {
		assertThat(run("train", "--data", "synthetic:40", "--name", "first")).isZero();
		Calibration calibration = services.models().find("first").metadata().calibration();
		assertThat(calibration).isNotNull();
		assertThat(calibration.detector()).isNotNull();
		assertThat(run("calibrate", "--model", "first", "--data", "synthetic:40", "--images", "5", "--json")).isZero();
		assertThat(json().fieldNames()).toIterable().containsExactly("model", "samples", "temperature", "accuracy", "ece",
				"refused", "auroc", "heldOutRefused", "kinds");
		assertThat(json().get("kinds")).hasSize(NonDigitKind.values().length);
		assertThat(json().get("kinds").get(0).fieldNames()).toIterable().containsExactly("kind", "heldOut", "images", "auroc",
				"refused");
		assertThat(run("doubt", "--model", "first", "--data", "synthetic:40", "--images", "5")).isZero();
		assertThat(out).contains("first on 40 digits", "held-out kinds: AUROC", "drawings *");
		assertThat(run("doubt", "--model", "first", "--data", "synthetic:40", "--images", "0")).isEqualTo(FAILED);
		assertThat(err).contains("must be 1 to 100000, not 0.");
	}

	@Test
	void modelsThatLackItAreCalibrated() throws IOException {
		trainModel("first");
		assertThat(run("calibrate", "--model", "first", "--data", "synthetic:40", "--split", "train", "--images", "5", "--fit"))
				.isZero();
		assertThat(services.models().find("first").metadata().calibration()).isNotNull();
	}

	@Test
	void aStoppedTrainingIsKeptUncalibrated() throws IOException {
		reason = StopReason.STOPPED;
		run("train", "--data", "synthetic:40", "--name", "first");
		assertThat(services.models().find("first").metadata().calibration()).isNull();
	}

	@Test
	void aBadFileDoesNotStopTheOthers() throws IOException {
		trainModel("first");
		Path text = Files.writeString(folder.resolve("text.png"), "not a picture");
		assertThat(run("predict", text.toString(), folder.resolve("missing.png").toString(),
				picture("tall.png", line(0.5, 0.2, 0.5, 0.8)))).isEqualTo(FAILED);
		assertThat(out).containsPattern("tall\\.png +1 +69\\.1 %").hasLineCount(1);
		assertThat(err).contains("text.png", "missing.png").hasLineCount(2).doesNotContain("Exception");
	}

	@Test
	void predictReadsTheFilesAndFoldersThatAreGiven() throws IOException {
		trainModel("first");
		Files.createDirectory(folder.resolve("in"));
		picture("in/img10.png", line(0.5, 0.2, 0.5, 0.8));
		picture("in/img2.png", line(0.2, 0.5, 0.8, 0.5));
		Files.writeString(folder.resolve("in/notes.txt"), "a text");
		String tall = picture("tall.png", line(0.5, 0.2, 0.5, 0.8));
		assertThat(run("predict", "--json", folder.resolve("in").toString(), tall)).isZero();
		assertThat(json().findValuesAsText("file")).containsExactly(folder.resolve("in/img2.png").toString(),
				folder.resolve("in/img10.png").toString(), tall);
		assertThat(err).isEqualToIgnoringNewLines("One file was left out because it is not a picture.");
	}

	@Test
	void aFolderWithoutPicturesIsAFailure() throws IOException {
		trainModel("first");
		Path empty = Files.createDirectory(folder.resolve("empty"));
		assertThat(run("predict", "--json", empty.toString())).isEqualTo(FAILED);
		assertThat(json()).isEmpty();
		assertThat(err).isEqualToIgnoringNewLines("There are no pictures in the folder " + empty + ".");
	}

	@Test
	void kaggleSubmissionNumbersTheImagesFromOne() throws IOException {
		trainModel("first");
		String header = IntStream.range(0, 784).mapToObj(i -> "pixel" + i).collect(Collectors.joining(","));
		String row = IntStream.range(0, 784).mapToObj(i -> i % 28 == 14 ? "255" : "0").collect(Collectors.joining(","));
		Path csv = Files.writeString(folder.resolve("test.csv"), header + "\n" + row + "\n" + row + "\n");
		Path answers = folder.resolve("submission.csv");
		assertThat(run("predict", "--csv", csv.toString(), "--out", answers.toString())).isZero();
		assertThat(answers).hasContent("ImageId,Label\n1,1\n2,1\n");
	}

	@Test
	void trainTakesEveryHyperparameter() {
		CommandSpec train = DigitLabCommand.commandLine(services, new Terminal(new PrintWriter(new StringWriter()),
				new PrintWriter(new StringWriter()), () -> false), "train").getSubcommands().get("train").getCommandSpec();
		assertThat(Hyperparameter.ALL).allSatisfy(each -> assertThat(train.findOption(each.option())).as(each.option())
				.isNotNull());
	}

	@Test
	void whatCannotBeUnderstoodIsWrongUsage() {
		assertThat(run("predict")).isEqualTo(USAGE);
		assertThat(run("predict", "--csv", "x.csv")).isEqualTo(USAGE);
		assertThat(run("train", "--data", "synthetic")).isEqualTo(USAGE);
		assertThat(run("train", "--data", "synthetic", "--name", "x", "--epochs", "many")).isEqualTo(USAGE);
		assertThat(run("train", "--data", "synthetic", "--name", "x", "--epochs", "0")).isEqualTo(USAGE);
		assertThat(err).contains("'--epochs'", "Epochs must be 1 to 1000, not 0.");
		assertThat(run("train", "--data", "synthetic", "--name", "../x", "--resume")).isEqualTo(FAILED);
		assertThat(run("dance")).isEqualTo(USAGE);
		assertThat(out).isEmpty();
	}

	@Test
	void trainTellsWhatItReached() throws IOException {
		assertThat(run("train", "--data", "synthetic:40", "--name", "mine", "--epochs", "3", "--augment", "affine", "--seed", "7",
				"--json")).isZero();
		assertThat(json().fieldNames()).toIterable().containsExactlyInAnyOrder("name", "device", "precision", "parameters",
				"epochs",
				"bestEpoch",
				"trainAccuracy", "validationAccuracy", "imagesPerSecond", "seconds", "stopReason");
		assertThat(json().get("stopReason").asText()).isEqualTo("completed");
		assertThat(json().get("precision").asText()).isEqualTo("float32");
		assertThat(services.models().find("mine").metadata().hyperparameters().run().precision())
				.as("the one that was used, in place of auto").isEqualTo(Precision.FLOAT32);
		assertThat(json().get("validationAccuracy").asDouble()).isEqualTo(0.95);
		TrainingTask task = trained.getFirst();
		assertThat(task.hyperparameters().optimiser().epochs()).isEqualTo(3);
		assertThat(task.hyperparameters().run().seed()).isEqualTo(7);
		assertThat(task.training().size()).isEqualTo(36); // a tenth of 40 is held out
		assertThat(services.models().find("mine").metadata().data().source()).contains("generated");
	}

	@Test
	void aTrainingCanBeginWithAModelsWeights() throws IOException {
		trainModel("first");
		assertThat(run("train", "--data", "synthetic:40", "--name", "second", "--from", "first")).isZero();
		assertThat(trained.getLast().start()).isEqualTo(new InitialWeights(services.models().find("first").weights(), 0));
		assertThat(services.models().find("second").metadata().data().source()).endsWith(", beginning with first");
		assertThat(run("train", "--data", "synthetic:40", "--name", "third", "--from", "none")).isEqualTo(FAILED);
		assertThat(err).contains("There is no model none");
		assertThat(run("train", "--data", "synthetic:40", "--name", "third", "--start-share", "0.2")).isEqualTo(USAGE);
		assertThat(err).contains("--start-share keeps of the weights of --from, which is missing.");
		assertThat(run("train", "--data", "synthetic:40", "--name", "third", "--from", "first", "--start-share", "1"))
				.isEqualTo(USAGE);
		assertThat(err).contains("The share of the starting weights must be 0 to below 1, not 1.0.");
		assertThat(trained).hasSize(2);
		assertThat(run("train", "--data", "synthetic:40", "--name", "third", "--from", "first", "--start-share", "0.2")).isZero();
		assertThat(trained.getLast().start()).isEqualTo(new InitialWeights(services.models().find("first").weights(), 0.2));
		assertThat(services.models().find("third").metadata().data().source())
				.endsWith(", beginning with first, whose weights make 20.0 % of the kept ones");
	}

	/** The command that the window offers for copying means the same on the command line. */
	@Test
	void aRequestsArgumentsTrainByThatRequest() {
		Hyperparameters standard = Hyperparameters.standard(2);
		Hyperparameters other = ShortTraining
				.of(3, 64, 5e-4, 0.05, 2e-3, 0.1, 0.99, 0.25, Augmentation.AFFINE, standard.run().validation(), 9, 3, "cpu")
				.with(Hyperparameter.DECAY, LearningRateDecay.LINEAR).with(Hyperparameter.STRENGTH, 1.5)
				.with(Hyperparameter.PATIENCE, 4)
				.with(Hyperparameter.PENS, 1.5).with(Hyperparameter.RESAMPLING, 0.25).with(Hyperparameter.ERASING, 0.1)
				.with(Hyperparameter.SKETCHES, 50).with(Hyperparameter.NON_DIGITS, 0.2).with(Hyperparameter.HARD_EXAMPLES, 2);
		List<TrainingRequest> requests = new ArrayList<>(
				List.of(new TrainingRequest("synthetic:40", ValidationSize.USUAL, standard),
						new TrainingRequest("synthetic:40", new ValidationSize("12.5 %"), other),
						new TrainingRequest("synthetic:40", Preprocessing.of(List.of("keep-digits", "invert", "center")), "",
								ValidationSize.USUAL,
								standard)));
		Stream.of(TrainingPreset.values())
				.map(preset -> new TrainingRequest("synthetic:40", new ValidationSize("7"), preset.hyperparameters(1, "auto")))
				.forEach(requests::add);
		for (TrainingRequest request : requests) {
			trained.clear();
			assertThat(run(request.arguments("as told " + requests.indexOf(request)).toArray(String[]::new))).as(err).isZero();
			assertThat(trained.getFirst().hyperparameters()).isEqualTo(request.hyperparametersFor(40));
		}
	}

	@Test
	void aPresetIsBegunWithAndOtherOptionsChangeIt() {
		assertThat(run("train", "--data", "synthetic:40", "--name", "soon", "--preset", "quick", "--seed", "7", "--threads", "1"))
				.isZero();
		assertThat(trained.getLast().hyperparameters()).isEqualTo(TrainingPreset.QUICK.hyperparameters(1, "auto")
				.with(Hyperparameter.SEED, 7L).with(Hyperparameter.VALIDATION, 4));
		assertThat(run("train", "--data", "synthetic:40", "--name", "never", "--preset", "perfect")).isEqualTo(USAGE);
		assertThat(err).contains("--preset").contains("quick, good, best");
	}

	@Test
	void aStoppedTrainingKeepsItsBestAndSaysSo() throws IOException {
		reason = StopReason.STOPPED;
		assertThat(run("train", "--data", "synthetic:40", "--name", "mine")).isEqualTo(STOPPED);
		assertThat(services.models().find("mine").metadata().run().stopReason()).isEqualTo("stopped");
		reason = StopReason.DIVERGED;
		assertThat(run("train", "--data", "synthetic:40", "--name", "wild")).isEqualTo(FAILED);
		reason = StopReason.STOPPED;
		weights = null;
		assertThat(run("train", "--data", "synthetic:40", "--name", "other")).isEqualTo(STOPPED);
		assertThat(err).contains("nothing to keep yet");
		assertThat(services.folders().runs().resolve("other")).doesNotExist();
	}

	@Test
	void aTrainingThatIsStoppedAtOnceLeavesNoFolder() throws IOException {
		reason = StopReason.STOPPED;
		weights = null;
		assertThat(run("train", "--data", "synthetic:40", "--name", "mine")).isEqualTo(STOPPED);
		assertThat(services.folders().runs()).doesNotExist();
	}

	@ParameterizedTest
	@ValueSource(strings = {"train", "cluster", "evaluate", "stats", "calibrate", "doubt", "improve"})
	void theHelpGivesDefaultsAsTheyAreTyped(String command) {
		assertThat(run((command + " --help").split(" "))).isZero();
		assertThat(out).contains("(default: ").doesNotContainPattern("default:\\s+[A-Z]{2}");
	}

	@Test
	void theCourseOfATrainingIsKeptWithItsModel() throws IOException {
		trainModel("mine");
		Path log = folder.resolve("own/mine/run.jsonl");
		assertThat(RunHistory.read(log).epochs()).hasSize(1);
		assertThat(RunHistory.read(log).batchLosses()).containsExactly(new float[]{0.75f});
		assertThat(folder.resolve("runs/mine")).doesNotExist();
		reason = StopReason.STOPPED;
		weights = null;
		assertThat(run("train", "--data", "synthetic:40", "--name", "other")).isEqualTo(STOPPED);
		assertThat(folder.resolve("runs/other/run.jsonl")).doesNotExist();
	}

	@Test
	void aModelIsTaughtTheUsersHandAndWhatItBroughtIsTold() throws IOException {
		trainModel("first");
		OwnSamples sketches = new OwnSamples(services.folders().ownSamples());
		DigitDataset hand = new SyntheticDigits(30, 5).read(Split.TRAIN, ProgressListener.NONE, new CancellationToken());
		for (int i = 0; i < hand.size(); i++) {
			sketches.add(hand.image(i), hand.label(i));
		}
		assertThat(run("improve", "--name", "taught", "--model", "first", "--data", "synthetic:1200", "--json")).as(err).isZero();
		assertThat(json().fieldNames()).toIterable().containsExactly("name", "model", "sketches", "heldOut", "ownBefore",
				"ownAfter", "nonDigits", "nonDigitsHeldOut", "refusedBefore", "refusedAfter", "digitsRefusedBefore",
				"digitsRefusedAfter", "testSamples", "testBefore", "testAfter", "seconds");
		assertThat(json().get("sketches").asInt() + json().get("heldOut").asInt()).isEqualTo(30);
		assertThat(json().get("nonDigits").asInt()).isZero();
		assertThat(json().get("refusedBefore").isNull()).isTrue();
		assertThat(json().get("ownAfter")).as("the same fake network twice").isEqualTo(json().get("ownBefore"));
		assertThat(trained.getLast().start()).isEqualTo(new InitialWeights(services.models().find("first").weights(), 0));
		assertThat(services.models().find("taught").metadata().test().samples()).isEqualTo(1200);
		assertThat(run("improve", "--name", "taught", "--data", "synthetic:1200")).isEqualTo(FAILED);
		assertThat(err).hasLineCount(1).contains("There is a model taught already");
	}

	@Test
	void aModelIsTaughtWhatIsNoDigit() throws IOException {
		trainModel("first");
		OwnSamples sketches = new OwnSamples(services.folders().ownSamples());
		DigitDataset others = new SyntheticDigits(10, 5).read(Split.TRAIN, ProgressListener.NONE, new CancellationToken());
		for (int i = 0; i < others.size(); i++) {
			sketches.addNonDigit(others.image(i));
		}
		assertThat(run("improve", "--name", "taught", "--model", "first", "--data", "synthetic:1200", "--json")).as(err).isZero();
		assertThat(json().get("sketches").asInt()).isZero();
		assertThat(json().get("ownBefore").isNull()).isTrue();
		assertThat(json().get("nonDigits").asInt()).isEqualTo(7);
		assertThat(json().get("nonDigitsHeldOut").asInt()).isEqualTo(3);
		assertThat(json().get("refusedBefore").asDouble()).as("of a model that refuses nothing").isZero();
		assertThat(trained.getLast().hands().nonDigits().size()).isPositive();
		assertThat(run("improve", "--name", "again", "--model", "first", "--data", "synthetic:1200")).as(err).isZero();
		assertThat(out).contains("Taught first on 7 of your sketches", "non-digits refused    0.00 % before", "(3 held out)")
				.doesNotContain("your digits");
	}

	@Test
	void aTakenNameIsToldBeforeTheTraining() throws IOException {
		trainModel("mine");
		assertThat(run("train", "--data", "synthetic:40", "--name", "mine")).isEqualTo(FAILED);
		assertThat(trained).hasSize(1);
		assertThat(err).hasLineCount(1).contains("There is a model mine already");
	}

	@Test
	void aKilledTrainingIsNotOverwritten() throws IOException {
		Path checkpoint = folder.resolve("runs/mine/checkpoint.safetensors");
		Files.createDirectories(checkpoint.getParent());
		Files.writeString(checkpoint, "hours of work");
		assertThat(run("train", "--data", "synthetic:40", "--name", "mine")).isEqualTo(FAILED);
		assertThat(err).hasLineCount(1).contains("was interrupted: resume it, choose another name");
		assertThat(checkpoint).hasContent("hours of work");
		assertThat(run("train", "--data", "synthetic:40", "--name", "mine", "--resume")).isZero();
		assertThat(checkpoint).doesNotExist();
	}

	@Test
	void aDeviceThatCannotBeUsedIsNotReplacedInSilence() {
		assertThat(run("train", "--data", "synthetic:40", "--name", "mine", "--device", "cuda:0")).isEqualTo(FAILED);
		assertThat(err.strip()).isEqualTo("The device cuda:0 cannot be used: there is no NVIDIA driver");
		assertThat(trained).isEmpty();
		assertThat(run("devices", "--json")).isZero();
		assertThat(out).contains("\"id\":\"cuda:0\"", "\"available\":false", "\"reason\":\"there is no NVIDIA driver\"");
	}

	@Test
	void devicesSayHowManyCoresAreFree() throws IOException {
		assertThat(run("devices", "--json")).isZero();
		assertThat(json().get(0).get("freeCores").asDouble()).isBetween(0.0, (double) Runtime.getRuntime().availableProcessors());
		assertThat(json().get(1).has("freeCores")).as("of a GPU").isFalse();
		assertThat(run("devices")).isZero();
		assertThat(out.lines().findFirst().orElseThrow()).matches("cpu +.*, [0-9]+\\.[0-9] of them free");
	}

	@Test
	void evaluateCountsWhatWasReadAsWhat() throws IOException {
		trainModel("first");
		assertThat(run("evaluate", "--data", "synthetic:40", "--json", "--record")).isZero();
		assertThat(json().fieldNames()).toIterable().contains("model", "samples", "accuracy", "macroPrecision", "macroRecall",
				"macroF1",
				"loss", "ece", "perClass", "confusion", "seconds");
		assertThat(json().get("samples").asInt()).isEqualTo(40);
		assertThat(json().get("confusion")).hasSize(10);
		int[] read = new int[10];
		json().get("confusion").forEach(row -> IntStream.range(0, 10).forEach(d -> read[d] += row.get(d).asInt()));
		assertThat(read[1] + read[7]).isEqualTo(40); // the fake knows no other digit
		assertThat(services.models().find("first").metadata().test().samples()).isEqualTo(40);
	}

	@Test
	void modelsAreChosenHandedOnAndDeleted() throws IOException {
		trainModel("first");
		trainModel("second");
		assertThat(run("models", "use", "second")).isZero();
		assertThat(run("models", "list")).isZero();
		assertThat(out).contains("* second", "  first");
		Path file = folder.resolve("second.zip");
		assertThat(run("models", "export", "second", file.toString())).isZero();
		PendingFile.deleteAll(services.models().find("second").folder());
		assertThat(run("evaluate", "--data", "synthetic:40")).isZero();
		assertThat(err).contains("The model second, which was chosen, no longer exists; first is used.\n");
		assertThat(run("models", "show", "second")).isEqualTo(FAILED);
		assertThat(err.strip()).isEqualTo("There is no model second; there are: first.");
		assertThat(run("models", "import", file.toString())).isZero();
		assertThat(run("models", "show", "second")).isZero();
		assertThat(out).contains("980,810 parameters");
		assertThat(run("models", "delete", "second")).isZero();
		assertThat(out).isEqualTo("second is deleted.\nfirst is now in use.\n");
		assertThat(run("evaluate", "--data", "synthetic:40")).isZero();
		assertThat(err).doesNotContain("not there any more");
	}

	/** A damaged folder with a valid model's name is deleted only by its path. */
	@Test
	void aDamagedModelIsListedToldAndDeleted() throws IOException {
		trainModel("first");
		Path models = services.models().find("first").folder().getParent();
		Path broken = Files.createDirectories(models.resolve("broken"));
		Files.writeString(broken.resolve("model.json"), "{");
		assertThat(run("models", "list")).isZero();
		assertThat(out).contains("* first", "! broken", "damaged, in " + broken);
		assertThat(run("models", "list", "--json")).isZero();
		assertThat(json()).hasSize(2);
		assertThat(json().get(1).get("name").asText()).isEqualTo("broken");
		assertThat(json().get(1).get("folder").asText()).isEqualTo(broken.toString());
		assertThat(json().get(1).get("damaged").asText()).isNotEmpty();
		assertThat(run("models", "delete", "broken")).isZero();
		assertThat(broken).doesNotExist();
		Path copy = Files.createDirectories(models.resolve("copy"));
		Files.writeString(copy.resolve("model.json"), Files.readString(models.resolve("first/model.json")));
		assertThat(run("models", "delete", copy.toString())).isZero();
		assertThat(copy).doesNotExist();
		assertThat(services.models().list()).extracting(StoredModel::name).containsExactly("first");
	}

	@Test
	void aModelThatTheEngineCannotOpenIsNotImported() throws IOException {
		trainModel("first");
		Path file = folder.resolve("first.zip");
		run("models", "export", "first", file.toString());
		run("models", "delete", "first");
		CliServices.Engine engine = new CliServices.Engine((path, threads) -> {
			throw new IOException("The weights cannot be used.");
		}, services.engine().trainer(), services.engine().devices());
		services = new CliServices("9.9", engine, services.sources(), services.mnist(), services.models(), services.settings(),
				services.folders(), services.doctor());
		assertThat(run("models", "import", file.toString())).isEqualTo(FAILED);
		assertThat(services.models().list()).isEmpty();
	}

	@Test
	void dataAreListedAndOnlyMnistIsDownloaded() {
		assertThat(run("data", "list")).isZero();
		assertThat(out).contains("synthetic[:N]", "not downloaded yet");
		assertThat(run("data", "download", "mnist")).isZero();
		assertThat(run("data", "download", "imagenet")).isEqualTo(FAILED);
	}

	@Test
	void dataThatAreNotThereAreNamed() throws IOException {
		trainModel("first");
		assertThat(run("evaluate", "--data", folder.resolve("nowhere").toString())).isEqualTo(FAILED);
		assertThat(err).hasLineCount(1).contains("nowhere");
	}

	@Test
	void versionAndHelpArePrinted() {
		assertThat(run("--version")).isZero();
		assertThat(out.strip()).isEqualTo("Digit Lab 9.9");
		assertThat(run("train", "--help")).isZero();
		assertThat(out).contains("--resume", "--learning-rate");
		assertThat(run("models", "use", "--help")).isZero();
	}

	@Test
	void theDoctorTellsWhatIsWrong() throws IOException {
		List<HealthCheck.Finding> findings = new ArrayList<>(
				List.of(new HealthCheck.Finding("engine", HealthCheck.State.OK, "PyTorch 2.7.1"),
						new HealthCheck.Finding("display", HealthCheck.State.NOTE, "There is none.")));
		services = new CliServices("9.9", services.engine(), services.sources(), services.mnist(), services.models(),
				services.settings(), services.folders(), () -> findings);
		assertThat(run("doctor")).isZero();
		assertThat(out).isEqualTo("ok       engine   PyTorch 2.7.1\nnote     display  There is none.\n");
		findings.add(new HealthCheck.Finding("settings", HealthCheck.State.PROBLEM, "damaged\u001b[2J"));
		assertThat(run("doctor")).isEqualTo(FAILED);
		assertThat(out).endsWith("problem  settings  damaged\ufffd[2J\n");
		assertThat(run("doctor", "--json")).isEqualTo(FAILED);
		assertThat(JsonMapper.builder().build().readTree(out).at("/2/state").asText()).isEqualTo("problem");
		assertThat(run("--verbose", "doctor")).isEqualTo(FAILED);
		assertThat(run("doctor", "--verbose")).isEqualTo(FAILED);
	}
}
