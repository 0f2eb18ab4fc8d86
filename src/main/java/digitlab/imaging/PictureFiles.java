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

/** The pictures that given files and folders stand for. */
public final class PictureFiles {

	private static final List<String> ENDINGS = List.of(".png", ".jpg", ".jpeg", ".webp", ".tif", ".tiff", ".gif", ".bmp");

	private final List<Path> pictures = new ArrayList<>();
	private final List<IOException> failures = new ArrayList<>();
	private int leftOut;

	/**
	 * Files as they are given; for a folder the pictures in it, in the order of their names, though not those of folders within.
	 * Files of other kinds and hidden ones are left out of folders.
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

	public List<Path> pictures() {
		return pictures;
	}

	/** Why folders give nothing to read; those that hold no pictures with a sentence of their own. */
	public List<IOException> failures() {
		return failures;
	}

	/** How many files in folders are plainly no pictures; hidden ones do not count. */
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
			failures.add(new IOException("There are no pictures in the folder " + folder + "."));
		}
	}

	/** The dot hides a file from people on every system: macOS puts such files beside the others on memory sticks. */
	private static boolean isHidden(Path file) {
		try {
			return file.getFileName().toString().startsWith(".") || Files.isHidden(file);
		} catch (IOException e) {
			return false;
		}
	}

	/** Told by content. What is of no known kind but is called a picture is damaged, and what cannot be read is worth a sentence. */
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
