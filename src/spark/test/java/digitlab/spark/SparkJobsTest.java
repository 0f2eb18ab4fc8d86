package digitlab.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import digitlab.clustering.ClusterAnalysis;
import digitlab.clustering.ClusterListener;
import digitlab.clustering.ClusterParameters;
import digitlab.clustering.ClusterResult;
import digitlab.clustering.FloatMatrix;
import digitlab.clustering.Projection;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.dataset.LabelPolicy;
import digitlab.dataset.Split;
import digitlab.djl.DjlClassifier;
import digitlab.evaluation.Evaluator;
import digitlab.formats.FileDatasetReader;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.models.ModelBytes;
import digitlab.recognition.BatchPredictor;
import digitlab.recognition.DigitClassifier;
import digitlab.recognition.ScoredPrediction;
import digitlab.report.ClusterReport;
import digitlab.report.EvaluationReport;
import digitlab.report.FilePrediction;
import digitlab.report.SavedClusters;
import digitlab.report.SavedEvaluation;
import digitlab.report.StatsReport;
import digitlab.statistics.DatasetStatistics;
import digitlab.synthetic.SyntheticDigits;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The jobs on Spark in this process, with the included model, beside what the desktop application computes from the same files. */
class SparkJobsTest {

	private static final JsonMapper JSON = JsonMapper.builder().build();
	private static final int COUNT = 320;

	private static SparkSession spark;

	@TempDir
	private Path folder;

	@BeforeAll
	static void start() {
		spark = LocalSpark.session();
	}

	@AfterAll
	static void stop() {
		assertThat(spark.sparkContext().isStopped()).as("a job in another's session leaves it alone").isFalse();
	}

	private static DigitDataset digits(int count) throws IOException {
		return new SyntheticDigits(count, 1).read(Split.TRAIN, ProgressListener.NONE, new CancellationToken());
	}

	private static String line(DigitDataset data, int image) {
		StringBuilder line = new StringBuilder().append(data.label(image));
		for (int p = 0; p < DigitImage.PIXELS; p++) {
			line.append(',').append(data.ink(image, p));
		}
		return line.append('\n').toString();
	}

	private Path csv(DigitDataset data, int... images) throws IOException {
		StringBuilder text = new StringBuilder("label");
		IntStream.range(0, DigitImage.PIXELS).forEach(p -> text.append(",pixel").append(p));
		text.append('\n');
		IntStream.of(images).forEach(i -> text.append(line(data, i)));
		return Files.writeString(folder.resolve("digits.csv"), text);
	}

	private static int[] all(DigitDataset data) {
		return IntStream.range(0, data.size()).toArray();
	}

	private static DigitDataset desktop(Path data) throws IOException {
		return new FileDatasetReader(data, LabelPolicy.REFUSE).read(Split.TRAIN, ProgressListener.NONE, new CancellationToken());
	}

	private JsonNode run(String job, Path data, String... more) throws IOException {
		Path out = folder.resolve(job);
		String[] arguments = Stream.concat(Stream.of(job, "--data", data.toString(), "--out", out.toString()), Stream.of(more))
				.toArray(String[]::new);
		assertThat(SparkJobs.execute(arguments)).isZero();
		return JSON.readTree(out.resolve(job + ".json").toFile());
	}

	private List<Row> table(String job, String name) {
		return spark.read().parquet(folder.resolve(job).resolve(name).toString()).orderBy("row").collectAsList();
	}

	private static DigitClassifier model() throws IOException {
		new Engine.Libraries("").prepare();
		return ModelBytes.of(Path.of("models/alexnet28")).open(DjlClassifier::open, 1);
	}

	@Test
	void executorsHaveTheLaunchersMemorySettings() throws IOException {
		String launcher = Files.readString(Path.of("jlink-config/linux/digitlab"));
		assertThat(launcher.split("export MALLOC_")).hasSize(SparkJobs.ALLOCATOR.size() + 1);
		SparkJobs.ALLOCATOR.forEach((variable, value) -> assertThat(launcher)
				.contains("export %s=\"${%s:-%s}\"\n".formatted(variable, variable, value)));
	}

