package digitlab.formats;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CancellationException;

import digitlab.data.DatasetFormatException;
import digitlab.data.DigitDataset;
import digitlab.data.DigitImage;
import digitlab.data.Printable;
import digitlab.data.ProgressListener;
import digitlab.data.StopSignal;
import digitlab.formats.TableLayout.Column;
import digitlab.formats.TableLayout.Segment;
import org.jspecify.annotations.Nullable;

/**
 * Parses the rows of a table of a known layout out of one reused buffer, a byte at a time and without making strings.
 *
 * <p>Two things make it quick for MNIST's whole numbers: a whole row is always in the buffer, so no field asks whether bytes are
 * left, and eight bytes are looked at together: "0,0,0,0," is skipped whole, as four fifths of the pixels are blank, and any
 * other eight hold two plain fields, which are taken apart without a branch. Whatever is not a plain number goes
 * the slow way, which takes blanks and quotes off, reads decimals, and knows how to complain.
 */
final class CsvRows {

	private static final int BUFFER = 1 << 18;
	private static final int MAX_FIELD = 40;
	private static final int MAX_SHOWN = 24;
	private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
	private static final int SPARE = Long.BYTES;

	private final EntryStream input;
	private final TableLayout layout;
	private final Segment[] segments;
	private final int lastColumn;
	private final LabelCodes labels;
	private final ProgressListener progress;
	private final StopSignal stop;
	private final byte separator;
	private final long separators;
	private final long fourZeros;
	private final boolean plainBytes;
	private final @Nullable SquareScaler scaler;
	private final float[] ink;
	private final byte[] buffer;
	private final int longestLine;
	private boolean ended;
	private int position;
	private int limit;
	private int line = 1;

	/**
	 * Passes over what comes before the first row.
	 *
	 * @param labels give labels their codes
	 */
	CsvRows(EntryStream input, TableLayout layout, LabelCodes labels, ProgressListener progress, StopSignal stop)
			throws IOException {
		this.input = input;
		this.layout = layout;
		this.labels = labels;
		this.progress = progress;
		this.stop = stop;
		segments = layout.segments().toArray(Segment[]::new);
		lastColumn = layout.columns().size() - 1;
		separator = (byte) layout.separator();
		separators = CsvDigits.repeated(layout.separator());
		fourZeros = separators & 0xff00_ff00_ff00_ff00L | 0x0030_0030_0030_0030L;
		boolean isScaled = layout.side() != DigitImage.SIDE;
		plainBytes = !isScaled && layout.scale().equals(PixelScale.BYTES);
		scaler = isScaled ? new SquareScaler(layout.side(), layout.side()) : null;
		ink = new float[isScaled ? layout.side() * layout.side() : 0];
		longestLine = (lastColumn + 1) * (MAX_FIELD + 1) + 2;
		buffer = new byte[Math.max(BUFFER, 2 * longestLine) + SPARE];
		for (int i = 0; i < layout.firstRow(); i++) {
			passLine();
		}
	}

	/** Of any length. */
	private void passLine() throws IOException {
		while (true) {
			ensureLine();
			while (position < limit && buffer[position] != '\n') {
				position++;
			}
			if (position < limit || ended) {
				position = Math.min(limit, position + 1);
				line++;
				return;
			}
		}
	}

	/** How many images were dark on light, and were inverted. */
	int inverted() {
		return scaler == null ? 0 : scaler.inverted();
	}

	/** The line of the row that {@link #next} found, from 1. */
	int line() {
		return line;
	}

	/** Goes to the next line that is not empty; false at the end. */
	boolean next() throws IOException {
		ensureLine();
		while (position < limit) {
			int start = position;
			while (buffer[start] == '\r' || buffer[start] == ' ' && separator == ' ') {
				start++;
			}
			if (buffer[start] != '\n') {
				position = separator == ' ' ? start : position;
				return true;
			}
			position = start + 1;
			line++;
			ensureLine();
		}
		return false;
	}

