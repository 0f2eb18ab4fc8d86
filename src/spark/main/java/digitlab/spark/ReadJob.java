package digitlab.spark;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

import digitlab.models.ModelBytes;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.CollectionAccumulator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import static org.apache.spark.sql.functions.col;

@Command(name = "read", mixinStandardHelpOptions = true, description = "Reads the digits in images or pictures.")
final class ReadJob implements Callable<Integer> {

	private static final String READINGS = "readings";
	private static final double NANOS = 1e9;

	@Mixin
	Input input = new Input();

	@Mixin
	ModelChoice model = new ModelChoice();

	@Mixin
	Output output = new Output();

	@Option(names = "--refused", paramLabel = "N", description = "Save at most this many of the images without a digit, the least "
			+ "digit-like first (default: ${DEFAULT-VALUE}).")
	int refused = 1000;

	/**
	 * The JSON keys.
	 *
	 * @param samples number of rows of the input
	 * @param rejected those without a digit, except for errors
	 * @param errors those that could not be read
	 * @param engineSeconds how long each executor's engine took to start
	 */
	record Summary(String model, String source, long samples, long rejected, long errors, Map<String, Double> engineSeconds,
			double seconds) {
	}

	@Override
	public Integer call() throws IOException {
		return SparkJobs.runNative(this::run);
	}

	private void run(SparkSession spark) throws IOException {
		long start = System.nanoTime();
		output.prepare();
		ModelBytes network = model.read();
		boolean isPictures = input.isPictures();
		boolean isFlat = output.format.equals("csv");
		CollectionAccumulator<ExecutorNetwork.EngineStart> engines = spark.sparkContext()
				.collectionAccumulator("starts of engines");
		Tally tally = new Tally(refused);
		spark.sparkContext().register(tally, "readings");
		RowReader reader = new RowReader(new ExecutorNetwork(ModelChoice.send(spark, network, output.natives), engines), tally,
				isFlat);
		// The first table makes Spark build what it needs for SQL, for seconds: meanwhile, the executors start and count lines.
		CompletableFuture<Dataset<Row>> noErrors = CompletableFuture
				.supplyAsync(() -> spark.createDataFrame(List.of(), Output.ERROR_COLUMNS));
		JavaRDD<ImageRow> rows = isPictures ? input.rows(spark) : input.images(spark);
		JavaRDD<Row> readings = rows.mapPartitions(part -> reader.read(part, isPictures));
		spark.createDataFrame(readings, Reading.columns(isFlat)).write().mode(SaveMode.ErrorIfExists).format(output.format)
				.option("header", "true").save(output.place(READINGS));
		Tally.Sums found = tally.value();
		saveErrors(found.errors() > 0 ? errors(spark) : noErrors.join());
		saveRefused(found.refused(), rows);
		Map<String, Double> starts = new TreeMap<>();
		engines.value().forEach(each -> starts.put(each.executor(), each.seconds()));
		output.document("read.json", new Summary(network.name(), input.name(), found.samples(), found.rejected(),
				found.errors(), starts, (System.nanoTime() - start) / NANOS));
	}

	private Dataset<Row> errors(SparkSession spark) {
		return spark.read().format(output.format).schema(Reading.columns(output.format.equals("csv"))).option("header", "true")
				.load(output.place(READINGS)).filter(col("error").isNotNull()).select("row", "file", "error");
	}

	private void saveErrors(Dataset<Row> errors) {
		errors.write().format(output.format).option("header", "true").save(output.place(Output.ERRORS));
	}

	/** Saves the refused images, or pictures as they are, where the desktop application opens them. */
	private void saveRefused(List<Tally.Refused> chosen, JavaRDD<ImageRow> rows) throws IOException {
		if (chosen.isEmpty()) {
			return;
		}
		Set<Long> numbers = chosen.stream().map(Tally.Refused::row).collect(Collectors.toSet());
		List<ImageRow> images = rows.filter(row -> numbers.contains(row.row())).collect();
		SavedImages.write(output.place("refused"), images);
	}
}
