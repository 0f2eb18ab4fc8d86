package digitlab.spark;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import digitlab.clustering.ClusterAnalysis;
import digitlab.clustering.NativeLibraries;
import digitlab.djl.DjlClassifier;
import digitlab.djl.EngineSettings;
import digitlab.models.ModelBytes;
import digitlab.recognition.DigitClassifier;
import org.apache.spark.SparkFiles;
import org.apache.spark.broadcast.Broadcast;
import org.jspecify.annotations.Nullable;

/**
 * The engine and the one model of an executor, which all its tasks share. Each task computes on one thread: Spark already runs
 * as many tasks as it was given cores, and libtorch's threads busy-wait for each other.
 */
final class Engine {

	/** The name after the # in --archives. */
	static final String ARCHIVE = "digitlab-natives";

	private static final int THREADS = 1;
	private static final double NANOS = 1e9;

	private static @Nullable Opened opened;
	private static boolean isPrepared;

	private Engine() {
	}

	/**
	 * What an executor needs to open the network.
	 *
	 * @param natives the folder of the native libraries on every machine; empty to find them
	 */
	record Setup(String natives, Broadcast<ModelBytes> model) implements Serializable {
	}

	/**
	 * Where the native libraries are.
	 *
	 * @param natives as for {@link Setup}
	 */
	record Libraries(String natives) implements Serializable {

		/** Makes them usable in this process. */
		void prepare() throws IOException {
			Engine.prepare(natives);
		}
	}

	/** @param seconds that it took to load the libraries and to open the model */
	record Opened(long model, DigitClassifier classifier, double seconds) {
	}

	/** The network of this executor; opened by the first task. */
	static synchronized Opened open(Setup setup) throws IOException {
		long id = setup.model().id();
		if (opened == null || opened.model() != id) {
			long start = System.nanoTime();
			prepare(setup.natives());
			DigitClassifier classifier = setup.model().value().open(DjlClassifier::open, THREADS);
			if (opened != null) {
				opened.classifier().close();
			}
			opened = new Opened(id, classifier, (System.nanoTime() - start) / NANOS);
		}
		return opened;
	}

	/** Tells the libraries where their native parts are; nothing is loaded yet. */
	static synchronized void prepare(String natives) throws IOException {
		if (isPrepared) {
			return;
		}
		Path folder = find(natives);
		EngineSettings.jnaLiesIn(folder.resolve("jna"));
		EngineSettings.apply(folder.resolve("native"), folder.resolve("engine"));
		NativeLibraries.lieIn(folder.resolve("linear-algebra"));
		ClusterAnalysis.useThreads(THREADS);
		isPrepared = true;
	}

	/** The folder with the folders native, linear-algebra and jna. */
	private static Path find(String natives) throws IOException {
		String here = System.getProperty("digitlab.native");
		List<Path> places = natives.isEmpty()
				? here == null
						? List.of(Path.of(SparkFiles.get(ARCHIVE)))
						: List.of(Path.of(SparkFiles.get(ARCHIVE)), Path.of(here).toAbsolutePath().getParent())
				: List.of(Path.of(natives));
		return places.stream().filter(place -> Files.isDirectory(place.resolve("native"))).findFirst()
				.orElseThrow(() -> new IOException("There are no native libraries in " + places.getFirst()
						+ ": give spark-submit --archives digitlab-spark-natives.zip#" + ARCHIVE
						+ ", or unpack that file on every machine and name its folder with --natives."));
	}
}
