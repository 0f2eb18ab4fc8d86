package digitlab.formats;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import digitlab.dataset.DatasetFormatException;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.formats.TableLayout.Column;

import static digitlab.language.Localization.tr;

/**
 * A table with one image per row that is read in parts, by programs that do not need, or cannot hold, all of it. The layout is
 * determined once, from the beginning, in the same way as for a file that is read as a whole; a row that does not fit it is an
 * error of that row alone.
 */
public final class ImageTable implements Serializable {

	private static final long serialVersionUID = 1;

	/** The number of bytes from the beginning of a text that determine its layout. */
	public static final int HEAD = 1 << 20;

	private final String name;
	private final TableLayout layout;

	private ImageTable(String name, TableLayout layout) {
		this.name = name;
		this.layout = layout;
	}

	/**
	 * The table that begins with some bytes: CSV or a relative of it.
	 *
	 * @param name names the file in messages
	 * @param head its first {@value #HEAD} bytes, or all of it
	 * @throws DatasetFormatException with one sentence, if it is not a table of images
	 */
	public static ImageTable of(String name, byte[] head) throws IOException {
		TextSample sample = TextSample.of(entry(name, () -> new ByteArrayInputStream(head)));
		try {
			return new ImageTable(name, LayoutFinder.find(name, sample));
		} catch (DatasetFormatException damaged) {
			List<String> sound = sound(name, sample);
			if (sound.size() < 2) {
				throw damaged;
			}
			return new ImageTable(name, LayoutFinder.find(name, new TextSample(sound, sample.skipped(), sample.isWhole())));
		}
	}

	/** The first line, and those after it that make a table with it: a damaged row is no reason to refuse all others. */
	private static List<String> sound(String name, TextSample sample) {
		List<String> sound = new ArrayList<>(sample.lines().subList(0, Math.min(1, sample.lines().size())));
		for (String line : sample.lines().subList(sound.size(), sample.lines().size())) {
			try {
				LayoutFinder.find(name, new TextSample(List.of(sound.getFirst(), line), sample.skipped(), false));
				sound.add(line);
			} catch (DatasetFormatException damaged) {
				continue; // it is reported when it is read
			}
		}
		return sound;
	}

	/**
	 * The table with some columns and first rows.
	 *
	 * @param rows the values as text, row by row, at least one
	 * @throws DatasetFormatException likewise
	 */
	public static ImageTable of(String name, List<String> columns, List<List<String>> rows) throws IOException {
		return new ImageTable(name, LayoutFinder.find(name, columns, rows, 1));
	}

	private static Entry entry(String name, Entry.Raw raw) {
		return new Entry(name, name, Long.MAX_VALUE / Entry.HEAD, false, raw);
	}

	/** The number of lines before the first row. */
	public int firstRow() {
		return layout.firstRow();
	}

	/** Whether a column has labels. */
	public boolean isLabelled() {
		return layout.isLabelled();
	}

	/** The indices of the columns of pixels, in order: a square number. */
	public int[] pixelColumns() {
		return IntStream.range(0, layout.columns().size()).filter(i -> layout.columns().get(i) == Column.PIXEL).toArray();
	}

	/** The index of the column of labels; -1 if there is none, or if ten columns hold each label. */
	public int labelColumn() {
		return layout.columns().indexOf(Column.LABEL);
	}

	/**
	 * The ink of numeric pixels, in the order of {@link #pixelColumns}.
	 *
	 * @return 784 bytes
	 * @throws DatasetFormatException with one sentence, if a value is outside the table's scale
	 */
	public byte[] ink(double[] values) throws DatasetFormatException {
		byte[] pixels = new byte[DigitImage.PIXELS];
		boolean isScaled = layout.side() != DigitImage.SIDE;
		float[] fractions = new float[isScaled ? values.length : 0];
		for (int i = 0; i < values.length; i++) {
			if (!layout.scale().holds(values[i])) {
				throw new DatasetFormatException(tr("The value %s of pixel %d is wrong, expected a number from %s.", values[i], i,
						layout.scale().inWords()));
			}
			if (isScaled) {
				fractions[i] = layout.scale().fraction(values[i]);
			} else {
				pixels[i] = layout.scale().ink(values[i]);
			}
		}
		if (isScaled) {
			new SquareScaler(layout.side(), layout.side()).scale(fractions, pixels, 0);
		}
		return pixels;
	}

	/** A digit's label in any form that tables have; {@link DigitDataset#UNLABELLED} if it is empty, and 10 or more if it is none. */
	public static int label(String text) throws DatasetFormatException {
		return new LabelCodes().code(text);
	}

	/** Whether columns with this name have labels. */
	public static boolean isLabelName(String column) {
		return HeaderFinder.isLabelName(column);
	}

	/** Receives a row. */
	public interface RowConsumer {

		/**
		 * @param label 0 to 9, {@link DigitDataset#UNLABELLED}, or 10 or more if it is not a digit
		 * @param pixels 784 unsigned bytes, 0 paper to 255 ink
		 */
		void row(int label, byte[] pixels);

		/** @param reason one sentence that names the line */
		void damaged(String reason);
	}

	/** The rows of a part of the text. */
	public final class Rows {

		private final CsvRows rows;
		private final int firstLine;

		private Rows(InputStream part, int firstLine) throws IOException {
			this.firstLine = firstLine;
			rows = new CsvRows(entry(name, () -> part).open(), layout, new LabelCodes(), firstLine);
		}

		/** Passes the next row on, if there is one. */
		public boolean next(RowConsumer consumer) throws IOException {
			if (!rows.next()) {
				return false;
			}
			byte[] pixels = new byte[DigitImage.PIXELS];
			int label;
			try {
				label = rows.parseOrPass(pixels);
			} catch (DatasetFormatException damaged) {
				consumer.damaged(damaged.getMessage());
				return true;
			}
			consumer.row(label, pixels);
			return true;
		}

		/** Passes over the next row; false at the end. */
		public boolean skip() throws IOException {
			return rows.skipRow();
		}

		/** The number of lines read so far. */
		public int lines() {
			return rows.line() - firstLine;
		}
	}

	/**
	 * Reads a part of the text.
	 *
	 * @param part begins and ends with a line, without those before {@link #firstRow}
	 * @param firstLine the number of its first line in the file, from 1, for messages
	 */
	public Rows rows(InputStream part, int firstLine) throws IOException {
		return new Rows(part, firstLine);
	}
}
