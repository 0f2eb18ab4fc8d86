package digitlab.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Checks where a command may write. */
final class OutputFiles {

	private OutputFiles() {
	}

	/**
	 * Checks that writing a file would not overwrite the input.
	 *
	 * @param input a file or any other input
	 * @throws IOException with one sentence, if both are the same file, by whatever names
	 */
	static void check(Path output, Path input) throws IOException {
		if (Files.isRegularFile(output) && Files.isRegularFile(input) && Files.isSameFile(output, input)) {
			throw new IOException(output + " is also an input of this command and would be overwritten: name another "
					+ "output file.");
		}
	}

	/** As {@link #check(Path, Path)}, for the source that {@code --data} names, which need not be a file. */
	static void check(Path output, String data) throws IOException {
		Path input;
		try {
			input = Path.of(data);
		} catch (InvalidPathException notAPath) {
			return;
		}
		check(output, input);
	}

	/** As {@link #check(Path, Path)}, for all files of a folder. */
	static void checkAll(Path output, Path folder) throws IOException {
		try (Stream<Path> files = Files.list(folder)) {
			for (Path file : files.toList()) {
				check(output, file);
			}
		}
	}
}
