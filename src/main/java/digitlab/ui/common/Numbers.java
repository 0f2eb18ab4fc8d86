package digitlab.ui.common;

import static digitlab.language.Localization.numbers;
import static digitlab.language.Localization.tr;

/**
 * Formats numbers consistently, in the form of the window's language; in English with a decimal point, a comma between thousands
 * and a narrow space before units.
 */
public final class Numbers {

	private Numbers() {
	}

	/** A share from 0 to 1 as "93.1 %". */
	public static String percent(double share) {
		return tr("%.1f\u00a0%%", 100 * share);
	}

	/** A share from 0 to 1 as "99.63 %", where a tenth of a percent is too coarse. */
	public static String finePercent(double share) {
		return tr("%.2f\u00a0%%", 100 * share);
	}

	/** A whole percentage as "150 %". */
	public static String wholePercent(long percent) {
		return tr("%d\u00a0%%", percent);
	}

	/** A count as "60,000". */
	public static String count(long count) {
		return String.format(numbers(), "%,d", count);
	}

	/** A number with this many decimals. */
	public static String decimal(double value, int decimals) {
		return String.format(numbers(), "%,." + decimals + "f", value);
	}

	/** Seconds as "12 s", "3:05 min" or "1:02 h". */
	public static String duration(double seconds) {
		long s = Math.round(seconds);
		if (s < 60) {
			return tr("%d\u00a0s", s);
		}
		return s < 3600 ? tr("%d:%02d\u00a0min", s / 60, s % 60) : tr("%d:%02d\u00a0h", s / 3600, s % 3600 / 60);
	}
}
