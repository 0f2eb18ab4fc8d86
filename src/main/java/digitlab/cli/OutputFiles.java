package digitlab.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import digitlab.plot.Figure;

/** Checks where a command may write. */
final class OutputFiles {

	/** Of what commands write, what is never data. */
	private static final List<String> PAGES = List.of(".html", ".pdf", ".svg");

	private OutputFiles() {
	}

	/**
	 * Checks that writing a file, or replacing a folder, would not destroy the input.
	 *
	 * @param output need not exist
	 * @param input a file, a folder or any other input
	 * @throws IOException with one sentence, if both are the same, by whatever names, or one contains the other
	 */
	static void check(Path output, Path input) throws IOException {
		if (!isFileOrFolder(output) || !isFileOrFolder(input)) {
			return;
		}
		if (Files.isSameFile(output, input)) {
			throw new IOException(output + " is also an input of this command and would be overwritten: name another "
					+ "output file.");
		}
		Path written = output.toRealPath();
		Path read = input.toRealPath();
		if (written.startsWith(read) && PAGES.stream().noneMatch(written.toString()::endsWith)) {
			throw new IOException(output + " is part of the input " + input + " and would be overwritten: name another "
					+ "output file.");
		}
		if (read.startsWith(written)) {
			throw new IOException(output + " contains the input " + input + " and would be replaced: name another output "
					+ "folder.");
		}
	}

	private static boolean isFileOrFolder(Path path) {
		return Files.isRegularFile(path) || Files.isDirectory(path);
	}

	/**
	 * Writes figures, unless one of their files is an input.
	 *
	 * @param data the source that {@code --data} names
	 * @return the number of files
	 * @throws IOException with one sentence, if a file is an input, or it cannot be written
	 */
	static int writeAll(List<Figure> figures, Path folder, String data) throws IOException {
		for (Path file : Figure.files(figures, folder)) {
			check(file, data);
		}
		return Figure.writeAll(figures, folder).size();
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
