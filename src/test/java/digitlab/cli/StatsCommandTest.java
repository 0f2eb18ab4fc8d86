package digitlab.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.formats.DataSources;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.models.ModelStore;
import digitlab.report.StatsReport;
import digitlab.settings.SettingsStore;
import digitlab.statistics.DatasetStatistics;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

/** The statistics of a source on the terminal. "mnist" here is three small images. */
class StatsCommandTest {

	private static final int FAILED = 1;
	private static final int USAGE = 2;
	private static final int STOPPED = 130;

	@TempDir
	private Path folder;

	private CliServices services;
	private Terminal terminal;
	private final StringWriter out = new StringWriter();
	private final StringWriter err = new StringWriter();

	/** A blank 1, the same with the label 2, and a 1 with one pixel of full ink. */
	private static DigitDataset threeImages() {
		byte[] pixels = new byte[3 * DigitImage.PIXELS];
		pixels[2 * DigitImage.PIXELS + 30] = (byte) 255;
		return new DigitDataset("three images", pixels, new byte[]{1, 2, 1});
	}

	@BeforeEach
	void makeServices() {
		CliServices.Engine engine = new CliServices.Engine((path, threads) -> {
			throw new IOException("no model is opened here");
		}, (plan, listener, cancellation) -> {
			throw new IllegalStateException("nothing is trained here");
		}, List::of);
		services = new CliServices("9.9", engine, new DataSources((split, progress, cancellation) -> threeImages()),
				(progress, cancellation) -> {
				}, new ModelStore(folder.resolve("shipped"), folder.resolve("own")),
				new SettingsStore(folder.resolve("settings.json")),
				new CliServices.Folders(folder.resolve("mnist"), folder.resolve("my-sketches"), folder.resolve("runs")),
				List::of);
		terminal = new Terminal(new PrintWriter(out), new PrintWriter(err), () -> false);
	}

	private int run(String... arguments) {
		return DigitLabCommand.execute(services, terminal, arguments);
	}

	private JsonNode json() throws IOException {
		return JsonMapper.builder().build().readTree(out.toString());
	}

	private static List<String> names(JsonNode node) {
		return node.propertyStream().map(java.util.Map.Entry::getKey).toList();
	}

