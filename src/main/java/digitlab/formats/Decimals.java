package digitlab.formats;

import java.nio.charset.StandardCharsets;

/** Parses numbers from bytes without creating strings. */
final class Decimals {

	private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
	private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);
	private static final double[] POWERS = new double[23];

	static {
		double power = 1;
		for (int i = 0; i < POWERS.length; i++) {
			POWERS[i] = power;
			power *= 10;
		}
	}

	private Decimals() {
	}

	/**
	 * Parses a range of bytes: sign, digits, decimal point and exponent, or True or False. Correct to 15 digits, more than pixels
	 * have.
	 *
	 * @param point the decimal separator, '.' or ','
	 * @return NaN for anything else
	 */
	static double parse(byte[] bytes, int from, int to, char point) {
		int at = from;
		boolean negative = at < to && bytes[at] == '-';
		if (at < to && (bytes[at] == '-' || bytes[at] == '+')) {
			at++;
		}
		long digits = 0;
		int count = 0;
		int scale = 0;
		boolean pointSeen = false;
		boolean any = false;
		for (; at < to; at++) {
			int digit = bytes[at] - '0';
			if (digit >= 0 && digit <= 9) {
				any = true;
				if (count < 18) {
					digits = digits * 10 + digit;
					count += digits == 0 ? 0 : 1;
					scale -= pointSeen ? 1 : 0;
				} else if (!pointSeen) {
					scale++;
				}
			} else if ((bytes[at] == point || bytes[at] == '.') && !pointSeen) {
				pointSeen = true;
			} else {
				break;
			}
		}
		if (!any) {
			return truth(bytes, from, to);
		}
		if (at < to) {
			int exponent = exponent(bytes, at, to);
			if (exponent == Integer.MIN_VALUE) {
				return Double.NaN;
			}
			scale += exponent;
		}
		double value = scaled(digits, scale);
		return negative ? -value : value;
	}

	/** True and False, as pandas writes one-hot columns. */
	private static double truth(byte[] bytes, int from, int to) {
		return is(TRUE, bytes, from, to) ? 1 : is(FALSE, bytes, from, to) ? 0 : Double.NaN;
	}

	private static boolean is(byte[] word, byte[] bytes, int from, int to) {
		boolean isAlike = to - from == word.length;
		for (int i = 0; isAlike && i < word.length; i++) {
			isAlike = (bytes[from + i] | 0x20) == word[i]; // in lower case
		}
		return isAlike;
	}

	/** Computes a number from its digits and the number of fractional digits: at most 18, as in {@link #parse}. */
	static double value(long digits, int fraction) {
		return fraction == 0 ? digits : digits / POWERS[fraction];
	}

	/** Parses the exponent after e or E to the end; {@link Integer#MIN_VALUE} for anything else. */
	private static int exponent(byte[] bytes, int from, int to) {
		if (bytes[from] != 'e' && bytes[from] != 'E') {
			return Integer.MIN_VALUE;
		}
		int at = from + 1;
		boolean negative = at < to && bytes[at] == '-';
		if (at < to && (bytes[at] == '-' || bytes[at] == '+')) {
			at++;
		}
		if (at == to || to - at > 4) {
			return Integer.MIN_VALUE;
		}
		int exponent = 0;
		for (; at < to; at++) {
			int digit = bytes[at] - '0';
			if (digit < 0 || digit > 9) {
				return Integer.MIN_VALUE;
			}
			exponent = exponent * 10 + digit;
		}
		return negative ? -exponent : exponent;
	}

	private static double scaled(long digits, int scale) {
		if (scale == 0 || digits == 0) {
			return digits;
		}
		if (scale < 0) {
			return -scale < POWERS.length ? digits / POWERS[-scale] : digits * Math.pow(10, scale);
		}
		return scale < POWERS.length ? digits * POWERS[scale] : digits * Math.pow(10, scale);
	}
}
