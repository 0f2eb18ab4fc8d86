package digitlab.language;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A language that the window can speak. */
public enum Language {

	ENGLISH("en", "English", false), GERMAN("de", "Deutsch", false), FRENCH("fr", "Français", true), SPANISH("es", "Español",
			false), PORTUGUESE("pt", "Português", true);

	private final String code;
	private final String ownName;
	private final boolean countsZeroAsOne;

	Language(String code, String ownName, boolean countsZeroAsOne) {
		this.code = code;
		this.ownName = ownName;
		this.countsZeroAsOne = countsZeroAsOne;
	}

	/** The code of ISO 639, such as "de". */
	public String code() {
		return code;
	}

	/** How the language calls itself. */
	public String ownName() {
		return ownName;
	}

	/**
	 * Whether a count takes the singular, as Unicode's plural rules have it: "0 image" in French and Portuguese, "0 images" in
	 * the others.
	 */
	boolean isSingular(long count) {
		return count == 1 || count == 0 && countsZeroAsOne;
	}

	/**
	 * How numbers are written. English keeps to the forms of the command line: a point and commas everywhere; the others follow
	 * the region of the system if it is one of the language's.
	 */
	Locale numbers() {
		if (this == ENGLISH) {
			return Locale.ROOT;
		}
		Locale system = Locale.getDefault(Locale.Category.FORMAT);
		return system.getLanguage().equals(code) ? system.stripExtensions() : Locale.of(code);
	}

	/** The language with a code; empty if there is none. */
	public static Optional<Language> of(String code) {
		return Arrays.stream(values()).filter(language -> language.code.equals(code)).findFirst();
	}

	/** The system's language if the window speaks it, else English. */
	public static Language ofSystem() {
		return of(Locale.getDefault(Locale.Category.DISPLAY).getLanguage()).orElse(ENGLISH);
	}
}
