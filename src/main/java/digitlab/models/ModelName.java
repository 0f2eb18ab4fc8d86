package digitlab.models;

import java.io.IOException;
import java.util.regex.Pattern;

import digitlab.io.TextSanitizer;

import static digitlab.language.Localization.tr;

/** The rules for model names, which are also folder names on every system. */
public final class ModelName {

	private static final int MAX_LENGTH = 64;
	/** Leaves room for a number. */
	private static final int LONGEST_LIKE = 56;
	private static final int MAX_QUOTE = 80;
	private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._()-]{0,63}");
	/** On Windows these name devices, whatever their ending. */
	private static final Pattern DEVICE = Pattern.compile("(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?");

	private ModelName() {
	}

	/**
	 * Checks that a name can be a folder's, and does not lead elsewhere.
	 *
	 * @throws IOException with one sentence, if not
	 */
	static void check(String name) throws IOException {
		if (!NAME.matcher(name).matches() || name.endsWith(".") || name.endsWith(" ") || DEVICE.matcher(name).matches()) {
			throw new IOException(
					tr("A model's name has 1 to 64 letters, digits, spaces, dots, hyphens, underscores and brackets, "
							+ "and starts with a letter or digit: %s does not fit.", TextSanitizer.of(name, MAX_QUOTE)));
		}
	}

	/** A name as much like a text as the rules allow; "imported" if nothing of it can be kept. */
	public static String like(String text) {
		String base = text.replaceAll("[^\\p{L}\\p{N} ._()-]", "-").replaceFirst("^[^\\p{L}\\p{N}]+", "");
		String name = base.substring(0, Math.min(base.length(), LONGEST_LIKE)).replaceFirst("[ .]+$", "");
		return name.isEmpty() || DEVICE.matcher(name).matches() ? "imported" : name;
	}

	/** The name with a number, as in "seven (2)", shortened if it would be too long. */
	static String numbered(String name, int number) {
		return with(name, Integer.toString(number));
	}

	/** The name of another person's model, as in "seven (Anna)", shortened if it would be too long. */
	static String of(String person, String name) {
		return with(name, person.substring(0, Math.min(person.length(), MAX_LENGTH / 2)).strip());
	}

	private static String with(String name, String addition) {
		String suffix = " (" + addition + ")";
		return name.substring(0, Math.min(name.length(), MAX_LENGTH - suffix.length())) + suffix;
	}
}
