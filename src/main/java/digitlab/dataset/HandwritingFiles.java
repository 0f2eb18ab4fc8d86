package digitlab.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Finds files of handwriting in a folder. */
final class HandwritingFiles {

	private HandwritingFiles() {
	}

	/**
	 * The files with a name in the folder and its immediate subfolders, including linked ones, ordered by path.
	 *
	 * @throws IOException also if a folder cannot be listed, such as a link to a folder around it
	 */
	static List<Path> find(Path folder, String name) throws IOException {
		try (var found = Files.find(folder, 2, (path, _) -> path.getFileName().toString().equals(name),
				FileVisitOption.FOLLOW_LINKS)) {
			return found.sorted().toList();
		} catch (UncheckedIOException e) {
			throw e.getCause();
		}
	}
}
