package digitlab.spark;

import org.apache.spark.sql.SparkSession;

/** Spark in this process, with two threads. */
final class LocalSpark {

	private LocalSpark() {
	}

	/** One session for all tests: a second one in the same process would be the first again. */
	static SparkSession session() {
		SparkSession session = SparkSession.builder().master("local[2]").appName("tests").config("spark.ui.enabled", "false")
				.config("spark.sql.shuffle.partitions", "2").config("spark.driver.host", "localhost")
				.config("spark.driver.bindAddress", "127.0.0.1").getOrCreate();
		session.sparkContext().setLogLevel("ERROR");
		return session;
	}
}