	@Test
	void readingsAreThoseOfTheDesktopAndDamagedRowsAreErrors() throws IOException {
		DigitDataset data = digits(COUNT);
		Path file = csv(data, all(data));
		Files.writeString(file, Files.readString(file) + "5,0,0\n" + "7" + ",300".repeat(DigitImage.PIXELS) + "\n"
				+ "1" + ",0".repeat(DigitImage.PIXELS) + "\n");
		JsonNode summary = run("read", file);
		assertThat(summary.get("samples").asInt()).isEqualTo(COUNT + 3);
		assertThat(summary.get("errors").asInt()).isEqualTo(2);
		assertThat(summary.get("model").asText()).isEqualTo("alexnet28");
		assertThat(summary.get("engineSeconds").size()).isEqualTo(1);
		List<Row> rows = table("read", "readings");
		assertThat(rows).hasSize(COUNT + 3);
		List<ScoredPrediction> answers;
		try (DigitClassifier classifier = model()) {
			answers = classifier.answers(IntStream.range(0, COUNT).mapToObj(data::image).toList());
		}
		for (int i = 0; i < COUNT; i++) {
			assertThat(rows.get(i).getLong(0)).isEqualTo(i);
			assertThat(rows.get(i).getString(2))
					.isEqualTo(answers.get(i).isDigit() ? "" + answers.get(i).prediction().digit() : null);
			assertThat(rows.get(i).getDouble(4)).isCloseTo(answers.get(i).digitScore(), within(1e-4));
			Row digit = rows.get(i).<Row>getList(5).getFirst();
			assertThat(digit.getDouble(1)).isCloseTo(answers.get(i).prediction().confidence(), within(1e-4));
			assertThat(digit.<Double>getList(4)).containsExactly(0.0, 0.0, 28.0, 28.0);
		}
		assertThat(rows.getLast().getBoolean(3)).as("a blank image is refused").isTrue();
		assertThat(table("read", "errors").stream().map(row -> row.getLong(0) + " " + row.getString(2).replaceFirst(".*, line",
				"line")))
				.containsExactly(COUNT + " line 322 has fewer columns than the header: it ends at pixel1.",
						COUNT + 1 + " line 323, column pixel0: \"300\" is wrong, expected a number from 0 to 255.");
		DigitDataset refused = new FileDatasetReader(folder.resolve("read/refused"), LabelPolicy.IGNORE).read(Split.TRAIN,
				ProgressListener.NONE, new CancellationToken());
		assertThat(refused.size()).isEqualTo(summary.get("rejected").asInt()).isPositive();
		assertThat(refused.image(refused.size() - 1).isBlank()).isTrue();
	}

	@Test
	void picturesAreReadLikeThoseOfTheCommandLine() throws IOException {
		Path pictures = Files.createDirectories(folder.resolve("pictures/3"));
		List<Path> samples;
		try (Stream<Path> files = Files.list(Path.of("data/samples"))) {
			samples = files.filter(file -> file.toString().endsWith(".png")).sorted().toList();
		}
		List<Path> copies = new ArrayList<>();
		for (Path sample : samples) {
			copies.add(Files.copy(sample, pictures.resolve(sample.getFileName())));
		}
		Files.writeString(pictures.resolve("zz.png"), "not a picture");
		JsonNode summary = run("read", folder.resolve("pictures"), "--format", "json");
		assertThat(summary.get("samples").asInt()).isEqualTo(samples.size() + 1);
		assertThat(summary.get("errors").asInt()).isEqualTo(1);
		Map<String, JsonNode> rows = new TreeMap<>();
		for (String line : spark.read().textFile(folder.resolve("read/readings").toString()).collectAsList()) {
			JsonNode row = JSON.readTree(line);
			rows.put(row.get("file").asText().replaceFirst("^file:/+", "/"), row);
		}
		List<FilePrediction> expected = new ArrayList<>();
		try (DigitClassifier classifier = model()) {
			new BatchPredictor(classifier).readAll(copies, results -> results.forEach(r -> expected.add(FilePrediction.of(r))),
					ProgressListener.NONE, new CancellationToken());
		}
		for (FilePrediction picture : expected) {
			JsonNode row = rows.get(picture.file());
			assertThat(row.get("number").asText()).isEqualTo(picture.number());
			assertThat(row.get("digitScore").asDouble()).isCloseTo(picture.digitScore(), within(1e-4));
			assertThat(JSON.convertValue(row.at("/digits/0/box"), double[].class)).containsExactly(
					picture.digits().getFirst().box().stream().mapToDouble(v -> v).toArray(), within(1e-9));
		}
		assertThat(rows.get(pictures.resolve("zz.png").toString()).get("error").asText()).contains("zz.png");
	}

