package digitlab.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Makes the image's AOT cache (JEP 483 and 514): runs a rehearsal of the application, with the runtime, the class path and
 * the options of the image, and has the JVM keep the classes that were needed. The JVM uses the cache only as long as class
 * path and dates of the jars are those of the rehearsal; jpackage dates its copies anew, so this comes after it.
 */
final class AotCache {

	private static final String PATH = "app.classpath=";
	private static final String OPTION = "java-options=";
	private static final String CACHE = "-XX:AOTCache=";

	private AotCache() {
	}

	/**
	 * @param arguments the image's folders of the runtime and of the jars, and a folder for what the rehearsal writes
	 */
	public static void main(String[] arguments) throws IOException, InterruptedException {
		Path app = Path.of(arguments[1]);
		Path work = Files.createDirectories(Path.of(arguments[2]));
		List<String> command = new ArrayList<>(List.of(Path.of(arguments[0], "bin", "java").toString()));
		values(app, OPTION).stream().map(AotCache::writing).forEach(command::add);
		// Not how often what is called: a start would compile by it at once, and on two cores wait for that.
		command.addAll(List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:-AOTRecordTraining"));
		// Alike on every computer that builds: no display, and what a display would add to the classes is little.
		command.addAll(List.of("-Dglass.platform=Headless", "-Dprism.order=sw", "-cp",
				values(app, PATH).stream().collect(Collectors.joining(System.getProperty("path.separator"))),
				"digitlab.Launcher", LaunchMode.REHEARSE, "data/samples/digit-7.png"));
		Path log = work.resolve("aot-cache.log");
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
		builder.environment().put("DIGITLAB_HOME", work.toString());
		int code = builder.start().waitFor();
		if (code != 0) {
			throw new IOException("The rehearsal for the AOT cache ended with " + code + "; its log is " + log + ".");
		}
	}

	/** What jpackage wrote for its launcher. */
	private static List<String> values(Path app, String key) throws IOException {
		return Files.readAllLines(app.resolve("digitlab.cfg")).stream().filter(line -> line.startsWith(key))
				.map(line -> line.substring(key.length()).replace("$APPDIR", app.toString())).toList();
	}

	private static String writing(String option) {
		return option.startsWith(CACHE) ? "-XX:AOTCacheOutput=" + option.substring(CACHE.length()) : option;
	}
}
