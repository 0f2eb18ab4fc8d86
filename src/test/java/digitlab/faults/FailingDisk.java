package digitlab.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Lets one operation on files fail while another process saves something: its calls of the C library go through
 * {@code src/test/c/failing.c}. Linux with gcc only.
 */
final class FailingDisk {

	private final Path library;
	private final Path work;

	private FailingDisk(Path library, Path work) {
		this.library = library;
		this.work = work;
	}

	/**
	 * Compiles the library.
	 *
	 * @param work an empty folder
	 * @return null where there is no compiler
	 */
	static @Nullable FailingDisk compiled(Path work) throws IOException {
		Path library = work.resolve("failing.so");
		try {
			Process gcc = new ProcessBuilder("gcc", "-shared", "-fPIC", "-O1", "-o", library.toString(), "src/test/c/failing.c",
					"-ldl").redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
			return gcc.waitFor() == 0 ? new FailingDisk(library, work) : null;
		} catch (IOException e) {
			return null; // no compiler
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(e);
		}
	}

	/**
	 * Saves version 2 over version 1 again and again, each time with another operation that fails.
	 *
	 * @param step 1 for every operation, 2 for every second one …
	 * @param stays whether everything after it but deletions fails too, as on a full disk
	 * @return a sentence for every operation after which neither the old nor the new version was there or something was left
	 * behind; and one with the counts
	 */
	String failEach(Saved saved, int step, boolean stays) throws IOException {
		Map<String, String> environment = new HashMap<>(
				Map.of("LD_PRELOAD", library.toString(), "DISK_FOLDER", work.resolve("homes").toString()));
		if (stays) {
			environment.put("DISK_STAYS", "1");
		}
		StringBuilder said = new StringBuilder();
		try (Child child = Child.start(FailingChild.class, environment, saved, work.resolve("homes"), step)) {
			for (String line = child.line(); line != null; line = child.line()) {
				said.append(said.isEmpty() ? "" : "\n").append(line);
			}
		}
		return said.toString();
	}
}
