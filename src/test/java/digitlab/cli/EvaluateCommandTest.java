package digitlab.cli;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import digitlab.calibration.OnlyLogits;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.formats.DataSources;
import digitlab.models.ModelMetadata;
import digitlab.models.ModelStore;
import digitlab.settings.SettingsStore;
import digitlab.training.ComputeDevice;
import digitlab.training.EpochResult;
import digitlab.training.Hyperparameters;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Evaluation on six images whose first three pixels hold the confidence in nats and what each of two models reads. */
class EvaluateCommandTest {

	/** True digit, nats, read by the first, read by the second. */
	private static final byte[][] IMAGES = {{0, 1, 0, 0}, {1, 2, 7, 1}, {2, 3, 2, 5}, {3, 4, 8, 3}, {4, 2, 9, 6}, {5, 5, 5, 5}};

	@TempDir
	private Path folder;

	private CliServices services;
	private String out = "";
	private String err = "";

	/** Reads the digit stored in a pixel. */
	private record Pixel(int place) implements OnlyLogits {

		@Override
		public float[][] logits(List<DigitImage> images) {
			float[][] rows = new float[images.size()][10];
			for (int i = 0; i < rows.length; i++) {
				rows[i][images.get(i).ink(0, place)] = images.get(i).ink(0, 0);
			}
			return rows;
		}
	}

	/** Weights that are not numbers give predictions that are not. */
	private record Damaged() implements OnlyLogits {

		@Override
		public float[][] logits(List<DigitImage> images) {
			return images.stream().map(_ -> new float[]{Float.NaN, 0, 0, 0, 0, 0, 0, 0, 0, 0}).toArray(float[][]::new);
		}
	}

	private static DigitDataset images() {
		byte[] pixels = new byte[IMAGES.length * DigitImage.PIXELS];
		byte[] labels = new byte[IMAGES.length];
		for (int i = 0; i < labels.length; i++) {
			labels[i] = IMAGES[i][0];
			System.arraycopy(IMAGES[i], 1, pixels, i * DigitImage.PIXELS, 3);
		}
		return new DigitDataset("six images", pixels, labels);
	}