	private static List<String> files(Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			return files.map(f -> f.getFileName().toString()).sorted().toList();
		}
	}

	@Test
	void jsonHasTheKeysOfTheContract() throws IOException {
		assertThat(run("stats", "--data", "mnist", "--json")).isZero();
		assertThat(names(json())).containsExactly("source", "samples", "unlabelled", "classes", "duplicates",
				"conflictingDuplicates", "blank", "constantPixels", "alerts");
		assertThat(json().get("samples").asInt()).isEqualTo(3);
		assertThat(json().get("duplicates").asInt()).isEqualTo(1);
		assertThat(json().get("conflictingDuplicates").asInt()).isEqualTo(1);
		assertThat(json().get("blank").asInt()).isEqualTo(2);
		assertThat(json().get("constantPixels").asInt()).isEqualTo(783);
		assertThat(json().get("classes")).hasSize(10);
		JsonNode one = json().get("classes").get(1);
		assertThat(names(one)).containsExactly("digit", "count", "share", "pixelVariance", "meanInk", "meanWidth", "meanHeight");
		assertThat(one.get("count").asInt()).isEqualTo(2);
		assertThat(one.get("share").asDouble()).isCloseTo(2 / 3.0, within(1e-12));
		// One of 784 pixels is 0 and 255: a variance of 127.5² there.
		assertThat(one.get("pixelVariance").asDouble()).isCloseTo(127.5 * 127.5 / 784, within(1e-9));
		assertThat(one.get("meanWidth").asDouble()).isEqualTo(0.5);
		assertThat(names(json().get("alerts").get(0))).containsExactly("kind", "sentence", "images");
		assertThat(json().get("alerts").get(0).get("kind").asText()).isEqualTo("CONFLICTING_DUPLICATES");
		assertThat(json().get("alerts").get(0).get("images").get(0).asInt()).isEqualTo(1);
		assertThat(err.toString()).isEmpty();
	}

	@Test
	void stylesAndOutliersComeWhenAskedFor() throws IOException {
		assertThat(run("stats", "--data", "mnist", "--styles", "3", "--outliers", "5", "--json")).isZero();
		assertThat(json().get("styles")).hasSize(3);
		assertThat(names(json().get("styles").get(0))).containsExactly("digit", "count", "share", "examples");
		assertThat(json().get("outliers")).hasSize(2);
		assertThat(names(json().get("outliers").get(0))).containsExactly("index", "digit", "distance");
		assertThat(json().get("outliers").get(0).get("distance").asDouble()).isEqualTo(1);
	}

	@Test
	void peopleGetATable() {
		assertThat(run("stats", "--data", "mnist", "--styles", "2", "--outliers", "1")).isZero();
		assertThat(out.toString()).startsWith("three images: 3 images").contains(
				"    1         2    66.7 %         21     0.1 %    0.5 px    0.5 px",
				"! 1 image equals an earlier image with another label: at least one label of each pair is wrong.",
				"    1  50.0 % #0, 50.0 % #2", "    0  none", "       #0      1      1.00");
	}

	@Test
	void oneImageAndNoImagesAreDescribed() {
		assertThat(lines(new DigitDataset("one", new byte[DigitImage.PIXELS], new byte[]{4}))).startsWith("one: 1 image")
				.endsWith("  outlier  digit  distance to the fifth nearest of its digit", "     none");
		assertThat(lines(new DigitDataset("nothing", new byte[0], new byte[0]))).startsWith("nothing: 0 images")
				.contains("There are no images.").noneMatch(line -> line.contains("in balance"));
	}

	private static List<String> lines(DigitDataset data) {
		return new StatsReport(DatasetStatistics.of(data, ProgressListener.NONE, new CancellationToken()), null, List.of())
				.lines();
	}

	@Test
	void everyFigureGoesToAFolder() throws IOException {
		Path figures = folder.resolve("new/figures");
		assertThat(run("stats", "--data", "synthetic:60", "--out", figures.toString())).isZero();
		assertThat(files(figures))
				.contains("alerts.csv", "all-images.png", "class-distribution.csv", "class-distribution.png", "classes.csv",
						"ink.png", "ink-box.png", "mean-images.png", "outliers.csv", "outliers.png", "pixel-variance.png",
						"variance-images.png", "writing-styles-0.png", "writing-styles-9.csv")
				.noneMatch(f -> f.endsWith(".part"));
		assertThat(out.toString()).contains(files(figures).size() + " files are in " + figures);
		assertThat(Files.readString(figures.resolve("class-distribution.csv")))
				.startsWith("digit,count,share,evenShare\r\n0,6,0.1");
	}

	@Test
	void errorsAreSentences() throws IOException {
		assertThat(run("stats", "--data", folder.resolve("nowhere").toString())).isEqualTo(FAILED);
		assertThat(err.toString()).startsWith("There is no data called");
		err.getBuffer().setLength(0);
		Path file = Files.writeString(folder.resolve("file"), "");
		assertThat(run("stats", "--data", "mnist", "--out", file.toString())).isEqualTo(FAILED);
		assertThat(err.toString().strip()).isEqualTo(file + " is a file: name a folder for the figures.");
		err.getBuffer().setLength(0);
		assertThat(run("stats", "--data", "mnist", "--out", file.resolve("below").toString())).isEqualTo(FAILED);
		assertThat(err.toString().strip()).isEqualTo(file + " is a file: name a folder for the figures.");
		assertThat(out.toString()).isEmpty();
	}

	@Test
	void aFolderThatCannotBeWrittenToIsRefused() throws IOException {
		Path locked = Files.createDirectory(folder.resolve("locked"));
		assumeFalse(System.getProperty("os.name").startsWith("Windows"), "Windows keeps its rights elsewhere");
		Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("r-xr-xr-x"));
		assumeFalse(Files.isWritable(locked), "root may write everywhere");
		assertThat(run("stats", "--data", "mnist", "--out", locked.toString())).isEqualTo(FAILED);
		assertThat(err.toString().strip()).isEqualTo(
				"The folder " + locked + " cannot be written to: choose another folder for the figures.");
	}

	@Test
	void wrongNumbersAreWrongUsage() {
		assertThat(run("stats", "--data", "mnist", "--styles", "0")).isEqualTo(USAGE);
		assertThat(err.toString()).contains("--styles takes a number from 1 to 50, not 0.");
		assertThat(run("stats", "--data", "mnist", "--outliers", "1001")).isEqualTo(USAGE);
		assertThat(run("stats")).isEqualTo(USAGE);
	}

	@Test
	void aStopEndsIt() {
		terminal.cancellation().cancel();
		assertThat(run("stats", "--data", "mnist")).isEqualTo(STOPPED);
		assertThat(err.toString()).contains("stopped");
		assertThat(out.toString()).isEmpty();
	}
}