	/**
	 * Parses the row that {@link #next} found.
	 *
	 * @param pixels takes 784 bytes at {@code offset}, where it must hold zeros
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
		line++;
		return label;
	}

	private void parsePixels(Segment segment, byte[] pixels, int offset, int firstPixel) throws DatasetFormatException {
		int column = segment.from();
		if (!plainBytes) {
			for (int pixel = firstPixel; column < segment.to(); column++, pixel++) {
				double value = number(column);
				if (scaler == null) {
					pixels[offset + pixel] = layout.scale().ink(value);
				} else {
					ink[pixel] = layout.scale().fraction(value);
				}
			}
			return;
		}
		int shift = offset + firstPixel - column;
		while (column < segment.to()) {
			column = parsePlain(pixels, shift, column, segment.to());
			if (column < segment.to()) {
				pixels[shift + column] = layout.scale().ink(number(column));
				column++;
			}
		}
	}

	/** Parses plain fields as far as it goes, zeros in fours, others in pairs; returns the column to go on with. */
	private int parsePlain(byte[] pixels, int shift, int firstColumn, int end) {
		byte[] bytes = buffer;
		long marks = separators;
		long zeros = fourZeros;
		int p = position;
		int column = firstColumn;
		// The last field of a line has no separator behind it.
		int pairs = Math.min(end, lastColumn) - 1;
		while (column < pairs) {
			long word = (long) LONGS.get(bytes, p);
			// A loop of its own that goes straight on to the pair behind the zeros: measured to be quicker than two branches.
			while (word == zeros && column < pairs - 2) {
				column += 4;
				p += 8;
				word = (long) LONGS.get(bytes, p);
			}
			if (column >= pairs) {
				break;
			}
			long marked = CsvDigits.separators(word, marks);
			int first = CsvDigits.first(marked);
			int second = CsvDigits.first(marked & marked - 1);
			int one = CsvDigits.value(word, first);
			int two = CsvDigits.value(word >>> 8 * (first + 1), second - first - 1);
			if ((one | two) > 255 || (one | two) < 0) {
				break;
			}
			pixels[shift + column] = (byte) one;
			pixels[shift + column + 1] = (byte) two;
			column += 2;
			p += second + 1;
		}
		position = p;
		return column;
	}

	/** Finds the end of a field; the place moves behind its separator. Returns where the field ends. */
	private int field(int column) throws DatasetFormatException {
		int start = position;
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
		position = endsLine || separator != ' ' ? next + 1 : next;
		return end;
	}

	/** One field that is a number of any form on the layout's scale. */
	private double number(int column) throws DatasetFormatException {
		int start = position;
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
		int start = position;
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
			throw new DatasetFormatException(place() + ": " + tooMany.getMessage() + ".", tooMany);
		}
	}

	private int oneHot(Segment segment) throws DatasetFormatException {
		int label = -1;
		for (int column = segment.from(); column < segment.to(); column++) {
			int start = position;
			int end = field(column);
			double value = Decimals.parse(buffer, start, end > start && buffer[end - 1] == '\r' ? end - 1 : end, layout.point());
			if (value != 0 && (value != 1 || label >= 0)) {
				throw new DatasetFormatException(place() + ", column " + layout.column(column)
						+ ": of the ten columns of a one-hot label one is 1 and the others are 0.");
			}
			label = value == 1 ? column - segment.from() : label;
		}
		if (label < 0) {
			throw new DatasetFormatException(place() + ": none of the ten columns of a one-hot label is 1.");
		}
		return label;
	}

	private void skip(Segment segment) throws DatasetFormatException {
		for (int column = segment.from(); column < segment.to(); column++) {
			if (buffer[position] == '"') {
				int close = position + 1;
				while (buffer[close] != '"' && buffer[close] != '\n' && close - position < MAX_FIELD * (lastColumn + 1)) {
					close++;
				}
				position = buffer[close] == '"' ? close : position;
			}
			int end = position;
			while (end < limit && buffer[end] != separator && buffer[end] != '\n') {
				end++;
			}
			boolean isLong = end - position > MAX_FIELD;
			position = isLong ? end - 1 : position;
			field(column);
		}
	}

	private static boolean isPadding(byte letter) {
		return letter == ' ' || letter == '"' || letter == '\r' || letter == '\t' || letter == '\'';
	}

	private DatasetFormatException wrongColumns(int column, boolean more) {
		String where = more ? "there is one after " : "it ends at ";
		return new DatasetFormatException(place() + " has " + (more ? "more" : "fewer") + " columns than "
				+ (layout.names() == null ? "the rows before it" : "the header") + ": " + where + layout.column(column) + ".");
	}

	private DatasetFormatException wrongField(int column, int start, int end) {
		String text = new String(buffer, start, end - start, StandardCharsets.UTF_8).strip();
		String what = text.isEmpty() ? "the field is empty" : "\"" + Printable.of(text, MAX_SHOWN) + "\" is wrong";
		boolean isPixel = layout.columns().get(column) == Column.PIXEL;
		String expected = isPixel ? "a number from " + layout.scale().inWords() : "a label";
		String sentence = place() + ", column " + layout.column(column) + ": " + what + ", expected " + expected + ".";
		double value = isPixel ? HeaderFinder.number(LabelCodes.bare(text), layout.point()) : Double.NaN;
		return Double.isNaN(value) ? new DatasetFormatException(sentence) : new OutOfScaleException(sentence, value);
	}

	private String place() {
		return input.name() + ", line " + line;
	}

	/** Makes sure that the buffer holds the rest of the line, and that a line feed ends the last one. */
	private void ensureLine() throws IOException {
		if (ended || limit - position >= longestLine) {
			return;
		}
		if (stop.isStopped()) {
			throw new CancellationException("Reading " + input.name() + " was stopped.");
		}
		System.arraycopy(buffer, position, buffer, 0, limit - position);
		limit -= position;
		position = 0;
		int wanted = buffer.length - SPARE - limit;
		int got = input.readNBytes(buffer, limit, wanted);
		limit += got;
		if (got < wanted) {
			ended = true;
			buffer[limit] = '\n';
		}
		progress.progress(input.position(), input.total());
	}
}
