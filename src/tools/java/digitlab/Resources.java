package digitlab;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The resources that this process uses.
 *
 * @param resident memory in megabytes; 0 where there is no /proc
 * @param heap live objects in megabytes, after a collection
 * @param threads number of Java threads
 * @param openFiles number of descriptors; 0 where there is no /proc
 */
public record Resources(long resident, long heap, int threads, int openFiles) {

	/** Collects garbage first. */
	public static Resources now() throws IOException {
		System.gc();
		long heap = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
		return new Resources(status("VmRSS") >> 10, heap >> 20, ManagementFactory.getThreadMXBean().getThreadCount(),
				countOpenFiles());
	}

	private static long status(String key) throws IOException {
		Path status = Path.of("/proc/self/status");
		if (!Files.exists(status)) {
			return 0;
		}
		String line = Files.readAllLines(status).stream().filter(l -> l.startsWith(key)).findFirst().orElse("0");
		return Long.parseLong(line.replaceAll("[^0-9]", ""));
	}

	private static int countOpenFiles() {
		String[] open = Path.of("/proc/self/fd").toFile().list();
		return open == null ? 0 : open.length;
	}

	@Override
	public String toString() {
		return String.format(Locale.ROOT, "%d MB resident, %d MB live heap, %d threads, %d open files", resident, heap, threads,
				openFiles);
	}
}
