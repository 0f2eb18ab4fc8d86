package digitlab.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import digitlab.calibration.OnlyLogits;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.formats.DataSources;
import digitlab.models.ModelMetadata;
import digitlab.models.ModelStore;
import digitlab.settings.SettingsStore;
import digitlab.training.Hyperparameters;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

/** Clusters on the terminal. "mnist" here is thirty images: ten each of a 1, a 4 and a 7, which differ in one row each. */
class ClusterCommandTest {

	@TempDir
	private Path folder;

	private CliServices services;
	private Terminal terminal;
	private @Nullable Change afterFeatures;
	private final StringWriter out = new StringWriter();
	private final StringWriter err = new StringWriter();

	/** A change to the files while the analysis is running. */
	private interface Change {

		void run() throws IOException;
	}

	/** Recognises the three digits by the rows they are in, and nothing else about them. */
	private record Rows() implements OnlyLogits {

		@Override
		public float[][] logits(List<DigitImage> images) {
			throw new IllegalStateException("nothing is read here");
		}

		@Override
		public float[][] features(List<DigitImage> images) {
			return images.stream().map(i -> new float[]{i.ink(1, 20), i.ink(4, 20), i.ink(7, 20)}).toArray(float[][]::new);
		}

	}

	private static DigitDataset images() {
		byte[] pixels = new byte[30 * DigitImage.PIXELS];
		byte[] labels = new byte[30];
		for (int i = 0; i < labels.length; i++) {
			labels[i] = (byte) (1 + i % 3 * 3);
			int row = i * DigitImage.PIXELS + labels[i] * DigitImage.SIDE;
			for (int column = 18; column < 24; column++) {
				pixels[row + column] = (byte) 255;
			}
			pixels[row + i % 10] = 100;
		}
		return new DigitDataset("thirty images", pixels, labels);
	}

	@BeforeEach
	void makeServices() throws IOException {
		ModelStore models = new ModelStore(folder.resolve("shipped"), folder.resolve("own"));
		models.save(new ModelMetadata(1, "rows", ModelMetadata.ALEXNET28, 980_810, "2026-11-22T10:00:00Z", "0.1.0",
				ModelMetadata.Normalisation.ZERO_TO_ONE, new ModelMetadata.Data("digits", 90, 10), Hyperparameters.standard(2),
				new ModelMetadata.Run("cpu", "completed", 1, 0.99, 0.98, 500, 10, List.of()), null, null), new byte[]{1}, false);
		CliServices.Engine engine = new CliServices.Engine((_, _) -> {
			if (afterFeatures != null) {
				afterFeatures.run();
			}
			return new Rows();
		}, (_, _, _) -> {
			throw new IOException("nothing is trained here");
		}, List::of);
		services = new CliServices("9.9", engine, new DataSources((_, _, _) -> images()), (_, _) -> {
		}, models, new SettingsStore(folder.resolve("settings.json")),
				new CliServices.Folders(folder.resolve("mnist"), folder.resolve("my-sketches"), folder.resolve("runs")),
				List::of);
		terminal = new Terminal(new PrintWriter(out), new PrintWriter(err), () -> false);
	}

	private int run(String... arguments) {
		return DigitLabCommand.execute(services, terminal, arguments);
	}

	private JsonNode json(String... arguments) throws IOException {
		assertThat(run(arguments)).as(err.toString()).isZero();
		return JsonMapper.builder().build().readTree(out.toString());
	}

	@Test
	void jsonHasTheKeysOfTheContract() throws IOException {
		JsonNode json = json("cluster", "--data", "mnist", "--k", "3", "--components", "5", "--json");
		assertThat(json.propertyStream().map(Map.Entry::getKey)).contains("samples", "space", "projection", "k",
				"explainedVariance", "inertia", "silhouette", "purity", "ari", "nmi", "clusters", "closestDigits", "seconds");
		assertThat(json.get("samples").asInt()).isEqualTo(30);
		assertThat(json.get("space").asText()).isEqualTo("pixels");
		assertThat(json.get("projection").asText()).isEqualTo("pca");
		assertThat(json.get("k").asInt()).isEqualTo(3);
		assertThat(json.get("explainedVariance")).hasSize(5);
		assertThat(json.get("purity").asDouble()).isEqualTo(1);
		assertThat(json.get("ari").asDouble()).isEqualTo(1);
		assertThat(json.get("nmi").asDouble()).isCloseTo(1, within(1e-9));
		assertThat(json.get("clusters")).hasSize(3);
		assertThat(json.get("clusters").get(0).propertyStream().map(Map.Entry::getKey)).startsWith("cluster", "size",
				"majorityDigit", "purity");
		assertThat(json.get("clusters").get(0).get("size").asInt()).isEqualTo(10);
		assertThat(json.get("closestDigits")).hasSize(3);
		assertThat(json.get("closestDigits").get(0).propertyStream().map(Map.Entry::getKey)).containsExactly("a", "b",
				"distance");
		assertThat(json.get("seconds").propertyStream().map(Map.Entry::getKey)).contains("load", "pca", "kmeans");
		assertThat(err.toString()).isEmpty();
	}

