package digitlab.formats;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds the file that belongs to a single given file: the labels of an IDX or NumPy file of images are in another file in the
 * same folder whose name has the same set and split.
 */
final class CompanionFiles {

	private static final int MAX_FILES = 10_000;

	private CompanionFiles() {
	}

	/** Returns the given files, with the companion of a single one. */
	static List<Entry> of(Path place, List<Entry> given) throws IOException {
		Path folder = place.toAbsolutePath().getParent();
		if (given.size() != 1 || Files.isDirectory(place) || folder == null) {
			return given;
		}
		Entry file = given.getFirst();
		FileKind kind = FileKind.of(file.head());
		if (kind != FileKind.IDX && kind != FileKind.NPY) {
			return given;
		}
		String name = place.getFileName().toString();
		List<Entry> all = new ArrayList<>(given);
		try (Stream<Path> beside = Files.list(folder)) {
			for (Path other : beside.filter(Files::isRegularFile).limit(MAX_FILES).sorted().toList()) {
				String otherName = other.getFileName().toString();
				boolean belongs = !otherName.equals(name) && SplitName.of(otherName) == SplitName.of(name)
						&& SplitName.setName(otherName).equals(SplitName.setName(name)) && Files.size(other) > 0;
				if (belongs) {
					all.add(new Entry(other.toString(), otherName, Files.size(other), false, () -> Files.newInputStream(other)));
				}
			}
		}
		return all;
	}
}
