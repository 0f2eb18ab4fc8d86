package digitlab.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes the image's AOT cache (JEP 483 and 514): runs a rehearsal of the application, with the runtime, the class path and
 * the options that the image will have, and has the JVM keep the classes that were needed.
 */
final class AotCache {

	private static final Path OPTIONS = Path.of("jlink-config/jpackage.args");
	private static final String OPTION = "--java-options ";
	private static final String CACHE = "-XX:AOTCache=";

	private AotCache() {
	}

	/**
	 * @param arguments the runtime's folder, the folder of the jars, the name of the application's own, and a folder for what
	 *            the rehearsal writes
	 */
	public static void main(String[] arguments) throws IOException, InterruptedException {
		Path runtime = Path.of(arguments[0]);
		Path input = Path.of(arguments[1]);
		Path work = Files.createDirectories(Path.of(arguments[3]));
		List<String> command = new ArrayList<>(List.of(runtime.resolve("bin/java").toString()));
		command.addAll(options(input));
		// Alike on every computer that builds: no display, and what a display of this one would add to the classes is little.
		command.addAll(List.of("-Dglass.platform=Headless", "-Dprism.order=sw", "-cp", classPath(input, arguments[2]),
				"digitlab.Launcher", Start.REHEARSE, "data/samples/digit-7.png"));
		Path log = work.resolve("aot-cache.log");
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
		builder.environment().put("DIGITLAB_HOME", work.toString());
		int code = builder.start().waitFor();
		if (code != 0) {
			throw new IOException("The rehearsal for the AOT cache ended with " + code + "; its log is " + log + ".");
		}
		System.out.println("The rehearsal's log is " + log + ":\n" + Files.readString(log).strip());
	}

	/** As in the image, but that the cache is written. */
	private static List<String> options(Path input) throws IOException {
		try (Stream<String> lines = Files.lines(OPTIONS)) {
			return lines.filter(line -> line.startsWith(OPTION)).map(line -> line.substring(OPTION.length()))
					.map(option -> option.replace("$APPDIR", input.toString()))
					.map(option -> option.startsWith(CACHE)
							? "-XX:AOTCacheOutput=" + option.substring(CACHE.length())
							: option)
					.toList();
		}
	}

	/** In jpackage's order: the application's jar, then the others by name. */
	private static String classPath(Path input, String main) throws IOException {
		try (Stream<Path> files = Files.list(input)) {
			Stream<String> others = files.filter(file -> file.toString().endsWith(".jar"))
					.filter(file -> !file.endsWith(main)).sorted().map(Path::toString);
			return Stream.concat(Stream.of(input.resolve(main).toString()), others)
					.collect(Collectors.joining(System.getProperty("path.separator")));
		}
	}
}
