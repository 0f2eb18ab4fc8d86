package digitlab.formats;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Parses plain numbers into the pixels of 28×28 images, as far as they go; what is not plain is left to somebody slower.
 *
 * <p>Two things make it quick: no field asks whether bytes are left, and eight bytes are looked at together. "0,0,0,0," and
 * "0.0,0.0," are skipped whole, as four fifths of the pixels are blank; any other eight hold two whole numbers, which are taken apart
 * without a branch, or the digits of a fraction.
 */
final class PlainFields {

	/** Powers of ten up to this are exact as floating-point numbers. */
	private static final int MAX_FRACTION = 22;
	/** Below these another digit, or eight more, still make a number that {@link Decimals} would not round either. */
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

	/** Where {@link #parse} ended, behind a separator. */
	int position() {
		return position;
	}

	/**
	 * Parses fields that are plain; blank pixels are not written.
	 *
	 * @param bytes hold the whole row
	 * @param from the place of the first field
	 * @param shift from a column's number to its pixel's place in {@code pixels}, which hold zeros
	 * @param end behind the last column that may be parsed
	 * @return the column to go on with
	 */
	int parse(byte[] bytes, int from, byte[] pixels, int shift, int firstColumn, int end) {
		position = from;
		// The last field of a line has no separator behind it.
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

	/** Of blanks any number is one separator. */
	private void passBlanks(byte[] bytes) {
		while (separator == ' ' && bytes[position] == ' ') {
			position++;
		}
	}

	/** Zeros in fours, others in pairs. */
	private int whole(byte[] bytes, byte[] pixels, int shift, int firstColumn, int last) {
		long marks = separators;
		long zeros = fourZeros;
		int p = position;
		int column = firstColumn;
		int pairs = last - 1;
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

	/** Digits with a point among them; whole numbers too unless {@link #whole} is quicker with them. */
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
			// One whole number is taken where the other way takes pairs only.
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
