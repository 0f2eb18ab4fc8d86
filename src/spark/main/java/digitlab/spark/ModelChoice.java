package digitlab.spark;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Objects;

import digitlab.models.ModelBytes;
import digitlab.models.ModelStore;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options for the network. */
final class ModelChoice {

	private static final String SHIPPED = "alexnet28";

	@Option(names = "--model", paramLabel = "M", description = "Folder of a model on this machine (default: the one that is in "
			+ "the jar).")
	@Nullable
	String folder;

	/** Reads the model. */
	ModelBytes read() throws IOException {
		return folder == null
				? new ModelBytes(SHIPPED, resource(ModelBytes.DESCRIPTION), resource(ModelStore.WEIGHTS))
				: ModelBytes.of(Path.of(folder));
	}

	private static byte[] resource(String name) throws IOException {
		try (InputStream stream = Objects.requireNonNull(ModelChoice.class.getResourceAsStream(SHIPPED + "/" + name))) {
			return stream.readAllBytes();
		}
	}

	/** Sends a model to every executor, once. */
	static Engine.Setup send(SparkSession spark, ModelBytes model, String natives) {
		return new Engine.Setup(natives, JavaSparkContext.fromSparkContext(spark.sparkContext()).broadcast(model));
	}
}
