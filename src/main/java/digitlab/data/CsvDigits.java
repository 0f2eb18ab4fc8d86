package digitlab.data;

/**
 * Arithmetic on eight letters of a CSV at once, the first in the lowest byte. Testing letters one by one costs several
 * times more, because the processor cannot guess how many digits the next field has.
 */
final class CsvDigits {

	private static final long COMMAS = 0x2c2c2c2c2c2c2c2cL;
	private static final long ONES = 0x0101010101010101L;
	private static final long HIGH_BITS = 0x8080808080808080L;

	private CsvDigits() {
	}

	/**
	 * Sets the high bit of each byte that is a comma. A minus behind a comma is marked too, which does no harm: the field
	 * before it then has no letters.
	 */
	static long commas(long word) {
		long zeroAtComma = word ^ COMMAS;
		return zeroAtComma - ONES & ~zeroAtComma & HIGH_BITS;
	}

	/** How many letters come before the first comma marked; 8 when there is none. */
	static int firstComma(long commas) {
		return Long.numberOfTrailingZeros(commas) >>> 3;
	}

	/** The number 0..999 in the lowest {@code length} letters, or -1 unless they are one to three digits. */
	static int value(long word, int length) {
		// Hundreds, tens and ones now lie in bytes 0, 1 and 2, with zeros for the digits that are not there.
		int digits = ((int) word ^ 0x303030) << 24 - 8 * length & 0xffffff;
		int notDigits = (digits | digits + 0x767676) & 0x808080;
		if (notDigits != 0 || length < 1 || length > 3) {
			return -1;
		}
		return (digits & 0xff) * 100 + (digits >> 8 & 0xff) * 10 + (digits >> 16);
	}
}
