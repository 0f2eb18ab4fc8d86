package digitlab.io;

/** Words out of files that may hold anything, fit for a message. */
public final class TextSanitizer {

	private TextSanitizer() {
	}

	/**
	 * The same without control characters, which could write anywhere on a terminal, and cut where it is too long.
	 *
	 * @param longest number of characters, at least 1
	 */
	public static String of(String text, int longest) {
		String clean = clean(text);
		return clean.length() <= longest ? clean : clean.substring(0, longest) + "…";
	}

	/** The same without control characters. */
	public static String clean(String text) {
		return text.replaceAll("\\p{Cntrl}|[\\x80-\\x9f]", "\ufffd");
	}
}
