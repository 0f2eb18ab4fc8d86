package digitlab.classroom;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A folder in which pupils have left their work: each in a folder of their own, or in files that are called after them. Hidden
 * files, links, and what a computer leaves in every folder are no one's work, and neither are worksheets.
 */
final class SharedFolder {

	private static final Set<String> OTHER_ENDINGS = Set.of("html", "htm", "json", "md", "pdf", "doc", "docx", "odt", "ini", "db",
			"lock", "log");
	private static final int LONGEST_ENDING = 12;

	private SharedFolder() {
	}

	/** The places of each pupil's work, by the pupil's name. */
	static SortedMap<String, List<Path>> pupils(Path folder) throws IOException {
		SortedMap<String, List<Path>> pupils = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		for (Path place : inside(folder)) {
			pupils.computeIfAbsent(pupil(place), _ -> new ArrayList<>()).add(place);
		}
		return pupils;
	}

	/** What lies in a folder, in the order of the names. */
	static List<Path> inside(Path folder) throws IOException {
		try (Stream<Path> all = Files.list(folder)) {
			return all.filter(SharedFolder::isWork).sorted(Comparator.comparing(place -> place.getFileName().toString()))
					.toList();
		}
	}

	private static boolean isWork(Path place) {
		String name = place.getFileName().toString();
		if (name.startsWith(".") || name.startsWith("~") || Files.isSymbolicLink(place)) {
			return false;
		}
		return Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS) || !OTHER_ENDINGS.contains(ending(name));
	}

	private static String ending(String name) {
		return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
	}

	/** The name of a folder, or that of a file without its endings: Anna for Anna.csv.gz. */
	private static String pupil(Path place) {
		String name = place.getFileName().toString();
		if (Files.isDirectory(place)) {
			return name;
		}
		while (name.lastIndexOf('.') > 0 && ending(name).length() <= LONGEST_ENDING && ending(name).matches("\\p{Alnum}+")) {
			name = name.substring(0, name.lastIndexOf('.'));
		}
		return name;
	}
}
