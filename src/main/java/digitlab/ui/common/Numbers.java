package digitlab.ui.common;

import java.util.Locale;

/** Formats numbers consistently: a decimal point, a comma between thousands, a narrow space before units. */
public final class Numbers {

	private Numbers() {
	}

	/** A share from 0 to 1 as "93.1 %". */
	public static String percent(double share) {
		return String.format(Locale.ROOT, "%.1f\u00a0%%", 100 * share);
	}

	/** A share from 0 to 1 as "99.63 %", where a tenth of a percent is too coarse. */
	public static String finePercent(double share) {
		return String.format(Locale.ROOT, "%.2f\u00a0%%", 100 * share);
	}

	/** A count as "60,000". */
	public static String count(long count) {
		return String.format(Locale.ROOT, "%,d", count);
	}

	/** A count with its noun: "1 image", "60,000 images". */
	public static String count(long count, String singular) {
		return count(count) + "\u00a0" + singular + (count == 1 ? "" : "s");
	}

	/** A number with this many decimals. */
	public static String decimal(double value, int decimals) {
		return String.format(Locale.ROOT, "%,." + decimals + "f", value);
	}

	/** A p-value: "0.031", "below 0.001". */
	public static String pValue(double p) {
		return p < 0.001 ? "below\u00a00.001" : decimal(p, 3);
	}

	/** Seconds as "12 s", "3:05 min" or "1:02 h". */
	public static String duration(double seconds) {
		long s = Math.round(seconds);
		if (s < 60) {
			return s + "\u00a0s";
		}
		return s < 3600
				? String.format(Locale.ROOT, "%d:%02d\u00a0min", s / 60, s % 60)
				: String.format(Locale.ROOT, "%d:%02d\u00a0h", s / 3600, s % 3600 / 60);
	}
}
