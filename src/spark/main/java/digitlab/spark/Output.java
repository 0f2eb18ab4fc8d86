package digitlab.spark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import com.fasterxml.jackson.databind.json.JsonMapper;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import picocli.CommandLine.Option;

/** The options for the results of a job, and the results. */
final class Output {

	static final String ERRORS = "errors";

	private static final JsonMapper JSON = JsonMapper.builder().build();
	static final StructType ERROR_COLUMNS = new StructType().add("row", DataTypes.LongType)
			.add("file", DataTypes.StringType).add("error", DataTypes.StringType);

	@Option(names = "--out", paramLabel = "DIR", required = true, description = "A new folder for the results that all "
			+ "machines can reach.")
	String folder = "";

	@Option(names = "--format", paramLabel = "F", description = "Format of tables: parquet, csv or json (default: "
			+ "${DEFAULT-VALUE}).")
	String format = "parquet";

	@Option(names = "--natives", paramLabel = "DIR", description = "Folder of the native libraries on every machine, if they "
			+ "are not given with --archives.")
	String natives = "";

	/** The place of a result. */
	String place(String name) {
		return folder.replaceAll("/+$", "") + "/" + name;
	}

	/** Checks, before long work begins, whether results can be written. */
	void prepare() throws IOException {
		if (!List.of("parquet", "csv", "json").contains(format)) {
			throw new IOException("--format takes parquet, csv or json, not " + format + ".");
		}
		Storage.create(folder);
	}

	/** Writes a document, and prints it: the only thing on standard output. */
	void document(String name, Object keys) throws IOException {
		String json = JSON.writeValueAsString(keys);
		Storage.write(place(name), (json + "\n").getBytes(StandardCharsets.UTF_8));
		SparkJobs.print(json);
	}

	/** Writes the table of rows that could not be read. */
	void errors(SparkSession spark, JavaRDD<ImageRow> rows) {
		JavaRDD<Row> damaged = rows.filter(ImageRow::isDamaged)
				.map(row -> RowFactory.create(row.row(), row.file(), row.error()));
		spark.createDataFrame(damaged, ERROR_COLUMNS).write().mode(SaveMode.ErrorIfExists).format(format)
				.option("header", "true").save(place(ERRORS));
	}
}
