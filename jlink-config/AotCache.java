import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The image's AOT cache (JEP 483 and 514), created by a rehearsal of the application with the image's runtime, class path and
 * options: it contains the classes that were needed. The JVM uses the cache only while the class path and the dates of the jars
 * are those of the rehearsal. As jpackage changes the dates of its copies, this comes after it.
 */
final class AotCache {

	private static final String PATH = "app.classpath=";
	private static final String OPTION = "java-options=";
	private static final String CACHE = "-XX:AOTCache=";

	private AotCache() {
	}

	/**
	 * Rehearses and writes the cache.
	 *
	 * @param image the application image
	 * @param work a folder for the rehearsal's files
	 */
	static void make(Path image, Path work) throws IOException, InterruptedException {
		Files.createDirectories(work);
		// Their place differs from platform to platform.
		Path runtime = find(image, "release").getParent();
		Path app = find(image, "digitlab.cfg").getParent().toAbsolutePath();
		List<String> command = new ArrayList<>(List.of(runtime.resolve("bin/java").toString()));
		values(app, OPTION).stream().map(AotCache::writing).forEach(command::add);
		// No method profiles: the JVM would compile from them at once, and a start on two cores would wait for that.
		command.addAll(List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:-AOTRecordTraining"));
		// The same on every build machine: no display, which would add few classes.
		command.addAll(List.of("-Dglass.platform=Headless", "-Dprism.order=sw", "-cp",
				String.join(System.getProperty("path.separator"), values(app, PATH)), "digitlab.Launcher", "rehearse",
				"data/samples/digit-7.png"));
		Path log = work.resolve("aot-cache.log");
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
		builder.environment().put("DIGITLAB_HOME", work.toString());
		int code = builder.start().waitFor();
		if (code != 0) {
			throw new IOException("The rehearsal for the AOT cache ended with " + code + "; its log is " + log + ".");
		}
	}

	private static Path find(Path folder, String name) throws IOException {
		try (Stream<Path> paths = Files.walk(folder)) {
			return paths.filter(path -> path.endsWith(name)).findFirst().orElseThrow(() -> new NoSuchFileException(name));
		}
	}

	/** The values that jpackage wrote for its launcher. */
	private static List<String> values(Path app, String key) throws IOException {
		return Files.readAllLines(app.resolve("digitlab.cfg")).stream().filter(line -> line.startsWith(key))
				.map(line -> line.substring(key.length()).replace("$APPDIR", app.toString())).toList();
	}

	private static String writing(String option) {
		return option.startsWith(CACHE) ? "-XX:AOTCacheOutput=" + option.substring(CACHE.length()) : option;
	}
}
