package digitlab.imaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import digitlab.io.NaturalOrder;

import static digitlab.language.Localization.tr;

/** The pictures among given files and in given folders. */
public final class PictureFiles {

	private static final List<String> ENDINGS = List.of(".png", ".jpg", ".jpeg", ".webp", ".tif", ".tiff", ".gif", ".bmp");

	private final List<Path> pictures = new ArrayList<>();
	private final List<IOException> failures = new ArrayList<>();
	private int leftOut;

	/**
	 * Lists files as given, and for a folder its pictures ordered by name, without subfolders. Files of other kinds and hidden
	 * files in folders are left out.
	 */
	public PictureFiles(List<Path> given) {
		for (Path place : given) {
			if (!Files.isDirectory(place)) {
				pictures.add(place);
				continue;
			}
			try {
				addFolder(place);
			} catch (IOException e) {
				failures.add(e);
			}
		}
	}

	/** The pictures, in the order given. */
	public List<Path> pictures() {
		return pictures;
	}

	/** The failures of folders, including one for each folder without pictures. */
	public List<IOException> failures() {
		return failures;
	}

	/** The number of files in folders that are clearly not pictures, without hidden ones. */
	public int leftOut() {
		return leftOut;
	}

	private void addFolder(Path folder) throws IOException {
		List<Path> files;
		try (Stream<Path> entries = Files.list(folder)) {
			files = entries.filter(file -> Files.isRegularFile(file) && !isHidden(file))
					.sorted(Comparator.comparing(file -> file.getFileName().toString(), new NaturalOrder())).toList();
		}
		List<Path> found = files.stream().filter(PictureFiles::isPicture).toList();
		pictures.addAll(found);
		leftOut += files.size() - found.size();
		if (found.isEmpty()) {
			failures.add(new IOException(tr("There are no pictures in the folder %s.", folder)));
		}
	}

	/** A dot hides a file from users on every system: macOS puts such files next to the others on memory sticks. */
	private static boolean isHidden(Path file) {
		try {
			return file.getFileName().toString().startsWith(".") || Files.isHidden(file);
		} catch (IOException e) {
			return false;
		}
	}

	/**
	 * Determined by content. A file of unknown kind with the extension of a picture is damaged, and one that cannot be read
	 * deserves an error message.
	 */
	private static boolean isPicture(Path file) {
		try {
			PictureFormat format = PictureFormat.of(file);
			String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
			return format.isPicture() || format == PictureFormat.UNKNOWN && ENDINGS.stream().anyMatch(name::endsWith);
		} catch (IOException e) {
			return true;
		}
	}
}
