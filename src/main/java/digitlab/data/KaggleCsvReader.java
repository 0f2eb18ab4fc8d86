package digitlab.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Reads a CSV file of Kaggle's Digit Recognizer, plain or {@code .gz}: a header {@code label,pixel0,…,pixel783}, or
 * {@code pixel0,…,pixel783} in a file without labels, and a row of whole numbers an image. Line ends of Windows, a byte
 * order mark, blanks and quotes round a field, empty lines and a missing last line end are accepted.
 *
 * <p>Errors name the file, the line (from 1) and the column.
 */
public final class KaggleCsvReader implements DatasetReader {

	/** All images are in memory twice when the last is read: as they came, and put together. */
	private static final int BYTES_EACH = 2 * (DigitImage.PIXELS + 1);

	private final Path file;
	private final long memory;

	/** Reads {@code file}; nothing is opened yet. */
	public KaggleCsvReader(Path file) {
		this(file, Runtime.getRuntime().maxMemory());
	}

	/**
	 * @param memory that Java may use, in bytes
	 */
	KaggleCsvReader(Path file, long memory) {
		this.file = file;
		this.memory = memory;
	}

	/** {@inheritDoc} A CSV has no parts: all rows are given for either split. Progress counts bytes. */
	@Override
	public DigitDataset read(Split split, ProgressListener progress, StopSignal stop) throws IOException {
		if (Files.isDirectory(file)) {
			throw new IOException(file + " is a folder, not a CSV file.");
		}
		try (DatasetInput input = DatasetInput.open(file)) {
			CsvRows rows = new CsvRows(input, progress, stop);
			ImageChunks images = new ImageChunks();
			int most = MemoryLimit.most(BYTES_EACH, memory);
			while (rows.next()) {
				if (images.size() == most) {
					checkLimit(most);
				}
				images.add(rows.parse(images.room(), images.offset()));
			}
			if (images.size() == 0) {
				throw new DatasetFormatException(file + " has a header but no images: line 2 is missing.");
			}
			String labels = rows.isLabelled() ? "" : " without labels";
			return images.toDataset("Kaggle CSV file " + file + ", all rows (it has no splits)" + labels);
		}
	}

	private void checkLimit(int images) throws DatasetFormatException {
		MemoryLimit.check(file.toString(), images + 1L, BYTES_EACH, memory);
		if (images == IdxFormat.MAX_IMAGES) {
			throw new DatasetFormatException(String.format(Locale.ROOT,
					"%s has more than %,d rows, the most that Digit Lab reads: split it.", file, images));
		}
	}
}
