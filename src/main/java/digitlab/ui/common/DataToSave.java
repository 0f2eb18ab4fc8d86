package digitlab.ui.common;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;

import digitlab.dataset.DatasetFormat;

/** Images that can be exported as a dataset. */
public interface DataToSave {

	/** The formats that can hold them. */
	List<DatasetFormat> formats();

	/** A suggested name for the file or folder, with its ending. */
	String proposed(DatasetFormat format);

	/**
	 * Writes them in the background.
	 *
	 * @param target a file is replaced, since the dialog has asked; a folder is not
	 * @param said receives a sentence about what was written, and where
	 */
	void save(DatasetFormat format, Path target, BiConsumer<String, Path> said);

	/** A path for a new folder inside another; nothing exists there yet. */
	default Path newFolder(DatasetFormat format, Path above) {
		Path folder = above.resolve(proposed(format));
		for (int number = 2; Files.exists(folder); number++) {
			folder = above.resolve(proposed(format) + "-" + number);
		}
		return folder;
	}

	/** A name that can be that of a file, without an ending. */
	static String fileName(String name) {
		String plain = name.replaceFirst("\\.[a-z.]+$", "").replaceAll("[^\\p{L}\\p{N}._-]+", "-").replaceFirst("^[-.]+", "");
		return plain.isEmpty() ? "data" : plain;
	}
}
