package digitlab.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import digitlab.Benchmark;
import digitlab.djl.BareReading;
import digitlab.ui.EmptyWindow;

import static digitlab.Benchmark.report;

/**
 * How long the image in {@code target/digitlab} takes to start, beside what is least: an empty window of JavaFX, an engine
 * of DJL that does nothing, a program with DJL that reads one digit; all with the image's runtime and options, in turn, each
 * with an AOT cache of its own and without. Times are taken from outside, from the start of the process. Wants the image
 * (mvn -DskipTests package), and for the window as people see it an X server: DISPLAY.
 */
public final class StartBenchmark {

	private static final int RUNS = Integer.getInteger("runs", 11);
	private static final Path IMAGE = Path.of("target/digitlab").toAbsolutePath();
	private static final Path APP = IMAGE.resolve("lib/app");
	private static final Path CLASSES = Path.of("target/test-classes");
	private static final Path SAMPLE = Path.of("data/samples/digit-7.png");
	private static final String WINDOW = "The window is shown";
	private static final String READING = "The sketch is read";

	private final Path work;
	private final List<String> headless = System.getenv("DISPLAY") == null
			? List.of("-Dglass.platform=Headless", "-Dprism.order=sw")
			: List.of();
	private final Map<String, List<Double>> times = new LinkedHashMap<>();

	private StartBenchmark(Path work) {
		this.work = work;
	}

	public static void main(String[] arguments) throws Exception {
		StartBenchmark benchmark = new StartBenchmark(Files.createTempDirectory("start"));
		for (boolean aot : List.of(true, false)) {
			benchmark.measure(aot);
		}
	}

	private void measure(boolean aot) throws Exception {
		Path bare = bareJar();
		String libtorch = APP.resolve("native").toString();
		String weights = APP.resolve("models/alexnet28/weights.safetensors").toString();
		List<String> window = bare("window", bare, aot, EmptyWindow.class);
		List<String> engine = bare("engine", bare, aot, BareReading.class, libtorch);
		List<String> reading = bare("reading", bare, aot, BareReading.class, libtorch, weights);
		times.clear();
		for (int run = -1; run < RUNS; run++) { // the first fills the page cache
			time("empty window", run, window, WINDOW);
			time("bare engine", run, engine, "The engine");
			time("bare reading, whole process", run, reading);
			time("Digit Lab: window, then sketch read", run, ours(aot, Start.REHEARSE), WINDOW, READING);
			time("digitlab predict, whole process", run, ours(aot, "predict", SAMPLE.toString()));
		}
		report("%s AOT cache, %d runs, %s", aot ? "With" : "Without", RUNS, headless.isEmpty() ? "X" : "Headless");
		times.forEach((what, all) -> {
			double[] sorted = all.stream().mapToDouble(Double::doubleValue).sorted().toArray();
			report("  %-45s median %4.0f ms  (%.0f to %.0f)", what, median(what), sorted[0], sorted[sorted.length - 1]);
		});
		double shown = median("Digit Lab: window, then sketch read");
		double read = median("Digit Lab: window, then sketch read, to: " + READING);
		report("  window to empty window %.2f, sketch read to (empty window + bare engine) %.2f, predict to bare reading %.2f",
				shown / median("empty window"), read / (median("empty window") + median("bare engine")),
				median("digitlab predict, whole process") / median("bare reading, whole process"));
	}

	private double median(String what) {
		return Benchmark.median(times.get(what).stream().mapToDouble(Double::doubleValue).toArray());
	}

	/** Runs to the end; keeps the time to each line that begins with one of {@code signs}, or to the end if there are none. */
	private void time(String what, int run, List<String> command, String... signs) throws Exception {
		ProcessBuilder builder = new ProcessBuilder(command).redirectError(work.resolve("errors.txt").toFile());
		builder.environment().put("DIGITLAB_HOME", work.resolve("home").toString());
		long began = System.nanoTime();
		Process process = builder.start();
		List<Double> reached = new ArrayList<>();
		try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
			for (String line = out.readLine(); line != null; line = out.readLine()) {
				if (Stream.of(signs).anyMatch(line::startsWith)) {
					reached.add((System.nanoTime() - began) / 1e6);
				}
			}
		}
		int code = process.waitFor();
		if (signs.length == 0) {
			reached.add((System.nanoTime() - began) / 1e6);
		}
		if (code != 0 || reached.size() != Math.max(1, signs.length)) {
			throw new IOException(what + " ended with " + code + ": " + Files.readString(work.resolve("errors.txt")));
		}
		for (int i = 0; run >= 0 && i < reached.size(); i++) {
			times.computeIfAbsent(i == 0 ? what : what + ", to: " + signs[i], _ -> new ArrayList<>()).add(reached.get(i));
		}
	}

	private List<String> ours(boolean aot, String... arguments) {
		List<String> command = new ArrayList<>();
		List<String> options = new ArrayList<>(headless);
		if (!aot) {
			options.add("-XX:AOTMode=off");
		}
		command.addAll(
				List.of("env", "JAVA_TOOL_OPTIONS=" + String.join(" ", options), IMAGE.resolve("bin/digitlab").toString()));
		command.addAll(List.of(arguments));
		return command;
	}

	/** A bare program; with a cache, made here in a first run of it, if that is wanted. */
	private List<String> bare(String name, Path jar, boolean aot, Class<?> main, String... arguments) throws Exception {
		String path;
		try (Stream<Path> files = Files.list(APP)) {
			path = Stream.concat(Stream.of(jar), files.filter(file -> file.toString().endsWith(".jar")).sorted())
					.map(Path::toString).collect(Collectors.joining(":"));
		}
		Path cache = work.resolve(name + ".aot");
		List<String> end = new ArrayList<>(List.of("-Xlog:disable", "--enable-native-access=ALL-UNNAMED,javafx.graphics",
				"--sun-misc-unsafe-memory-access=allow", "-XX:+UseSerialGC", "-cp", path, main.getName()));
		end.addAll(List.of(arguments));
		List<String> java = new ArrayList<>(List.of(IMAGE.resolve("lib/runtime/bin/java").toString()));
		java.addAll(headless);
		if (aot && !Files.exists(cache)) {
			List<String> making = new ArrayList<>(java);
			making.add("-XX:AOTCacheOutput=" + cache);
			making.addAll(end);
			new ProcessBuilder(making).redirectErrorStream(true).redirectOutput(work.resolve(name + ".log").toFile()).start()
					.waitFor();
		}
		if (aot) {
			java.add("-XX:AOTCache=" + cache);
		}
		java.addAll(end);
		return java;
	}

	/** The bare programs as a jar: a JVM makes no cache of classes in folders. */
	private Path bareJar() throws IOException {
		Path jar = work.resolve("bare.jar");
		try (OutputStream file = Files.newOutputStream(jar);
				JarOutputStream out = new JarOutputStream(file);
				Stream<Path> classes = Files.walk(CLASSES)) {
			for (Path each : classes.filter(c -> c.toString().matches(".*(EmptyWindow|BareReading).*\\.class")).toList()) {
				out.putNextEntry(new JarEntry(CLASSES.relativize(each).toString()));
				Files.copy(each, out);
				out.closeEntry();
			}
		}
		return jar;
	}
}
