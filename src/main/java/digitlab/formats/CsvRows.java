package digitlab.formats;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import digitlab.dataset.DatasetFormatException;
import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.formats.TableLayout.Column;
import digitlab.formats.TableLayout.Segment;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.io.TextSanitizer;
import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.tr;

/**
 * Parses the rows of a table with a known layout byte by byte, without creating strings. Plain numbers take the fast path of
 * {@link PlainFields}; this is the slow path, which strips spaces and quotes, reads decimals of any form and reports errors.
 */
final class CsvRows {

	private static final int MAX_FIELD = 40;
	private static final int MAX_SHOWN = 24;

	private final EntryStream input;
	private final TableLayout layout;
	private final Segment[] segments;
	private final int lastColumn;
	private final LabelCodes labels;
	private final byte separator;
	private final PlainFields plain;
	private final @Nullable SquareScaler scaler;
	private final float[] ink;
	private final LineBuffer lines;
	private final byte[] buffer;

	/**
	 * Skips what precedes the first row.
	 *
	 * @param labels assigns codes to labels
	 */
	CsvRows(EntryStream input, TableLayout layout, LabelCodes labels, ProgressListener progress, CancellationToken cancellation)
			throws IOException {
		this(input, layout, labels, progress, cancellation, 1);
		for (int i = 0; i < layout.firstRow(); i++) {
			lines.passLine();
		}
	}

	/**
	 * The rows of a part of a file.
	 *
	 * @param firstLine the number of the part's first line
	 */
	CsvRows(EntryStream input, TableLayout layout, LabelCodes labels, int firstLine) {
		this(input, layout, labels, ProgressListener.NONE, new CancellationToken(), firstLine);
	}

	private CsvRows(EntryStream input, TableLayout layout, LabelCodes labels, ProgressListener progress,
			CancellationToken cancellation, int firstLine) {
		this.input = input;
		this.layout = layout;
		this.labels = labels;
		segments = layout.segments().toArray(Segment[]::new);
		lastColumn = layout.columns().size() - 1;
		separator = (byte) layout.separator();
		plain = new PlainFields(layout);
		boolean isScaled = layout.side() != DigitImage.SIDE;
		scaler = isScaled ? new SquareScaler(layout.side(), layout.side()) : null;
		ink = new float[isScaled ? layout.side() * layout.side() : 0];
		lines = new LineBuffer(input, separator == ' ', (lastColumn + 1) * (MAX_FIELD + 1) + 2, progress, cancellation);
		lines.startAt(firstLine);
		buffer = lines.bytes();
	}

	/** The number of images that were dark on light, and were inverted. */
	int inverted() {
		return scaler == null ? 0 : scaler.inverted();
	}

	/** Advances to the next line that is not empty; false at the end. */
	boolean next() throws IOException {
		return lines.next();
	}

	/**
	 * Parses the row that {@link #next} found.
	 *
	 * @param pixels receives 784 bytes at {@code offset}, where it must be zero
	 * @return the label's code, or {@link DigitDataset#UNLABELLED}
	 */
	int parse(byte[] pixels, int offset) throws DatasetFormatException {
		int label = DigitDataset.UNLABELLED;
		int pixel = 0;
		for (Segment segment : segments) {
			switch (segment.kind()) {
				case PIXEL -> {
					parsePixels(segment, pixels, offset, pixel);
					pixel += segment.to() - segment.from();
				}
				case LABEL -> label = label(segment.from());
				case ONE_HOT -> label = oneHot(segment);
				case INDEX, UNUSED -> skip(segment);
			}
		}
		if (scaler != null) {
			scaler.scale(ink, pixels, offset);
		}
		lines.countLine();
		return label;
	}

	/** As {@link #parse}, into an array of one image; a row that cannot be parsed is passed over. */
	int parseOrPass(byte[] pixels) throws IOException {
		int start = lines.position();
		try {
			return parse(pixels, 0);
		} catch (DatasetFormatException damaged) {
			lines.moveTo(start);
			lines.passLine();
			throw damaged;
		}
	}

	/** Passes over the next row; false at the end. */
	boolean skipRow() throws IOException {
		boolean isThere = lines.next();
		if (isThere) {
			lines.passLine();
		}
		return isThere;
	}

	/** The number of the current line, from 1. */
	int line() {
		return lines.line();
	}

	private void parsePixels(Segment segment, byte[] pixels, int offset, int firstPixel) throws DatasetFormatException {
		int column = segment.from();
		int shift = offset + firstPixel - column;
		while (column < segment.to()) {
			if (scaler == null) {
				column = plain.parse(buffer, lines.position(), pixels, shift, column, segment.to());
				lines.moveTo(plain.position());
			}
			if (column < segment.to()) {
				double value = number(column);
				if (scaler == null) {
					pixels[shift + column] = layout.scale().ink(value);
				} else {
					ink[firstPixel + column - segment.from()] = layout.scale().fraction(value);
				}
				column++;
			}
		}
	}

