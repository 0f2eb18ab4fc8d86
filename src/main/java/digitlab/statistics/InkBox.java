package digitlab.statistics;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

import digitlab.dataset.DigitImage;

/** Finds the bounding box of all pixels above 0, eight pixels in a long at a time. */
final class InkBox {

	private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

	/** The offset of the last eight pixels in a row of 28: they overlap the previous eight, which is harmless. */
	private static final int LAST = DigitImage.SIDE - Long.BYTES;

	private InkBox() {
	}

	/**
	 * @param pixels 784 unsigned bytes
	 * @return height · 32 + width, each 0 (blank) to 28
	 */
	static int measure(byte[] pixels) {
		long first = 0;
		long second = 0;
		long third = 0;
		long last = 0;
		int rows = 0;
		for (int row = 0, from = 0; row < DigitImage.SIDE; row++, from += DigitImage.SIDE) {
			long a = (long) LONG.get(pixels, from);
			long b = (long) LONG.get(pixels, from + 8);
			long c = (long) LONG.get(pixels, from + 16);
			long d = (long) LONG.get(pixels, from + LAST);
			first |= a;
			second |= b;
			third |= c;
			last |= d;
			rows |= ((a | b | c | d) == 0 ? 0 : 1) << row;
		}
		int columns = bits(first) | bits(second) << 8 | bits(third) << 16 | bits(last) << LAST;
		return length(rows) << 5 | length(columns);
	}

	static int width(int measured) {
		return measured & 31;
	}

	static int height(int measured) {
		return measured >> 5;
	}

	/** A bit for each of the eight bytes, set where the byte is not 0. */
	private static int bits(long bytes) {
		int bits = 0;
		for (int i = 0; i < Long.BYTES; i++) {
			bits |= ((bytes >>> 8 * i & 0xff) == 0 ? 0 : 1) << i;
		}
		return bits;
	}

	/** The distance from the lowest to the highest set bit, inclusive. */
	private static int length(int bits) {
		return bits == 0 ? 0 : Integer.SIZE - Integer.numberOfLeadingZeros(bits) - Integer.numberOfTrailingZeros(bits);
	}
}