	@Test
	void statisticsAreExactlyThoseOfTheDesktopInHoweverManyParts() throws IOException {
		DigitDataset data = digits(60);
		int[] images = IntStream.concat(IntStream.range(0, 60), IntStream.of(3, 50, 3, 17)).toArray();
		Path file = csv(data, images);
		String blank = ",0".repeat(DigitImage.PIXELS) + "\n";
		Files.writeString(file, Files.readString(file) + "1" + blank + "2" + blank + line(data, 3).replaceFirst("^.", "9"));
		JsonNode expected = JSON.readTree(JSON.writeValueAsString(
				new StatsReport(
						DatasetStatistics.of(desktop(file).named("digits.csv"), ProgressListener.NONE, new CancellationToken()),
						null, null).document()));
		ObjectNode found = (ObjectNode) run("stats", file);
		assertThat(found.remove("errors").asInt()).isZero();
		assertThat(found).isEqualTo(expected);
		assertThat(found.get("duplicates").asInt()).isEqualTo(6);
		assertThat(found.get("conflictingDuplicates").asInt()).isEqualTo(2);
	}

	@Test
	void aTextInManyPartsHasItsRowsAndLines() throws IOException {
		DigitDataset data = digits(50);
		Path file = csv(data, all(data));
		Files.writeString(file, Files.readString(file) + "1,2,3\n" + line(data, 4));
		JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
		List<ImageRow> rows = TextParts.read(context, Storage.files(file.toString()), left -> Math.max(1500, left / 4)).collect();
		assertThat(rows.stream().map(ImageRow::row))
				.containsExactlyElementsOf(IntStream.range(0, 52).asLongStream().boxed().toList());
		for (int i = 0; i < 50; i++) {
			assertThat(rows.get(i).image()).isEqualTo(data.image(i));
			assertThat(rows.get(i).label()).isEqualTo(data.label(i));
		}
		assertThat(rows.get(50).error()).contains("digits.csv, line 52 has fewer columns");
		assertThat(rows.get(51).image()).isEqualTo(data.image(4));
	}

	@Test
	void parquetAndIdxHoldTheSameImages() throws IOException {
		DigitDataset data = digits(40);
		List<Row> bytes = IntStream.range(0, 40).mapToObj(i -> RowFactory.create(data.label(i), data.image(i).toBytes()))
				.toList();
		spark.createDataFrame(bytes, new StructType().add("label", DataTypes.IntegerType).add("image", DataTypes.BinaryType))
				.repartition(3).write().parquet(folder.resolve("bytes").toString());
		StructType wide = new StructType().add("label", DataTypes.IntegerType);
		for (int p = 0; p < DigitImage.PIXELS; p++) {
			wide = wide.add("pixel" + p, DataTypes.ShortType);
		}
		List<Row> columns = IntStream.range(0, 40).mapToObj(i -> RowFactory.create(Stream.concat(Stream.of(data.label(i)),
				IntStream.range(0, DigitImage.PIXELS).mapToObj(p -> (short) data.ink(i, p))).toArray())).toList();
		spark.createDataFrame(columns, wide).coalesce(1).write().parquet(folder.resolve("columns").toString());
		digitlab.dataset.IdxWriter.write(data, Files.createDirectory(folder.resolve("idx")).resolve("train-images-idx3-ubyte"),
				folder.resolve("idx/train-labels-idx1-ubyte"));
		for (String form : List.of("columns", "bytes", "idx")) {
			Input input = new Input();
			input.source = folder.resolve(form).toString();
			List<ImageRow> rows = input.images(spark).collect();
			assertThat(rows.stream().map(ImageRow::row)).as(form)
					.containsExactlyInAnyOrderElementsOf(IntStream.range(0, 40).asLongStream().boxed().toList());
			assertThat(rows.stream().map(row -> row.label() + " " + row.image().hashCode())).as(form)
					.containsExactlyInAnyOrderElementsOf(
							IntStream.range(0, 40).mapToObj(i -> data.label(i) + " " + data.image(i).hashCode()).toList());
		}
	}

	@Test
	void anEvaluationHasTheDesktopsFiguresAndOpensThere() throws IOException {
		DigitDataset data = digits(COUNT);
		Path file = csv(data, all(data));
		Files.writeString(file, Files.readString(file) + line(data, 0).replaceFirst("^.", "letter"));
		JsonNode expected;
		try (DigitClassifier classifier = model()) {
			expected = JSON.valueToTree(new EvaluationReport("alexnet28", "digits.csv",
					Evaluator.evaluate(classifier, data, ProgressListener.NONE, new CancellationToken()), null).summary());
		}
		JsonNode found = run("evaluate", file);
		for (String key : List.of("samples", "accuracy", "macroPrecision", "macroRecall", "macroF1", "perClass", "confusion")) {
			assertThat(found.get(key)).as(key).isEqualTo(expected.get(key));
		}
		assertThat(found.get("loss").asDouble()).isCloseTo(expected.get("loss").asDouble(), within(1e-4));
		assertThat(found.get("ece").asDouble()).isCloseTo(expected.get("ece").asDouble(), within(1e-4));
		assertThat(found.at("/mistakes").findValues("index")).isEqualTo(expected.at("/mistakes").findValues("index"));
		assertThat(table("evaluate", "errors")).singleElement()
				.satisfies(row -> assertThat(row.getString(2)).contains("the label is not a digit"));
		SavedEvaluation saved = SavedEvaluation.read(folder.resolve("evaluate"));
		assertThat(saved.evaluation().confusion().total()).isEqualTo(COUNT);
		assertThat(saved.data().size()).isEqualTo(found.get("mistakes").size());
	}

