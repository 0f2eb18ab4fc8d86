package digitlab.formats;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import digitlab.dataset.DatasetReader;
import digitlab.dataset.LabelPolicy;
import digitlab.dataset.Preprocessing;
import digitlab.imaging.ImageArrangement;
import digitlab.io.TextSanitizer;
import digitlab.synthetic.SketchedDigits;
import digitlab.synthetic.SyntheticDigits;

import static digitlab.language.Localization.tr;

/** Finds the reader for the name of a data source on the command line. */
public final class DataSources {

	/** The number of digits per split for {@code synthetic} without a number. */
	public static final int DEFAULT_SYNTHETIC = 2000;

	/** Fixed, so that training on generated digits is reproducible. */
	private static final long SYNTHETIC_SEED = 1;

	private static final int MAX_SHOWN = 24;
	/** The depth of folders checked for changes. */
	private static final int MAX_FOLDERS = 4;
	private static final String SYNTHETIC = "synthetic";
	private static final String SKETCHES = "sketches";
	private static final String MNIST = "mnist";
	private static final String FORMS = MNIST + ", " + SYNTHETIC + "[:N]";

	private final DatasetReader mnist;

	/** @param mnist the reader for the name {@code mnist} */
	public DataSources(DatasetReader mnist) {
		this.mnist = mnist;
	}

	/**
	 * The reader for {@code mnist}, {@code synthetic} or {@code sketches}, each optionally with {@code :N}, or for a folder or a
	 * file. These names win over files of the same name; {@code ./mnist} is the file.
	 *
	 * @throws IOException if the text is none of these, with one sentence that lists them
	 */
	public DatasetReader open(String text) throws IOException {
		return open(text, LabelPolicy.REFUSE);
	}

	/**
	 * As {@link #open(String)}, for data some of whose labels may not be digits.
	 *
	 * @param labels how to treat such labels in a folder or a file
	 */
	public DatasetReader open(String text, LabelPolicy labels) throws IOException {
		if (text.equals(MNIST)) {
			return mnist;
		}
		if (text.equals(SYNTHETIC)) {
			return new SyntheticDigits(DEFAULT_SYNTHETIC, SYNTHETIC_SEED);
		}
		if (text.startsWith(SYNTHETIC + ":")) {
			return new SyntheticDigits(count(text), SYNTHETIC_SEED);
		}
		if (text.equals(SKETCHES)) {
			return new SketchedDigits(DEFAULT_SYNTHETIC, SYNTHETIC_SEED);
		}
		if (text.startsWith(SKETCHES + ":")) {
			return new SketchedDigits(count(text), SYNTHETIC_SEED);
		}
		return openPath(text, labels);
	}

	/** As {@link #open(String)}, with preprocessing. */
	public DatasetReader open(String text, Preprocessing preprocessing) throws IOException {
		return ImageArrangement.of(preprocessing).of(open(text, preprocessing.labelPolicy()));
	}

	/**
	 * A text that changes when the files of a source change, derived from their sizes and times; constant for a source that has
	 * no files, or none yet.
	 *
	 * @throws IOException if the files cannot be examined
	 */
	public static String version(String text) throws IOException {
		Path path;
		try {
			path = Path.of(text);
		} catch (InvalidPathException notAPath) {
			return text;
		}
		if (text.equals(MNIST) || text.startsWith(SYNTHETIC) || text.startsWith(SKETCHES) || !Files.exists(path)) {
			return text;
		}
		try (Stream<Path> files = Files.walk(path, MAX_FOLDERS)) {
			List<String> states = new ArrayList<>();
			for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
				states.add(file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file));
			}
			return String.join("\n", states);
		}
	}

	private static DatasetReader openPath(String text, LabelPolicy labels) throws IOException {
		try {
			Path path = Path.of(text);
			if (text.isBlank() || !Files.exists(path) && !text.equals(FileDatasetReader.STANDARD_INPUT)) {
				throw new IOException(
						tr("There is no data called \"%s\": data can be a file or folder of digits in a known format (IDX, "
								+ "CSV, NumPy, MATLAB, ARFF, Parquet, LIBSVM, pictures in folders 0 to 9, archives of these), %s "
								+ "or %s.", text, FORMS, SKETCHES + "[:N]"));
			}
			return new FileDatasetReader(path, labels);
		} catch (InvalidPathException notAPath) {
			throw new IOException(
					tr("\"%s\" is not a data source: data can be a file or folder of digits in a known format (IDX, "
							+ "CSV, NumPy, MATLAB, ARFF, Parquet, LIBSVM, pictures in folders 0 to 9, archives of these), %s "
							+ "or %s.", TextSanitizer.of(text, MAX_SHOWN), FORMS, SKETCHES + "[:N]"),
					notAPath);
		}
	}

	private static int count(String text) throws IOException {
		String number = text.substring(text.indexOf(':') + 1);
		int count = number.matches("[0-9]{1,9}") ? Integer.parseInt(number) : 0;
		if (count < 1 || count > SyntheticDigits.MAX_COUNT) {
			throw new IOException(tr("\"%s\" does not give a valid number of digits: write %s:N with N from 1 to %,d.", text,
					text.substring(0, text.indexOf(':')), SyntheticDigits.MAX_COUNT));
		}
		return count;
	}
}
