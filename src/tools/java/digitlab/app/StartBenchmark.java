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
 * How long the image in {@code target/digitlab} takes to start, beside minimal programs: an empty JavaFX window, a DJL engine
 * that does nothing, and a DJL program that reads one digit; all with the image's runtime and options, in turn, each with an AOT
 * cache of its own and without. Times are measured from outside, from the start of the process. Needs the image (mvn -DskipTests
 * package) and, for the window as users see it, an X server: DISPLAY.
 */
public final class StartBenchmark {

	private static final int RUNS = Integer.getInteger("runs", 11);
	private static final Path IMAGE = Path.of("target/digitlab").toAbsolutePath();
	private static final Path APP = IMAGE.resolve("lib/app");
	private static final Path CLASSES = Path.of("target/test-classes");
	private static final Path SAMPLE = Path.of("data/samples/digit-7.png");
	private static final String WINDOW = "The window is shown";
	private static final String READING = "The sketch is read";
	private static final String CACHE = ", AOT cache";
	private static final String PLAIN = ", plain";

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
		benchmark.measure();
	}

	private void measure() throws Exception {
		Path bare = bareJar();
		for (int run = -1; run < RUNS; run++) { // the first fills the page cache
			for (boolean aot : List.of(true, false)) {
				once(run, bare, aot);
			}
		}
		report("%d runs, %s", RUNS, headless.isEmpty() ? "X" : "Headless");
		times.forEach((what, all) -> {
			double[] sorted = all.stream().mapToDouble(Double::doubleValue).sorted().toArray();
			report("  %-55s median %4.0f ms  (%.0f to %.0f)", what, median(what), sorted[0], sorted[sorted.length - 1]);
		});
		for (String ours : List.of(CACHE, PLAIN)) {
			for (String theirs : List.of(PLAIN, CACHE)) {
				report("  Digit Lab%s to bare programs%s: window %.2f, sketch read %.2f, predict %.2f", ours, theirs,
						median("Digit Lab: " + WINDOW + ours) / median("empty window" + theirs),
						median("Digit Lab: " + READING + ours)
								/ (median("empty window" + theirs) + median("bare engine" + theirs)),
						median("digitlab predict" + ours) / median("bare reading" + theirs));
			}
		}
	}

	private void once(int run, Path bare, boolean aot) throws Exception {
		String with = aot ? CACHE : PLAIN;
		String libtorch = APP.resolve("native").toString();
		String weights = APP.resolve("models/alexnet28/weights.safetensors").toString();
		time(run, bare("window", bare, aot, EmptyWindow.class), Map.of(WINDOW, "empty window" + with));
		time(run, bare("engine", bare, aot, BareReading.class, libtorch), Map.of("The engine", "bare engine" + with));
		time(run, bare("reading", bare, aot, BareReading.class, libtorch, weights), Map.of("", "bare reading" + with));
		time(run, ours(aot, LaunchMode.REHEARSE),
				Map.of(WINDOW, "Digit Lab: " + WINDOW + with, READING, "Digit Lab: " + READING + with));
		time(run, ours(aot, "predict", SAMPLE.toString()), Map.of("", "digitlab predict" + with));
	}

	private double median(String what) {
		return Benchmark.median(times.get(what).stream().mapToDouble(Double::doubleValue).toArray());
	}

	/**
	 * Runs the program to its end. Records the time to each line that begins with a key of {@code names}, or to the end for the
	 * key "".
	 */
	private void time(int run, List<String> command, Map<String, String> names) throws Exception {
		ProcessBuilder builder = new ProcessBuilder(command).redirectError(work.resolve("errors.txt").toFile());
		builder.environment().put("DIGITLAB_HOME", work.resolve("home").toString());
		Map<String, Double> reached = new LinkedHashMap<>();
		long began = System.nanoTime();
		Process process = builder.start();
		try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
			for (String line = out.readLine(); line != null; line = out.readLine()) {
				double now = (System.nanoTime() - began) / 1e6;
				String said = line;
				names.keySet().stream().filter(sign -> !sign.isEmpty() && said.startsWith(sign))
						.forEach(sign -> reached.put(sign, now));
			}
		}
		int code = process.waitFor();
		reached.put("", (System.nanoTime() - began) / 1e6);
		if (code != 0 || !reached.keySet().containsAll(names.keySet())) {
			throw new IOException(command + " ended with " + code + ": " + Files.readString(work.resolve("errors.txt")));
		}
		if (run >= 0) {
			names.forEach((sign, name) -> times.computeIfAbsent(name, _ -> new ArrayList<>()).add(reached.get(sign)));
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

	/** A minimal program; if requested with a cache, which a first run creates here. */
	private List<String> bare(String name, Path jar, boolean aot, Class<?> main, String... arguments) throws Exception {
		String path;
		try (Stream<Path> files = Files.list(APP)) {
			path = Stream.concat(Stream.of(jar), files.filter(file -> file.toString().endsWith(".jar")).sorted())
					.map(Path::toString).collect(Collectors.joining(":"));
		}
		Path cache = work.resolve(name + ".aot");
		List<String> end = new ArrayList<>(
				List.of("-Xlog:disable", "@jlink-config/java.args", "-XX:+UseSerialGC", "-cp", path, main.getName()));
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

	/** The minimal programs as a jar, since a JVM creates no cache for classes in folders. */
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