	@Test
	void featuresComeFromTheNetwork() throws IOException {
		JsonNode json = json("cluster", "--data", "mnist", "--model", "rows", "--space", "features", "--k", "3", "--components",
				"0",
				"--elbow", "--json");
		assertThat(json.get("space").asText()).isEqualTo("features");
		assertThat(json.get("inertia").asDouble()).isZero();
		assertThat(json.get("closestDigits").get(0).get("distance").asDouble()).isCloseTo(255 * Math.sqrt(2), within(1e-9));
		assertThat(json.get("elbow")).hasSize(2); // there are only three different points
	}

	@Test
	void peopleGetTables() {
		assertThat(run("cluster", "--data", "mnist", "--k", "3", "--limit", "29")).as(err.toString()).isZero();
		assertThat(out.toString()).startsWith("thirty images: 29 images, pixels").contains("silhouette", "on 29 images",
				"cluster    images  mostly   purity  matched", "100.0 %", "1 and 4", "s for clusters");
	}

	@Test
	void severalFilesAreWrittenAtOnce() {
		List<String> names = List.of("plot.png", "plot.svg", "points.csv", "report.html", "centroids.png");
		List<String> arguments = new ArrayList<>(List.of("cluster", "--data", "mnist", "--k", "3", "--scale", "2"));
		names.forEach(name -> arguments.addAll(List.of("--out", folder.resolve(name).toString())));
		assertThat(run(arguments.toArray(String[]::new))).as(err.toString()).isZero();
		names.forEach(name -> assertThat(folder.resolve(name)).isNotEmptyFile());
		assertThat(out.toString()).contains("Written: " + folder.resolve("plot.png"));
	}

	@Test
	void coloursCanMeanSomethingElse() throws IOException {
		Path plot = folder.resolve("plot.svg");
		assertThat(run("cluster", "--data", "mnist", "--k", "3", "--color", "label", "--out", plot.toString())).isZero();
		assertThat(Files.readString(plot)).contains("digit 4 (10)").doesNotContain("digit 5 (", "no label");
		assertThat(run("cluster", "--data", "mnist", "--k", "3", "--color", "match", "--out", plot.toString())).isZero();
		assertThat(Files.readString(plot)).contains("right match (30)").doesNotContain("no label");
	}

	@Test
	void errorsAreSentences() throws IOException {
		assertThat(run("cluster", "--data", "mnist", "--k", "31")).isEqualTo(ExitCodes.FAILED);
		assertThat(err.toString().strip()).isEqualTo("There are only 30 images: choose at most as many clusters, not 31.");
		err.getBuffer().setLength(0);
		assertThat(run("cluster", "--data", "mnist", "--limit", "1", "--k", "1")).isEqualTo(ExitCodes.FAILED);
		assertThat(err.toString().strip()).isEqualTo("Components need at least two images: there is only 1.");
		err.getBuffer().setLength(0);
		assertThat(run("cluster", "--data", "mnist", "--out", folder.resolve("none/plot.png").toString()))
				.isEqualTo(ExitCodes.FAILED);
		assertThat(err.toString()).startsWith("There is no folder").hasLineCount(1);
		assertThat(out.toString()).isEmpty();
		assertThat(Files.exists(folder.resolve("none"))).isFalse();
	}

	@Test
	void whatIsFoundIsToldEvenIfAFileCannotBeWritten() throws IOException {
		Path blocked = folder.resolve("a".repeat(300) + ".svg"); // longer than any file system allows
		assertThat(run("cluster", "--data", "mnist", "--k", "3", "--out", blocked.toString(), "--out",
				folder.resolve("b.csv").toString())).isEqualTo(ExitCodes.FAILED);
		assertThat(err.toString()).hasLineCount(1).contains("a.svg");
		assertThat(out.toString()).contains("silhouette", "Written: " + folder.resolve("b.csv")).doesNotContain("a.svg");
		assertThat(folder.resolve("b.csv")).isNotEmptyFile();
		assertThat(Files.exists(blocked)).isFalse();
	}

	@Test
	void fewerComponentsThanWantedAreSaid() {
		assertThat(run("cluster", "--data", "mnist", "--k", "3", "--components", "500")).isZero();
		assertThat(out.toString()).contains("29 components: these images have no more");
	}

	@Test
	void whatTheClustersUseAndWhatThePlotShowsAreToldApart() {
		assertThat(run("cluster", "--data", "mnist", "--k", "3", "--components", "0")).isZero();
		assertThat(out.toString()).containsPattern("clusters use +100\\.0 %   of the variance, all of 784 columns as they are\n")
				.containsPattern("the plot shows +[0-9.]+ %   of the variance, 2 components\n");
		out.getBuffer().setLength(0);
		assertThat(run("cluster", "--data", "mnist", "--k", "3", "--components", "1")).isZero();
		assertThat(out.toString()).containsPattern("clusters use +[0-9.]+ %   of the variance, 1 component\n")
				.containsPattern("the plot shows +[0-9.]+ %   of the variance, 2 components\n");
		out.getBuffer().setLength(0);
		assertThat(run("cluster", "--data", "mnist", "--k", "3", "--projection", "tsne", "--sample", "20")).isZero();
		assertThat(out.toString()).containsPattern("the plot shows +t-SNE   of 20 images\n");
	}

