package digitlab.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.marktr;
import static digitlab.language.Localization.tr;
import static digitlab.language.Localization.translated;

/** The formats in which datasets can be written. */
public enum DatasetFormat {
	/** A folder with MNIST's files, both splits. */
	IDX("", marktr("a folder of MNIST's IDX files")),
	/** A folder per split, with a subfolder per digit. */
	PNGS("", marktr("a folder of PNG pictures by class")),
	/** Kaggle's Digit Recognizer. One split. */
	CSV(".csv", marktr("Kaggle's CSV")),
	/** NumPy arrays under the names that Keras uses, both splits. */
	NPZ(".npz", marktr("NumPy arrays")),
	/** Pen strokes, one JSON object per line. One split. */
	STROKES(".jsonl", marktr("strokes as JSON lines"));

	private final String ending;
	private final String words;

	DatasetFormat(String ending, String words) {
		this.ending = ending;
		this.words = words;
	}

	/** The file extension with its dot; empty for folders. */
	public String ending() {
		return ending;
	}

	/** The name for the user, in English. */
	public String words() {
		return words;
	}

	/** Whether the format holds both training and test images. */
	public boolean hasSplits() {
		return this == IDX || this == PNGS || this == NPZ;
	}

	public boolean isFolder() {
		return ending.isEmpty();
	}

	/** The name on the command line. */
	public String label() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * Determines the format for a target: from a file's extension, or as given for a folder.
	 *
	 * @param folder the format of a folder; null means IDX
	 * @throws IOException with one sentence, if the extension is not that of a format
	 */
	public static DatasetFormat of(Path target, @Nullable DatasetFormat folder) throws IOException {
		String name = target.getFileName() == null ? "" : target.getFileName().toString().toLowerCase(Locale.ROOT);
		int dot = name.lastIndexOf('.');
		if (folder != null && folder.isFolder()) {
			return folder;
		}
		for (DatasetFormat format : values()) {
			if (!format.isFolder() && name.endsWith(format.ending) && dot > 0) {
				return format;
			}
		}
		if (dot > 0 && !Files.isDirectory(target)) {
			String endings = Arrays.stream(values()).filter(format -> !format.isFolder())
					.map(format -> tr("%s (%s)", format.ending, translated(format.words))).collect(Collectors.joining(", "));
			throw new IOException(
					tr("Data cannot be written as %s: its name must end in one of %s, or have no ending for a folder of "
							+ "MNIST's IDX files or, with --to pngs, of pictures.", target, endings));
		}
		return IDX;
	}
}
