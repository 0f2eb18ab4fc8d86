package digitlab.formats;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

import dev.hardwood.HardwoodContext;
import dev.hardwood.InputFile;
import dev.hardwood.metadata.ColumnChunk;
import dev.hardwood.metadata.CompressionCodec;
import dev.hardwood.metadata.RowGroup;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import digitlab.dataset.DatasetFormatException;

import static digitlab.language.Localization.tr;

/** A Parquet file, read with the library Hardwood; failures are reported as one sentence. */
final class ParquetFile implements AutoCloseable {

	/** The fraction (1/n) of the memory that Java may use for each of: the file, and an uncompressed row group. */
	private static final int SHARE = 4;
	private static final Set<CompressionCodec> READ = Set.of(CompressionCodec.UNCOMPRESSED, CompressionCodec.SNAPPY,
			CompressionCodec.GZIP);
	/** Pages of pixels compress very well; no real file exceeds this. */
	private static final long MAX_RATIO = 1100;
	private static final long MAX_UNASKED = 1L << 20;
	private static final int MAX_ROWS = 1000;
	private static final int MAX_VALUES = 1_000_000;
	private static final int MAX_COLUMNS = 20_000;

	static {
		// By default, snappy-java copies its library to the folder of temporary files at each start.
		Path libraries = Path.of(System.getProperty("digitlab.native", "target/native")).resolveSibling("snappy");
		if (Files.isDirectory(libraries) && System.getProperty("org.xerial.snappy.lib.path") == null) {
			System.setProperty("org.xerial.snappy.lib.path", libraries.toAbsolutePath().toString());
		}
	}

	private final Entry file;
	private final HardwoodContext context = HardwoodContext.create(1);
	private final ParquetFileReader reader;

	private ParquetFile(Entry file, ByteBuffer bytes) throws IOException {
		this.file = file;
		try {
			reader = ParquetFileReader.open(InputFile.of(bytes), context);
		} catch (IOException | RuntimeException | Error failure) {
			context.close();
			throw failure;
		}
	}

	/**
	 * @param memory the memory that Java may use, in bytes
	 * @throws DatasetFormatException if it is damaged, too large, or uses an unsupported compression
	 */
	static ParquetFile open(Entry file, long memory) throws IOException {
		byte[] bytes;
		try (EntryStream stream = file.open()) {
			int maxBytes = (int) Math.min(Integer.MAX_VALUE - 16, memory / SHARE);
			bytes = stream.readNBytes(maxBytes);
			if (bytes.length == maxBytes) {
				throw new DatasetFormatException(
						tr("%s has more than %,d MB, too much for the memory that Digit Lab may use: split it.", file.name(),
								maxBytes >> 20));
			}
		}
		return guarded(file, () -> {
			ParquetPages.checkFooter(ByteBuffer.wrap(bytes));
			ParquetFile parquet = new ParquetFile(file, ByteBuffer.wrap(bytes));
			try {
				parquet.check(ByteBuffer.wrap(bytes), memory);
				return parquet;
			} catch (IOException | RuntimeException refused) {
				parquet.close();
				throw refused;
			}
		});
	}

	/** An operation of the library. */
	@FunctionalInterface
	interface Work<T> {
		T run() throws IOException;
	}

	/**
	 * Converts failures. The library fails on damaged files in many ways, from IllegalArgumentException to UncheckedIOException.
	 */
	static <T> T guarded(Entry file, Work<T> work) throws IOException {
		try {
			return work.run();
		} catch (DatasetFormatException | digitlab.imaging.ImageFormatException ours) {
			throw ours;
		} catch (java.util.concurrent.CancellationException stopped) {
			throw stopped;
		} catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError damaged) {
			throw damaged(file, damaged);
		}
	}

	private static DatasetFormatException damaged(Entry file, Throwable cause) {
		return new DatasetFormatException(tr(
				"%s is damaged or truncated: it starts like a Parquet file, but its rows cannot be read; " + "download it again.",
				file.name()), cause);
	}

	private void check(ByteBuffer bytes, long memory) throws DatasetFormatException {
		long largest = 0;
		long rows = 0;
		for (RowGroup group : reader.getFileMetaData().rowGroups()) {
			rows = Math.max(rows, group.numRows());
			for (ColumnChunk column : group.columns()) {
				CompressionCodec codec = column.metaData().codec();
				if (!READ.contains(codec)) {
					throw new DatasetFormatException(
							tr("%s is a Parquet file compressed with %s, which Digit Lab cannot read: in Python, "
									+ "pandas.read_parquet(name).to_parquet(\"digits.parquet\", compression=\"snappy\") writes one "
									+ "that it reads.", file.name(), codec));
				}
				largest = Math.max(largest, ParquetPages.largest(bytes, column.metaData()));
				if (column.metaData().numValues() < 0 || column.metaData().numValues() > MAX_VALUES + 1000L * bytes.capacity()
						|| column.metaData().totalUncompressedSize() < 0) {
					throw damaged(file, new IllegalArgumentException("a size below zero"));
				}
			}
		}
		// Even blank images take some bytes of each of them.
		if (rows > MAX_ROWS + bytes.capacity() / 4 || reader.getFileMetaData().numRows() > MAX_ROWS + bytes.capacity() / 4) {
			throw damaged(file, new IllegalArgumentException("more rows than bytes"));
		}
		if (largest > memory / SHARE || largest > MAX_UNASKED + bytes.capacity() * MAX_RATIO) {
			throw new DatasetFormatException(
					tr("%s says that a page of it unpacks to %,d MB, too much for a file of its size or for the memory "
							+ "that Digit Lab may use.", file.name(), largest >> 20));
		}
		if (reader.getFileSchema().getColumnCount() > MAX_COLUMNS) {
			throw new DatasetFormatException(
					tr("%s has more than %d columns, more than any images have.", file.name(), MAX_COLUMNS));
		}
	}

	ParquetFileReader reader() {
		return reader;
	}

	RowReader rows() {
		return reader.rowReader();
	}

	long rowCount() {
		return reader.getFileMetaData().numRows();
	}

	@Override
	public void close() throws IOException {
		try {
			reader.close();
		} finally {
			context.close();
		}
	}
}
