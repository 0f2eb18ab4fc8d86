package digitlab.training;

import java.util.regex.Pattern;

import static digitlab.language.Localization.tr;

/**
 * The number of images held out for validation, as written on the command line: a number of images ("5000"), a percentage
 * ("10%"), or empty for 5,000, or a tenth of fewer than 50,000.
 *
 * @param text as written; empty for the default
 */
public record ValidationSize(String text) {

	private static final Pattern COUNT = Pattern.compile("[0-9]{1,8}");
	private static final Pattern SHARE = Pattern.compile("([0-9]{1,2}(\\.[0-9]{1,4})?) ?%");
	private static final int USUAL_COUNT = 5000;
	private static final double PERCENT = 100;

	/** The default: 5,000, or a tenth of fewer than 50,000. */
	public static final ValidationSize USUAL = new ValidationSize("");

	/** Rejects anything else with one sentence. */
	public ValidationSize {
		text = text == null ? "" : text.strip();
		boolean none = COUNT.matcher(text).matches() && Integer.parseInt(text) == 0
				|| SHARE.matcher(text).matches() && percent(text) == 0;
		if (none || !text.isEmpty() && !COUNT.matcher(text).matches() && !SHARE.matcher(text).matches()) {
			throw new IllegalArgumentException(
					tr("\"%s\" does not say how many images to hold out: write a number such as 5000 or a share such as 10%%.",
							text));
		}
	}

	/** The number to hold out of {@code size} images; at least 1. */
	public int of(int size) {
		if (text.isEmpty()) {
			return Math.max(1, Math.min(USUAL_COUNT, size / 10));
		}
		return COUNT.matcher(text).matches()
				? Integer.parseInt(text)
				: (int) Math.max(1, Math.round(size * percent(text) / PERCENT));
	}

	private static double percent(String text) {
		return Double.parseDouble(text.replace("%", "").strip());
	}
}
