package digitlab.dataset;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files of handwriting in a folder. */
final class HandwritingFiles {

	private HandwritingFiles() {
	}

	/** Those of a name in the folder itself and in folders of it, links to such included, by their paths. */
	static List<Path> find(Path folder, String name) throws IOException {
		try (var found = Files.find(folder, 2, (path, _) -> path.getFileName().toString().equals(name),
				FileVisitOption.FOLLOW_LINKS)) {
			return found.sorted().toList();
		}
	}
}
