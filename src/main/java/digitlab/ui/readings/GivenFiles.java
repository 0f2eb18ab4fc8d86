package digitlab.ui.readings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import digitlab.imaging.PictureFiles;
import digitlab.imaging.PictureFormat;

/** Classifies files and folders that were dropped or chosen: one picture, several pictures, or a dataset. Blocks. */
final class GivenFiles {

	private static final Set<String> ENDINGS = Set.of("png", "jpg", "jpeg", "webp", "tif", "tiff", "gif", "bmp", "heic", "heif");

	private GivenFiles() {
	}

	/**
	 * Whether it is one file for the canvas: a picture, or a file that people take for one; the canvas refuses the latter with a
	 * sentence that says what it is.
	 */
	static boolean isOnePicture(List<Path> given) throws IOException {
		Path first = given.getFirst();
		return given.size() == 1 && !Files.isDirectory(first) && !isData(first);
	}

	/** Whether it is one dataset: a file that is not a picture, or a folder without pictures directly inside. */
	static boolean isDataset(List<Path> given) throws IOException {
		Path first = given.getFirst();
		return given.size() == 1
				&& (Files.isDirectory(first) ? new PictureFiles(given).pictures().isEmpty() : isData(first));
	}

	private static boolean isData(Path file) throws IOException {
		String name = String.valueOf(file.getFileName());
		String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
		return switch (PictureFormat.of(file)) {
			case TEXT, ZIP, ARCHIVE, UNKNOWN -> !ENDINGS.contains(ending);
			default -> false;
		};
	}
}
