package digitlab.language;

import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Translates the texts of the window. The source has them in English, and the English text is the key of its translations, as
 * in GNU gettext, whose names for these methods are kept. Until a language is chosen, and on the command line always, texts
 * stay English.
 *
 * <p>A text is a whole sentence or label with placeholders of {@link java.util.Formatter}, never one of several pieces: other
 * languages order their words differently. Placeholders may be numbered ("%1$s") where a translation needs another order.
 */
public final class Localization {

	private static final String BUNDLE = "digitlab.language.texts";

	/** Language and texts change together. */
	private record Speech(Language language, Locale numbers, @Nullable ResourceBundle texts) {

		static Speech of(Language language) {
			return new Speech(language, language.numbers(), language == Language.ENGLISH
					? null
					: ResourceBundle.getBundle(BUNDLE, Locale.of(language.code()),
							ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)));
		}

		String text(String english) {
			try {
				return texts == null ? english : texts.getString(english);
			} catch (MissingResourceException _) {
				return english; // better read in English than not at all
			}
		}
	}

	private static final Speech ENGLISH = Speech.of(Language.ENGLISH);
	private static final ScopedValue<Speech> HERE = ScopedValue.newInstance();
	private static volatile Speech current = ENGLISH;

	private Localization() {
	}

	/** Chooses the language of all texts that are asked for from now on. */
	public static void speak(Language language) {
		current = Speech.of(language);
	}

	/** Does something in English whatever language is chosen, on this thread: for what is written to JSON and CSV. */
	public static <T> T inEnglish(Supplier<T> work) {
		return ScopedValue.where(HERE, ENGLISH).call(work::get);
	}

	private static Speech speech() {
		return HERE.isBound() ? HERE.get() : current;
	}

	/** The language chosen. */
	public static Language language() {
		return speech().language();
	}

	/** How the chosen language writes dates in words. */
	public static Locale words() {
		Speech speech = speech();
		return speech.language() == Language.ENGLISH ? Locale.ENGLISH : speech.numbers();
	}

	/** How the chosen language writes numbers. */
	public static Locale numbers() {
		return speech().numbers();
	}

	/**
	 * Translates a text.
	 *
	 * @param english a constant, so that the texts to translate can be found in the source
	 * @param arguments of the placeholders; without any, the text is taken as it is, and a percent sign stands for itself
	 */
	public static String tr(String english, @Nullable Object... arguments) {
		return filled(speech(), english, arguments);
	}

	/**
	 * Translates a text that depends on a count, with the form that the language uses for it.
	 *
	 * @param one for one, such as "%,d image"
	 * @param many for any other count, such as "%,d images"
	 * @param count the first argument of the placeholders
	 * @param others the arguments after it
	 */
	public static String trn(String one, String many, long count, @Nullable Object... others) {
		Speech speech = speech();
		@Nullable
		Object[] arguments = new @Nullable Object[others.length + 1];
		arguments[0] = count;
		System.arraycopy(others, 0, arguments, 1, others.length);
		return filled(speech, speech.language().isSingular(count) ? one : many, arguments);
	}

	/** Marks a constant as a text that {@link #translated} will translate; returns it unchanged. */
	public static String marktr(String english) {
		return english;
	}

	/** Translates a text that is no constant here, but one that was marked with {@link #marktr}. */
	public static String translated(String marked) {
		return speech().text(marked);
	}

	/** Joins names into a list: "4", "4 and 9", "4, 7 and 9". */
	public static String listed(List<String> names) {
		return joined(names, tr("%s and %s"));
	}

	/** Joins names into a choice: "4", "4 or 9", "4, 7 or 9". */
	public static String choice(List<String> names) {
		return joined(names, tr("%s or %s"));
	}

	private static String joined(List<String> names, String lastTwo) {
		if (names.size() < 2) {
			return String.join("", names);
		}
		String first = names.subList(0, names.size() - 1).stream().collect(Collectors.joining(tr(", ")));
		return lastTwo.formatted(first, names.getLast());
	}

	private static String filled(Speech speech, String english, @Nullable Object... arguments) {
		String text = speech.text(english);
		return arguments.length == 0 ? text : String.format(speech.numbers(), text, arguments);
	}
}
