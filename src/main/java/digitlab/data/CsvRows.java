package digitlab.data;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CancellationException;

/**
 * Parses the rows of a Kaggle CSV out of one reused buffer, a byte at a time and without making strings.
 *
 * <p>Two things make it quick: a whole row is always in the buffer, so no field asks whether bytes are left, and eight
 * bytes are looked at together: "0,0,0,0," is skipped whole, as four fifths of the pixels are blank, and any other eight
 * hold two plain fields, which are taken apart without a branch. Whatever is not a plain number goes
 * the slow way, which takes blanks and quotes off and knows how to complain.
 */
final class CsvRows {

	private static final int BUFFER = 1 << 18;
	private static final int LONGEST_FIELD = 16;
	private static final int LONGEST_LINE = (DigitImage.PIXELS + 1) * (LONGEST_FIELD + 1) + 2;
	private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
	private static final long FOUR_ZEROS = 0x2c30_2c30_2c30_2c30L;
	private static final int SPARE = Long.BYTES;

	private final DatasetInput input;
	private final ProgressListener progress;
	private final StopSignal stop;
	private final byte[] buffer = new byte[BUFFER + SPARE];
	private boolean labelled;
	private boolean ended;
	private int position;
	private int limit;
	private int line = 1;

	/** Reads the header at once. */
	CsvRows(DatasetInput input, ProgressListener progress, StopSignal stop) throws IOException {
		this.input = input;
		this.progress = progress;
		this.stop = stop;
		readHeader();
	}

	/** True when the first column is the label. */
	boolean isLabelled() {
		return labelled;
	}

	private void readHeader() throws IOException {
		ensureLine();
		int end = position;
		while (end < limit && buffer[end] != '\n') {
			end++;
		}
		String header = new String(buffer, position, end - position, StandardCharsets.UTF_8);
		labelled = CsvHeader.parse(input.name(), header).labelled();
		position = end + 1;
		line = 2;
	}

	/** Goes to the next line that is not empty; false at the end. */
	boolean next() throws IOException {
		ensureLine();
		while (position < limit) {
			int start = buffer[position] == '\r' ? position + 1 : position;
			if (buffer[start] != '\n') {
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
	 * @return the label 0..9, or {@link DigitDataset#UNLABELLED}
	 */
	int parse(byte[] pixels, int offset) throws DatasetFormatException {
		int label = labelled ? slowField(-1, 9) : DigitDataset.UNLABELLED;
		parsePixels(pixels, offset);
		pixels[offset + DigitImage.PIXELS - 1] = (byte) slowField(DigitImage.PIXELS - 1, 255);
		line++;
		return label;
	}

	/** All pixels but the last, which has no comma behind it. */
	private void parsePixels(byte[] pixels, int offset) throws DatasetFormatException {
		int last = DigitImage.PIXELS - 1;
		int pixel = parsePlain(pixels, offset, 0);
		while (pixel < last) {
			pixels[offset + pixel] = (byte) slowField(pixel, 255);
			pixel = parsePlain(pixels, offset, pixel + 1);
		}
	}

	/** Parses plain fields as far as it goes, zeros in fours, others in pairs; returns the pixel to go on with. */
	private int parsePlain(byte[] pixels, int offset, int firstPixel) {
		byte[] bytes = buffer;
		int p = position;
		int pixel = firstPixel;
		while (pixel < DigitImage.PIXELS - 2) {
			long word = (long) LONGS.get(bytes, p);
			// A loop of its own that goes straight on to the pair behind the zeros: measured to be quicker than two branches.
			while (word == FOUR_ZEROS && pixel < DigitImage.PIXELS - 4) {
				pixel += 4;
				p += 8;
				word = (long) LONGS.get(bytes, p);
			}
			if (pixel >= DigitImage.PIXELS - 2) {
				break;
			}
			long commas = CsvDigits.commas(word);
			int first = CsvDigits.firstComma(commas);
			int second = CsvDigits.firstComma(commas & commas - 1);
			int one = CsvDigits.value(word, first);
			int two = CsvDigits.value(word >>> 8 * (first + 1), second - first - 1);
			if ((one | two) > 255 || (one | two) < 0) {
				break;
			}
			pixels[offset + pixel] = (byte) one;
			pixels[offset + pixel + 1] = (byte) two;
			pixel += 2;
			p += second + 1;
		}
		position = p;
		return pixel;
	}

	/** One field of any form. {@code pixel} is 0..783, or -1 for the label; the place moves behind it. */
	private int slowField(int pixel, int largest) throws DatasetFormatException {
		int start = position;
		int end = start;
		while (buffer[end] != ',' && buffer[end] != '\n' && end - start <= LONGEST_FIELD) {
			end++;
		}
		boolean last = pixel == DigitImage.PIXELS - 1;
		if (buffer[end] == (last ? ',' : '\n')) {
			throw wrongColumns(pixel, last);
		}
		int value = number(start, end);
		if (value < 0 || value > largest) {
			throw wrongField(pixel, largest, start, end);
		}
		position = end + 1;
		return value;
	}

	/** The number between blanks and quotes, or -1 for anything else. */
	private int number(int from, int to) {
		int start = from;
		int end = to;
		while (start < end && isPadding(buffer[start])) {
			start++;
		}
		while (end > start && isPadding(buffer[end - 1])) {
			end--;
		}
		int value = start == end ? -1 : 0;
		for (int i = start; i < end && value >= 0; i++) {
			int digit = buffer[i] - '0';
			value = digit < 0 || digit > 9 || value > 255 ? -1 : value * 10 + digit;
		}
		return value;
	}

	private static boolean isPadding(byte letter) {
		return letter == ' ' || letter == '"' || letter == '\r' || letter == '\t';
	}

	private DatasetFormatException wrongColumns(int pixel, boolean more) {
		String where = more ? "there is one after " : "it ends at ";
		return new DatasetFormatException(place() + " has " + (more ? "more" : "fewer") + " columns than the header: "
				+ where + CsvHeader.column(pixel) + ".");
	}

	private DatasetFormatException wrongField(int pixel, int largest, int start, int end) {
		String text = new String(buffer, start, end - start, StandardCharsets.UTF_8).strip();
		String what = text.isEmpty() ? "the field is empty" : "\"" + CsvHeader.printable(text) + "\" is wrong";
		return new DatasetFormatException(place() + ", column " + CsvHeader.column(pixel) + ": " + what
				+ ", expected a whole number from 0 to " + largest + ".");
	}

	private String place() {
		return input.name() + ", line " + line;
	}

	/** Makes sure that the buffer holds the rest of the line, and that a line feed ends the last one. */
	private void ensureLine() throws IOException {
		if (ended || limit - position >= LONGEST_LINE) {
			return;
		}
		if (stop.isStopped()) {
			throw new CancellationException("Reading " + input.name() + " was stopped.");
		}
		System.arraycopy(buffer, position, buffer, 0, limit - position);
		limit -= position;
		position = 0;
		int wanted = BUFFER - limit;
		int got = input.read(buffer, limit, wanted);
		limit += got;
		if (got < wanted) {
			ended = true;
			buffer[limit] = '\n';
		}
		progress.progress(input.position(), input.isPacked() ? -1 : input.fileSize());
	}
}