	/** Finds the end of a field and moves the position after its separator. Returns the field's end. */
	private int field(int column) throws DatasetFormatException {
		int start = lines.position();
		int end = start;
		while (buffer[end] != separator && buffer[end] != '\n' && end - start <= MAX_FIELD) {
			end++;
		}
		int next = end;
		if (separator == ' ') {
			while (buffer[next] == ' ' || buffer[next] == '\r') {
				next++;
			}
		}
		boolean endsLine = buffer[next] == '\n';
		if (endsLine != (column == lastColumn)) {
			boolean isTooLong = end - start > MAX_FIELD;
			if (isTooLong) {
				throw wrongField(column, start, end);
			}
			throw wrongColumns(column, !endsLine);
		}
		lines.moveTo(endsLine || separator != ' ' ? next + 1 : next);
		return end;
	}

	/** Parses a number of any form within the layout's scale. */
	private double number(int column) throws DatasetFormatException {
		int start = lines.position();
		int end = field(column);
		int to = end;
		int from = start;
		while (from < to && isPadding(buffer[from])) {
			from++;
		}
		while (to > from && isPadding(buffer[to - 1])) {
			to--;
		}
		double value = Decimals.parse(buffer, from, to, layout.point());
		if (!layout.scale().holds(value)) {
			throw wrongField(column, start, end);
		}
		return value;
	}

	private int label(int column) throws DatasetFormatException {
		int start = lines.position();
		int end = field(column);
		if (end == start + 1 && buffer[start] >= '0' && buffer[start] <= '9') {
			return buffer[start] - '0';
		}
		String text = new String(buffer, start, end - start, StandardCharsets.UTF_8);
		if (LabelCodes.bare(text).isEmpty()) {
			throw wrongField(column, start, end);
		}
		try {
			return labels.code(text);
		} catch (DatasetFormatException tooMany) {
			throw new DatasetFormatException(tr("%s: %s.", place(), tooMany.getMessage()), tooMany);
		}
	}

	private int oneHot(Segment segment) throws DatasetFormatException {
		int label = -1;
		for (int column = segment.from(); column < segment.to(); column++) {
			int start = lines.position();
			int end = field(column);
			double value = Decimals.parse(buffer, start, end > start && buffer[end - 1] == '\r' ? end - 1 : end, layout.point());
			if (value != 0 && (value != 1 || label >= 0)) {
				throw new DatasetFormatException(
						tr("%s, column %s: of the ten columns of a one-hot label one is 1 and the others are 0.", place(),
								layout.column(column)));
			}
			label = value == 1 ? column - segment.from() : label;
		}
		if (label < 0) {
			throw new DatasetFormatException(tr("%s: none of the ten columns of a one-hot label is 1.", place()));
		}
		return label;
	}

	private void skip(Segment segment) throws DatasetFormatException {
		for (int column = segment.from(); column < segment.to(); column++) {
			int position = lines.position();
			if (buffer[position] == '"') {
				int close = position + 1;
				while (buffer[close] != '"' && buffer[close] != '\n' && close - position < MAX_FIELD * (lastColumn + 1)) {
					close++;
				}
				position = buffer[close] == '"' ? close : position;
			}
			int end = position;
			while (end < lines.limit() && buffer[end] != separator && buffer[end] != '\n') {
				end++;
			}
			boolean isLong = end - position > MAX_FIELD;
			lines.moveTo(isLong ? end - 1 : position);
			field(column);
		}
	}

	private static boolean isPadding(byte letter) {
		return letter == ' ' || letter == '"' || letter == '\r' || letter == '\t' || letter == '\'';
	}

	private DatasetFormatException wrongColumns(int column, boolean more) {
		boolean isHeader = layout.names() != null;
		String name = layout.column(column);
		String sentence = more
				? isHeader
						? tr("%s has more columns than the header: there is one after %s.", place(), name)
						: tr("%s has more columns than the rows before it: there is one after %s.", place(), name)
				: isHeader
						? tr("%s has fewer columns than the header: it ends at %s.", place(), name)
						: tr("%s has fewer columns than the rows before it: it ends at %s.", place(), name);
		return new DatasetFormatException(sentence);
	}

	private DatasetFormatException wrongField(int column, int start, int end) {
		String text = new String(buffer, start, end - start, StandardCharsets.UTF_8).strip();
		boolean isPixel = layout.columns().get(column) == Column.PIXEL;
		String sentence = wrongField(tr("%s, column %s", place(), layout.column(column)), text, isPixel);
		double value = isPixel ? HeaderFinder.number(LabelCodes.bare(text), layout.point()) : Double.NaN;
		return Double.isNaN(value) ? new DatasetFormatException(sentence) : new OutOfScaleException(sentence, value);
	}

	private String wrongField(String place, String text, boolean isPixel) {
		String shown = TextSanitizer.of(text, MAX_SHOWN);
		if (isPixel) {
			String scale = layout.scale().inWords();
			return text.isEmpty()
					? tr("%s: the field is empty, expected a number from %s.", place, scale)
					: tr("%s: \"%s\" is wrong, expected a number from %s.", place, shown, scale);
		}
		return text.isEmpty()
				? tr("%s: the field is empty, expected a label.", place)
				: tr("%s: \"%s\" is wrong, expected a label.", place, shown);
	}

	private String place() {
		return tr("%s, line %d", input.name(), line());
	}
}