	@Test
	void clustersAreAsGoodAsTheDesktopsAndOpenThere() throws IOException {
		DigitDataset data = digits(COUNT);
		ClusterParameters parameters = new ClusterParameters(20, 10, 10, 1, Projection.PCA, 200, 5000, false);
		ClusterResult expected = ClusterAnalysis.run(FloatMatrix.ofPixels(data), ClusterAnalysis.labels(data), parameters,
				ClusterListener.NONE, new CancellationToken());
		JsonNode found = run("cluster", csv(data, all(data)), "--components", "20", "--sample", "200");
		JsonNode document = JSON.valueToTree(ClusterReport.of("", "pixels", 0, expected).document());
		assertThat(JSON.convertValue(found.get("explainedVariance"), double[].class)).containsExactly(
				expected.components().pca().explainedVariance().stream().mapToDouble(v -> v).toArray(), within(1e-9));
		assertThat(found.get("inertia").asDouble()).isCloseTo(expected.clusters().inertia(),
				within(0.02 * expected.clusters().inertia())); // so few images have many optima
		assertThat(found.at("/closestDigits").findValuesAsText("a"))
				.isEqualTo(document.at("/closestDigits").findValuesAsText("a"));
		assertThat(fieldNames(found)).isEqualTo(fieldNames(document));
		assertThat(found.get("samples").asInt()).isEqualTo(COUNT);
		SavedClusters saved = SavedClusters.read(folder.resolve("cluster"));
		assertThat(saved.data().size()).isEqualTo(200);
		assertThat(saved.samples()).isEqualTo(COUNT);
		List<Row> assigned = table("cluster", "assignment");
		assertThat(assigned).hasSize(COUNT);
		for (int c = 1; c <= 10; c++) {
			int cluster = c;
			assertThat(assigned.stream().filter(row -> row.getInt(2) == cluster).count())
					.isEqualTo(found.at("/clusters/" + (c - 1) + "/size").asLong());
		}
		assertThat(Files.readString(folder.resolve("cluster/points.csv")).lines().count()).isEqualTo(201);
	}

	private static List<String> fieldNames(JsonNode node) {
		List<String> names = new ArrayList<>();
		node.fieldNames().forEachRemaining(names::add);
		return names;
	}

	@Test
	void theSameSeedFindsTheSameClustersHoweverTheRowsAreDivided() throws IOException {
		DigitDataset data = digits(200);
		Path file = csv(data, all(data));
		JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
		Engine.Libraries libraries = new Engine.Libraries("");
		Points points = new Points(libraries, null);
		List<Double> inertias = new ArrayList<>();
		for (int size : new int[]{20_000, 1 << 20}) {
			var blocks = TextParts.read(context, Storage.files(file.toString()), _ -> size)
					.mapPartitions(rows -> points.blocks(rows, null, 0));
			inertias.add(new DistributedKMeans(blocks, digitlab.clustering.KMeansOptions.of(5, 2, 1), libraries).run().inertia());
		}
		assertThat(inertias.get(0)).isCloseTo(inertias.get(1), within(1e-3 * inertias.get(1)));
	}

	@Test
	void errorsAreSentencesAndResultsAreNotOverwritten() throws IOException {
		DigitDataset data = digits(20);
		Path file = csv(data, all(data));
		assertThat(SparkJobs.execute("stats", "--data", folder.resolve("nowhere").toString(), "--out",
				folder.resolve("a").toString())).isEqualTo(1);
		Files.writeString(Files.createDirectories(folder.resolve("full")).resolve("file"), "kept");
		assertThat(SparkJobs.execute("stats", "--data", file.toString(), "--out", folder.resolve("full").toString()))
				.isEqualTo(1);
		assertThat(folder.resolve("full/file")).hasContent("kept");
		assertThat(SparkJobs.execute("stats", "--out", "x")).isEqualTo(2);
		assertThat(SparkJobs.execute()).isEqualTo(2);
	}
}