	@Test
	void theSampleOfTheElbowIsTold() throws IOException {
		assertThat(run("cluster", "--data", "mnist", "--k", "3", "--elbow")).isZero();
		assertThat(out.toString()).contains("other numbers of clusters, silhouettes on 30 images");
		out.getBuffer().setLength(0);
		JsonNode json = json("cluster", "--data", "mnist", "--k", "3", "--elbow", "--json");
		assertThat(json.get("elbowSample").asInt()).isEqualTo(30);
		assertThat(json.get("projectionFailure").isNull()).isTrue();
	}

	@Test
	void theModelIsLookedUpOnce() throws IOException {
		Path report = folder.resolve("report.html");
		afterFeatures = () -> Files.move(folder.resolve("own/rows"), folder.resolve("own/renamed"));
		assertThat(run("cluster", "--data", "mnist", "--model", "rows", "--space", "features", "--k", "3", "--out",
				report.toString())).as(err.toString()).isZero();
		assertThat(Files.readString(report)).contains("last hidden layer of the network rows.");
	}

	@Test
	void helpFitsATerminal() {
		assertThat(run("cluster", "--help")).isZero();
		String help = out.toString();
		assertThat(help.substring(help.indexOf("What --out writes"))).hasLineCount(4).contains(
				"What --out writes depends on the file's ending: .png and .svg the plot," + System.lineSeparator(),
				"has that figure.");
		assertThat(help.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(80));
	}

	@Test
	void targetsAreLookedAtBeforeTheWork() {
		assertThat(run("cluster", "--data", "mnist", "--out", folder.toString())).isEqualTo(ExitCodes.FAILED);
		assertThat(err.toString().strip()).isEqualTo(folder + " is a folder: name a file.");
		err.getBuffer().setLength(0);
		assertThat(run("cluster", "--data", "mnist", "--out", folder.resolve("plot").toString())).isEqualTo(ExitCodes.FAILED);
		assertThat(err.toString()).hasLineCount(1).contains("has no ending that says what to write");
		err.getBuffer().setLength(0);
		assertThat(run("cluster", "--data", "mnist", "--limit", "1", "--out", folder.resolve("distances.png").toString()))
				.isEqualTo(ExitCodes.FAILED);
		assertThat(err.toString().strip())
				.isEqualTo("distances.png needs images with labels of at least two digits: these have only one digit.");
		assertThat(out.toString()).isEmpty();
	}

	@Test
	void aFileThatShowsTheElbowAsksForIt() throws IOException {
		Path elbow = folder.resolve("elbow.csv");
		assertThat(run("cluster", "--data", "mnist", "--k", "3", "--out", elbow.toString())).isZero();
		assertThat(Files.readAllLines(elbow)).hasSizeGreaterThan(3).first().isEqualTo("k,inertia,silhouette");
	}

	@Test
	void aLockedFolderIsRefusedBeforeTheWork() throws IOException {
		Path locked = Files.createDirectory(folder.resolve("locked"));
		assumeFalse(System.getProperty("os.name").startsWith("Windows"), "Windows keeps its rights elsewhere");
		Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("r-xr-xr-x"));
		assumeFalse(Files.isWritable(locked), "root may write everywhere");
		assertThat(run("cluster", "--data", "mnist", "--out", locked.resolve("plot.png").toString()))
				.isEqualTo(ExitCodes.FAILED);
		assertThat(err.toString().strip()).isEqualTo("Digit Lab may not read or write " + locked.toAbsolutePath() + ".");
	}

	@Test
	void wrongNumbersAreWrongUsage() {
		for (String[] wrong : new String[][]{{"--k", "0"}, {"--components", "-1"}, {"--limit", "0"}, {"--restarts", "0"},
				{"--sample", "0"}, {"--size", "big"}, {"--size", "639x400"}, {"--scale", "3"}, {"--projection", "mds"},
				{"--space", "outer"}, {"--color", "red"}}) {
			assertThat(run("cluster", "--data", "mnist", wrong[0], wrong[1])).as(String.join(" ", wrong))
					.isEqualTo(ExitCodes.USAGE);
		}
		assertThat(run("cluster")).isEqualTo(ExitCodes.USAGE);
		assertThat(out.toString()).isEmpty();
	}

	@Test
	void aStopEndsIt() {
		terminal.cancellation().cancel();
		assertThat(run("cluster", "--data", "mnist")).isEqualTo(ExitCodes.STOPPED);
		assertThat(err.toString()).contains("stopped");
		assertThat(out.toString()).isEmpty();
	}
}
