package digitlab.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;

/** A disk of a few megabytes in memory (Linux's tmpfs), to be filled or made read-only. Only root can mount one. */
public final class SmallDisk implements AutoCloseable {

	private final Path folder;

	private SmallDisk(Path folder) {
		this.folder = folder;
	}

	/** Mounts one on an empty folder; where that is not permitted, the test is skipped, visibly. */
	public static SmallDisk mount(Path folder, int megabytes) throws IOException {
		Assumptions.assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", folder.toString()),
				"a small disk can be mounted by root on Linux only");
		return new SmallDisk(folder);
	}

	public Path folder() {
		return folder;
	}

	/** Leaves only this many kilobytes, by filling one file. */
	public void fill(int kilobytesLeft) throws IOException {
		long free = folder.toFile().getUsableSpace() - (kilobytesLeft << 10);
		try (var out = Files.newOutputStream(folder.resolve("filler"))) {
			byte[] block = new byte[1 << 12];
			for (long written = 0; written + block.length <= free; written += block.length) {
				out.write(block);
			}
		}
	}

	public void makeRoom() throws IOException {
		Files.delete(folder.resolve("filler"));
	}

	public void makeReadOnly() throws IOException {
		if (!run("mount", "-o", "remount,ro", folder.toString())) {
			throw new IOException(folder + " could not be made read-only");
		}
	}

	/** Names of all files that should not be there. */
	static Stream<String> leftOvers(Path folder) throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".part")).toList().stream();
		}
	}

	private static boolean run(String... command) {
		try {
			return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start()
					.waitFor() == 0;
		} catch (IOException e) {
			return false; // no such program, on another system
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(Arrays.toString(command), e);
		}
	}

	@Override
	public void close() {
		run("umount", "--lazy", folder.toString()); // a log may still be open there
	}
}
