package digitlab.spark;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;

import digitlab.recognition.DigitClassifier;
import org.apache.spark.SparkEnv;
import org.apache.spark.util.CollectionAccumulator;

/**
 * The network of an executor.
 *
 * @param engines receives the seconds that each executor's engine took to start, once or more
 */
record ExecutorNetwork(Engine.Setup setup, CollectionAccumulator<EngineStart> engines) implements Serializable {

	/** Images in one call of the network: as fast as with more, in a quarter of the memory of the command line's 250. */
	static final int BATCH = 64;

	/** The start of an executor's engine. */
	record EngineStart(String executor, double seconds) implements Serializable {
	}

	/** The network of this executor. */
	DigitClassifier classifier() {
		try {
			Engine.Opened opened = Engine.open(setup);
			engines.add(new EngineStart(SparkEnv.get().executorId(), opened.seconds()));
			return opened.classifier();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
