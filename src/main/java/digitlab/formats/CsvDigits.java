package digitlab.formats;

/**
 * SWAR arithmetic on eight characters of a table at once, the first in the lowest byte. Testing characters one by one costs
 * several times more, because the processor cannot predict how many digits the next field has.
 */
final class CsvDigits {

	private static final long ONES = 0x0101010101010101L;
	private static final long HIGH_BITS = 0x8080808080808080L;

	private CsvDigits() {
	}

	/** The character repeated eight times. */
	static long repeated(char letter) {
		return letter * ONES;
	}

	/**
	 * Sets the high bit of each byte that is a separator. The character with the next code (minus after comma) may also be marked
	 * directly after a separator, which is harmless: the field before it is then empty.
	 *
	 * @param separators the separator eight times
	 */
	static long separators(long word, long separators) {
		long zeroAtSeparator = word ^ separators;
		return zeroAtSeparator - ONES & ~zeroAtSeparator & HIGH_BITS;
	}

	/** The number of characters before the first separator marked; 8 when there is none. */
	static int first(long marked) {
		return Long.numberOfTrailingZeros(marked) >>> 3;
	}

	/** The number 0..999 in the lowest {@code length} characters, or -1 unless they are one to three digits. */
	static int value(long word, int length) {
		// Hundreds, tens and ones are now in bytes 0, 1 and 2, with zeros for missing digits.
		int digits = ((int) word ^ 0x303030) << 24 - 8 * length & 0xffffff;
		int notDigits = (digits | digits + 0x767676) & 0x808080;
		if (notDigits != 0 || length < 1 || length > 3) {
			return -1;
		}
		return (digits & 0xff) * 100 + (digits >> 8 & 0xff) * 10 + (digits >> 16);
	}

	static boolean isDigit(byte letter) {
		return letter >= '0' && letter <= '9';
	}

	/** Whether all eight characters are digits. */
	static boolean areDigits(long word) {
		// The upper half of each byte is 3, and adding 6 does not carry into it.
		return (word & 0xf0f0f0f0f0f0f0f0L) == 0x3030303030303030L
				&& (word + 0x0606060606060606L & 0xf0f0f0f0f0f0f0f0L) == 0x3030303030303030L;
	}

	/** The value of eight digits: neighbours are joined to pairs, these to fours, and the two fours to the number. */
	static long eight(long word) {
		long digits = word - 0x3030303030303030L;
		long twos = digits * 10 + (digits >>> 8) & 0x00ff00ff00ff00ffL;
		long fours = twos * 100 + (twos >>> 16) & 0x0000ffff0000ffffL;
		return fours * 10_000 + (fours >>> 32) & 0xffffffffL;
	}
}
