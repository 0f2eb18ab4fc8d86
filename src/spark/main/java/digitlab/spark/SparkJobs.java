package digitlab.spark;

import java.io.IOException;
import java.util.Map;

import digitlab.io.ErrorMessages;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program that spark-submit runs. */
@Command(name = "digitlab-spark.jar", mixinStandardHelpOptions = true, subcommands = {ReadJob.class, EvaluateJob.class,
		StatsJob.class,
		ClusterJob.class}, description = "Digit Lab's jobs for Apache Spark, with the options and results of its command line.")
public final class SparkJobs implements Runnable {

	private static final int FAILED = 1;
	private static final String EXECUTOR_OPTIONS = "spark.executor.extraJavaOptions";
	/**
	 * What the launcher for Linux sets for glibc, too: otherwise memory between the network's layers is given back to the system
	 * and cleared again for every batch. Other systems do not know these environment variables.
	 */
	static final Map<String, String> ALLOCATOR = Map.of("MALLOC_ARENA_MAX", "1", "MALLOC_MMAP_MAX_", "0",
			"MALLOC_TRIM_THRESHOLD_", "1073741824");

	@CommandLine.Spec
	private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

	private SparkJobs() {
	}

	/** A job; runs on the driver. */
	interface Job {
		void run(SparkSession spark) throws IOException;
	}

	@Override
	public void run() {
		throw new CommandLine.ParameterException(spec.commandLine(), "Choose a job: read, evaluate, stats or cluster.");
	}

	/** Runs the job that the arguments name, and ends the process with the exit code of the command line. */
	public static void main(String[] arguments) {
		int code = execute(arguments);
		if (code != 0) {
			System.exit(code);
		}
	}

	/** Runs a job; returns the exit code. */
	static int execute(String... arguments) {
		CommandLine line = new CommandLine(new SparkJobs());
		line.setCaseInsensitiveEnumValuesAllowed(true);
		line.setExecutionExceptionHandler((failure, _, _) -> {
			System.err.println(sentence(failure));
			return FAILED;
		});
		return line.execute(arguments);
	}

	/**
	 * Runs a job in a session that ends with it, unless there was one before. What spark-submit was told is left as it is, here and
	 * below.
	 */
	static int run(Job job) throws IOException {
		return run(new SparkConf(), job);
	}

	/**
	 * The same, where libtorch does nearly all of the work: Java's second compiler would take more of an executor's cores than
	 * its code gains, and so would a collector that works beside the tasks.
	 */
	static int runNative(Job job) throws IOException {
		return run(new SparkConf().setIfMissing(EXECUTOR_OPTIONS, "-XX:TieredStopAtLevel=1 -XX:+UseParallelGC"), job);
	}

	private static int run(SparkConf settings, Job job) throws IOException {
		boolean isThere = SparkSession.getActiveSession().isDefined();
		ALLOCATOR.forEach((variable, value) -> settings.setIfMissing("spark.executorEnv." + variable, value));
		SparkSession spark = SparkSession.builder().config(settings).appName("Digit Lab").getOrCreate();
		try {
			job.run(spark);
			return 0;
		} finally {
			if (!isThere) {
				spark.stop();
			}
		}
	}

	/** The sentence for the user, of the innermost failure that has one of ours. */
	private static String sentence(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof IOException io) {
				return ErrorMessages.of(io);
			}
			if (cause instanceof IllegalArgumentException && cause.getMessage() != null) {
				return cause.getMessage();
			}
		}
		return "The job failed: " + failure;
	}

	/** Prints a line to standard output. */
	static void print(String line) {
		System.out.println(line);
	}
}
