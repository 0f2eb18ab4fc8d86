package digitlab.spark;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongUnaryOperator;

import digitlab.dataset.DigitDataset;
import digitlab.formats.ImageTable;
import digitlab.spark.Storage.StoredFile;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.jspecify.annotations.Nullable;

/**
 * Tables as text, such as CSV. Each file is cut into parts at ends of lines, which are read on any machine; a first pass counts
 * the lines, so that every row and every message has its number. The rows are parsed like those of a file on a desktop.
 */
final class TextParts {

	private TextParts() {
	}

	/**
	 * A part of a file.
	 *
	 * @param start byte; lines that begin from here on belong to the part
	 * @param end byte; lines that begin from here on do not
	 * @param firstRow number of its first row within all files
	 * @param firstLine number of its first line in the file, from 1
	 */
	private record Part(String file, boolean packed, long start, long end, long firstRow, int firstLine)
			implements
				Serializable {

		Part at(long row, int line) {
			return new Part(file, packed, start, end, row, line);
		}
	}

	/** The rows and lines of a part. */
	private record Counted(long rows, int lines) implements Serializable {
	}

	/** @param size the bytes of the next part, by how many bytes are left of all files */
	static JavaRDD<ImageRow> read(JavaSparkContext spark, List<StoredFile> files, LongUnaryOperator size) throws IOException {
		ImageTable table = ImageTable.of(files.getFirst().path(), Storage.head(files.getFirst()));
		List<Part> parts = new ArrayList<>();
		long left = files.stream().mapToLong(StoredFile::length).sum();
		for (StoredFile file : files) {
			long start = 0;
			do {
				long end = file.isPacked() ? file.length() : Math.min(file.length(), start + size.applyAsLong(left));
				parts.add(new Part(file.path(), file.isPacked(), start, file.isPacked() ? Long.MAX_VALUE : end, 0, 1));
				left -= end - start;
				start = end;
			} while (start < file.length());
		}
		List<Counted> counted = spark.parallelize(parts, parts.size()).map(part -> count(table, part)).collect();
		List<Part> numbered = new ArrayList<>();
		long row = 0;
		int line = 1;
		for (int i = 0; i < parts.size(); i++) {
			line = parts.get(i).start() == 0 ? 1 + table.firstRow() : line;
			numbered.add(parts.get(i).at(row, line));
			row += counted.get(i).rows();
			line += counted.get(i).lines();
		}
		return spark.parallelize(numbered, numbered.size()).mapPartitions(few -> {
			Iterator<Iterator<ImageRow>> each = new MappedIterator<>(few, part -> rows(table, part));
			return new FlatIterator<>(each);
		});
	}

	private static Counted count(ImageTable table, Part part) throws IOException {
		try (LineRange range = open(table, part)) {
			ImageTable.Rows rows = table.rows(range, 1);
			long count = 0;
			while (rows.skip()) {
				count++;
			}
			return new Counted(count, rows.lines());
		}
	}

	private static LineRange open(ImageTable table, Part part) throws IOException {
		LineRange range = part.packed()
				? new LineRange(Storage.unpacked(new StoredFile(part.file(), 0)), 0, part.end())
				: LineRange.open(part.file(), part.start(), part.end());
		for (int i = 0; i < table.firstRow() && part.start() == 0; i++) {
			range.skipLine();
		}
		return range;
	}

	private static Iterator<ImageRow> rows(ImageTable table, Part part) {
		try {
			LineRange range = open(table, part);
			return new RowIterator(table.rows(range, part.firstLine()), range, part);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** The rows of a part, one after the other. */
	private static final class RowIterator implements Iterator<ImageRow>, ImageTable.RowConsumer {

		private final ImageTable.Rows rows;
		private final LineRange range;
		private final String file;
		private long number;
		private @Nullable ImageRow next;
		private boolean isAhead;

		RowIterator(ImageTable.Rows rows, LineRange range, Part part) {
			this.rows = rows;
			this.range = range;
			file = part.file();
			number = part.firstRow();
		}

		@Override
		public boolean hasNext() {
			if (!isAhead) {
				isAhead = true;
				next = null;
				try {
					if (!rows.next(this)) {
						range.close();
					}
				} catch (IOException e) {
					throw new UncheckedIOException(e);
				}
			}
			return next != null;
		}

		@Override
		public ImageRow next() {
			if (!hasNext()) {
				throw new java.util.NoSuchElementException();
			}
			isAhead = false;
			return next;
		}

		@Override
		public void row(int label, byte[] pixels) {
			next = ImageRow.of(number++, file, Math.max(label, DigitDataset.UNLABELLED), pixels);
		}

		@Override
		public void damaged(String reason) {
			next = ImageRow.damaged(number++, file, reason);
		}
	}
}
