package digitlab.io;

/** Makes text from untrusted files safe for messages. */
public final class TextSanitizer {

	private TextSanitizer() {
	}

	/**
	 * Removes control characters, which could write anywhere on a terminal, and shortens text that is too long.
	 *
	 * @param longest the maximum number of characters, at least 1
	 */
	public static String of(String text, int longest) {
		String clean = clean(text);
		return clean.length() <= longest ? clean : clean.substring(0, longest) + "…";
	}

	/** Removes control characters, and those that change the direction of the text around them. */
	public static String clean(String text) {
		return text.replaceAll("\\p{Cntrl}|[\\x80-\\x9f\\u202a-\\u202e\\u2066-\\u2069]", "\ufffd");
	}
}