	@BeforeEach
	void makeServices() throws IOException {
		ModelStore models = new ModelStore(folder.resolve("shipped"), folder.resolve("own"));
		for (String name : List.of("first", "second")) {
			models.save(new ModelMetadata(1, name, ModelMetadata.ALEXNET28, 980_810, "2026-11-22T10:00:00Z", "0.1.0",
					ModelMetadata.Normalisation.ZERO_TO_ONE, new ModelMetadata.Data("digits", 90, 10),
					Hyperparameters.standard(2),
					new ModelMetadata.Run("cpu", "completed", 1, 0.99, 0.98, 500, 10,
							List.of(new EpochResult(1, 0.3125, 0.9, 0.25, 0.98, 1e-3, 500, 10))),
					null, null), new byte[]{1}, false);
		}
		CliServices.Engine engine = new CliServices.Engine(
				(weights, _) -> new Pixel(Path.of(weights.name()).getParent().endsWith("first") ? 1 : 2), (_, _, _) -> {
					throw new IOException("nothing is trained here");
				}, () -> List.of(new ComputeDevice("cpu", "CPU", "cpu", true, "")));
		services = new CliServices("9.9", engine, new DataSources((_, _, _) -> images()), (_, _) -> {
		}, models, new SettingsStore(folder.resolve("settings.json")),
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

	private JsonNode json(String... arguments) throws IOException {
		assertThat(run(arguments)).as(err).isZero();
		return JsonMapper.builder().build().readTree(out);
	}

	private static double confidence(double nats) {
		return Math.exp(nats) / (Math.exp(nats) + 9);
	}

	@Test
	void anOutThatEndsWithHtmlIsOnePage() throws IOException {
		Path page = folder.resolve("evaluation.html");
		assertThat(run("evaluate", "--model", "first", "--compare", "second", "--data", "mnist", "--out", page.toString()))
				.as(err).isZero();
		assertThat(out).endsWith("The page is " + page + System.lineSeparator());
		assertThat(Files.readString(page)).startsWith("<!DOCTYPE html>").contains("How first reads",
				"Compared with another model");
		Path nowhere = folder.resolve("none").resolve("evaluation.html");
		assertThat(run("evaluate", "--model", "first", "--data", "mnist", "--out", nowhere.toString())).isEqualTo(1);
		assertThat(err).contains("There is no folder " + nowhere.getParent());
	}

	@Test
	void mistakesAreToldSurestFirst() throws IOException {
		JsonNode mistakes = json("evaluate", "--model", "first", "--data", "mnist", "--json").get("mistakes");
		assertThat(mistakes.findValuesAsText("index")).containsExactly("3", "1", "4");
		assertThat(mistakes.findValuesAsText("digit")).containsExactly("3", "1", "4");
		assertThat(mistakes.findValuesAsText("read")).containsExactly("8", "7", "9");
		assertThat(mistakes.get(0).get("confidence").asDouble()).isCloseTo(confidence(4), within(1e-9));
		assertThat(mistakes.get(0)).hasSize(4);
	}

	@Test
	void reliabilityHasFifteenBinsThatAddUp() throws IOException {
		JsonNode json = json("evaluate", "--model", "first", "--data", "mnist", "--json");
		assertThat(json.has("comparison")).isFalse();
		JsonNode bins = json.get("reliability");
		assertThat(bins).hasSize(15);
		assertThat(bins.findValuesAsText("images").stream().mapToInt(Integer::parseInt).sum()).isEqualTo(6);
		JsonNode bin = bins.get(6); // (0.4, 0.47] has both images of 2 nats, 0.45: a 1 and a 4, neither read correctly
		assertThat(bin.get("images").asInt()).isEqualTo(2);
		assertThat(bin.get("from").asDouble()).isCloseTo(0.4, within(1e-9));
		assertThat(bin.get("confidence").asDouble()).isCloseTo(confidence(2), within(1e-9));
		assertThat(bin.get("accuracy").asDouble()).isZero();
	}

	@Test
	void twoModelsAreComparedImageByImage() throws IOException {
		JsonNode json = json("evaluate", "--model", "first", "--compare", "second", "--data", "mnist", "--json");
		assertThat(json.get("model").asText()).isEqualTo("first");
		assertThat(json.get("accuracy").asDouble()).isEqualTo(0.5);
		JsonNode comparison = json.get("comparison");
		assertThat(comparison.get("model").asText()).isEqualTo("second");
		assertThat(comparison.get("accuracy").asDouble()).isCloseTo(4 / 6.0, within(1e-12));
		assertThat(comparison.get("bothRight").asInt()).isEqualTo(2);
		assertThat(comparison.get("onlyFirst").asInt()).isEqualTo(1);
		assertThat(comparison.get("onlySecond").asInt()).isEqualTo(2);
		assertThat(comparison.get("bothWrong").asInt()).isEqualTo(1);
		assertThat(comparison.get("pValue").asDouble()).isEqualTo(1);
		assertThat(comparison.get("onlyFirstImages").toString()).isEqualTo("[2]");
		assertThat(comparison.get("onlySecondImages").toString()).isEqualTo("[1,3]");
	}

	@Test
	void textTellsTheComparisonInTwoLines() {
		assertThat(run("evaluate", "--model", "first", "--compare", "second", "--data", "mnist")).isZero();
		assertThat(out).contains("first read 3 of 6 images right: six images",
				"second reads 66.67 % right: both right 2, only first 1, only second 2, both wrong 1",
				"by chance with p = 1.0000");
		assertThat(run("evaluate", "--model", "first", "--data", "mnist")).isZero();
		assertThat(out).doesNotContain("second", "McNemar");
	}

	@Test
	void aModelWithDamagedWeightsGetsASentence() {
		CliServices.Engine engine = new CliServices.Engine((_, _) -> new Damaged(), services.engine().trainer(),
				services.engine().devices());
		services = new CliServices("9.9", engine, services.sources(), services.mnist(), services.models(), services.settings(),
				services.folders(), services.doctor());
		assertThat(run("evaluate", "--model", "first", "--data", "mnist")).isEqualTo(ExitCodes.FAILED);
		assertThat(err.strip()).isEqualTo("The network answers with NaN: its weights are damaged.");
	}

	private List<String> names(String folderName) throws IOException {
		try (Stream<Path> files = Files.list(folder.resolve(folderName))) {
			return files.map(f -> f.getFileName().toString()).sorted().toList();
		}
	}

	@Test
	void figuresAreWrittenAsPicturesAndTables() throws IOException {
		Path figures = folder.resolve("deep/figures");
		assertThat(run("evaluate", "--model", "first", "--data", "mnist", "--out", figures.toString())).as(err).isZero();
		assertThat(names("deep/figures")).contains("confusion.png", "confusion.csv", "reliability.png", "mistakes.png",
				"mistakes.csv").noneMatch(name -> name.startsWith("comparison"));
		assertThat(out).contains(names("deep/figures").size() + " files are in " + figures);
		assertThat(Files.readString(figures.resolve("mistakes.csv"))).contains("3,3,8,");
		BufferedImage picture = ImageIO.read(figures.resolve("confusion.png").toFile());
		assertThat(picture.getWidth()).isGreaterThan(300);
	}

	@Test
	void aComparisonHasAFigureToo() throws IOException {
		json("evaluate", "--model", "first", "--compare", "second", "--data", "mnist", "--json", "--out",
				folder.resolve("both").toString());
		assertThat(names("both")).anyMatch(name -> name.startsWith("comparison") && name.endsWith(".csv"));
	}

	@Test
	void aPlaceForFiguresThatIsNoneIsToldFirst() throws IOException {
		Path file = Files.writeString(folder.resolve("file"), "x");
		assertThat(run("evaluate", "--model", "first", "--data", "mnist", "--out", file.toString())).isEqualTo(ExitCodes.FAILED);
		assertThat(err).hasLineCount(1).contains("is a file");
		assertThat(out).isEmpty();
	}

	@Test
	void theCurvesOfATrainingAreWritten() throws IOException {
		assertThat(run("models", "show", "first", "--out", folder.resolve("curves").toString())).as(err).isZero();
		assertThat(names("curves")).contains("loss.png", "loss.csv", "accuracy.png");
		assertThat(out).contains("980,810 parameters", names("curves").size() + " files are in ");
		assertThat(Files.readString(folder.resolve("curves/loss.csv"))).contains("0.3125");
	}

	@Test
	void aModelToCompareThatIsNotThereIsNamed() {
		assertThat(run("evaluate", "--model", "first", "--compare", "third", "--data", "mnist")).isEqualTo(ExitCodes.FAILED);
		assertThat(err.strip()).isEqualTo("There is no model third; there are: first, second.");
		assertThat(out).isEmpty();
	}
}
