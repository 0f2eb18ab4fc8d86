package digitlab.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The entry point for Jazzer, which finds its two methods by name. The system property {@code digitlab.fuzz} names the target.
 * Run with {@code mvn -P fuzz test-compile exec:exec@fuzz -Dfuzz=TARGET -Dfuzz.seconds=N}.
 */
public final class Fuzzer {

	private static FuzzTarget target;
	private static Path work;

	private Fuzzer() {
	}

	/** Called once, before the first input. */
	public static void fuzzerInitialize() throws IOException {
		target = FuzzTargets.valueOf(System.getProperty("digitlab.fuzz"));
		work = Files.createTempDirectory("fuzz");
		Fuzzed.check(target, work, target.seeds().getFirst()); // loads libtorch, which takes longer than an input may
	}

	/** Called with one input after another. */
	public static void fuzzerTestOneInput(byte[] input) {
		Fuzzed.check(target, work, input);
	}

	/** Writes the seeds of every target to a folder with its name. */
	public static void main(String[] arguments) throws IOException {
		for (FuzzTargets each : FuzzTargets.values()) {
			Path folder = Files.createDirectories(Path.of(arguments[0]).resolve(each.name()));
			int number = 0;
			for (byte[] seed : each.seeds()) {
				Files.write(folder.resolve("seed-" + number++), seed);
			}
		}
	}
}
