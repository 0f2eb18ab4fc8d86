package digitlab.formats;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Parses plain numbers into the pixels of 28×28 images; everything else is left to a slower parser.
 *
 * <p>Two things make it fast: fields are parsed without bounds checks, and eight bytes are examined at once. "0,0,0,0," and
 * "0.0,0.0," are skipped as a whole, since four fifths of the pixels are blank; any other eight bytes hold two integers, which
 * are parsed without a branch, or the digits of a fraction.
 */
final class PlainFields {

	/** Powers of ten up to this exponent are exact as floating-point numbers. */
	private static final int MAX_FRACTION = 22;
	/** Below these limits, one or eight more digits still give a number that {@link Decimals} would not round either. */
	private static final long MAX_BEFORE_ONE = 100_000_000_000_000_000L;
	private static final long MAX_BEFORE_EIGHT = MAX_BEFORE_ONE / 10_000_000;
	private static final int MAX_WHOLE = 5;
	private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

	private final PixelScale scale;
	private final boolean areBytes;
	private final byte separator;
	private final byte point;
	private final int lastColumn;
	private final long separators;
	private final long fourZeros;
	private final long twoZeros;
	private final long points;
	private final long emptyFraction;
	private final boolean isZeroPaper;
	private int position;

	PlainFields(TableLayout layout) {
		scale = layout.scale();
		isZeroPaper = scale.ink(0) == 0;
		areBytes = scale.equals(PixelScale.BYTES);
		separator = (byte) layout.separator();
		point = (byte) layout.point();
		lastColumn = layout.columns().size() - 1;
		separators = CsvDigits.repeated(layout.separator());
		points = CsvDigits.repeated(layout.point());
		fourZeros = separators & 0xff00_ff00_ff00_ff00L | 0x0030_0030_0030_0030L;
		twoZeros = separators & 0xff00_0000_ff00_0000L | points & 0x0000_ff00_0000_ff00L | 0x0030_0030_0030_0030L;
		emptyFraction = twoZeros >>> 8 & 0xffffff;
	}

	/** The position at which {@link #parse} ended, after a separator. */
	int position() {
		return position;
	}

	/**
	 * Parses plain fields; blank pixels are not written.
	 *
	 * @param bytes the buffer, which holds the whole row
	 * @param from position of the first field
	 * @param shift offset from a column number to its pixel's index in {@code pixels}, which must be zero
	 * @param end column after the last one that may be parsed
	 * @return the column to continue with
	 */
	int parse(byte[] bytes, int from, byte[] pixels, int shift, int firstColumn, int end) {
		position = from;
		// The last field of a line is not followed by a separator.
		int last = Math.min(end, lastColumn);
		int column = firstColumn;
		int before;
		do {
			before = column;
			column = areBytes ? whole(bytes, pixels, shift, column, last) : column;
			passBlanks(bytes);
			column = decimals(bytes, pixels, shift, column, last);
			passBlanks(bytes);
		} while (column > before && column < last);
		return column;
	}

	/** Skips spaces, any number of which are one separator. */
	private void passBlanks(byte[] bytes) {
		while (separator == ' ' && bytes[position] == ' ') {
			position++;
		}
	}

	/** Parses integers: zeros in fours, others in pairs. */
	private int whole(byte[] bytes, byte[] pixels, int shift, int firstColumn, int last) {
		long marks = separators;
		long zeros = fourZeros;
		int p = position;
		int column = firstColumn;
		int pairs = last - 1;
		while (column < pairs) {
			long word = (long) LONGS.get(bytes, p);
			// A separate loop that continues with the pair after the zeros: measured to be faster than two branches.
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

	/** Parses decimals; integers too unless {@link #whole} is faster for them. */
	private int decimals(byte[] bytes, byte[] pixels, int shift, int firstColumn, int last) {
		int p = position;
		int column = firstColumn;
		while (column < last) {
			long word = (long) LONGS.get(bytes, p);
			if (isZeroPaper && word == twoZeros && column < last - 1) {
				column += 2;
				p += 8;
				continue;
			}
			if (isZeroPaper && (int) word == (int) twoZeros) {
				column++;
				p += 4;
				continue;
			}
			int length = CsvDigits.first(CsvDigits.separators(word, points));
			int number = areBytes ? CsvDigits.value(word, length) : -1;
			if (number >= 0 && number <= 255 && (word >>> 8 * length & 0xffffff) == emptyFraction) {
				pixels[shift + column] = (byte) number;
				column++;
				p += length + 3;
				continue;
			}
			boolean isNegative = bytes[p] == '-';
			int start = isNegative ? p + 1 : p;
			int at = start;
			long digits = 0;
			while (CsvDigits.isDigit(bytes[at]) && at - start < MAX_WHOLE) {
				digits = digits * 10 + bytes[at++] - '0';
			}
			boolean hasPoint = bytes[at] == point;
			int fraction = 0;
			if (hasPoint) {
				int behind = ++at;
				long eight = (long) LONGS.get(bytes, at);
				while (CsvDigits.areDigits(eight) && digits < MAX_BEFORE_EIGHT && at - behind <= MAX_FRACTION - 8) {
					digits = digits * 100_000_000 + CsvDigits.eight(eight);
					at += 8;
					eight = (long) LONGS.get(bytes, at);
				}
				while (CsvDigits.isDigit(bytes[at]) && digits < MAX_BEFORE_ONE && at - behind < MAX_FRACTION) {
					digits = digits * 10 + bytes[at++] - '0';
				}
				fraction = at - behind;
			}
			// Takes a single integer, as the other loop takes only pairs.
			boolean isMine = hasPoint || !areBytes || column == firstColumn;
			boolean isPlain = isMine && bytes[at] == separator && at - start > (hasPoint ? 1 : 0);
			double value = Decimals.value(isNegative ? -digits : digits, fraction);
			if (!isPlain || !scale.holds(value)) {
				break;
			}
			pixels[shift + column] = scale.ink(value);
			column++;
			p = at + 1;
		}
		position = p;
		return column;
	}
}
