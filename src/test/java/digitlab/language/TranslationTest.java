package digitlab.language;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Whether every text of the window is translated, into every language and in one piece. */
class TranslationTest {

	private static final SourceTexts SOURCE = SourceTexts.of(Path.of("src/main/java/digitlab"));
	private static final Pattern PLACEHOLDER = Pattern.compile("%(?:(\\d+)\\$)?[-#+0,(]*\\d*(?:\\.\\d+)?([sdfgx%n])");

	/** Documents, markup, what is said on a terminal, and what goes into exported files. */
	private static final Set<String> UNTRANSLATED_FILES = Set.of("ProgramPages.java", "Worksheet.java",
			"NoDisplayException.java", "Display.java", "Rehearsal.java", "TextSize.java");
	/** Names, and what only programs and programmers see. */
	private static final Set<String> UNTRANSLATED = Set.of("Digit Lab", "Digit Lab ", ", Java ", ", JavaFX ", "Canvas",
			"Headless",
			"Linux", "second reader", "evaluation of ", "The reading was stopped.", "Stopped before it began.");

	@Test
	void everyTextOfTheWindowIsTranslatedInOnePiece() {
		assertThat(SOURCE.faults()).filteredOn(fault -> UNTRANSLATED_FILES.stream().noneMatch(fault::contains))
				.filteredOn(fault -> UNTRANSLATED.stream().noneMatch(text -> fault.endsWith("not translated: \"" + text + '"')))
				.isEmpty();
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ENGLISH")
	void everyLanguageHasEveryTextAndNoOther(Language language) {
		ResourceBundle bundle = bundle(language);
		Set<String> keys = new TreeSet<>();
		for (Enumeration<String> each = bundle.getKeys(); each.hasMoreElements();) {
			keys.add(each.nextElement());
		}
		assertThat(keys).isEqualTo(SOURCE.texts().keySet());
		assertThat(keys).filteredOn(key -> bundle.getString(key).isBlank()).isEmpty();
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ENGLISH")
	void placeholdersAreTheSameInEveryLanguage(Language language) {
		ResourceBundle bundle = bundle(language);
		SOURCE.texts().forEach((text, arguments) -> {
			Map<Integer, String> english = placeholders(text);
			Map<Integer, String> translated = placeholders(bundle.getString(text));
			assertThat(translated).as(text).hasSameSizeAs(english);
			// A translation may take a number where the English text takes a word for it.
			assertThat(translated).as(text).allSatisfy((number, kind) -> {
				assertThat(number).isBetween(1, Math.max(arguments, Collections.max(english.keySet())));
				assertThat(kind).isEqualTo(english.getOrDefault(number, "d"));
			});
		});
	}

	private static ResourceBundle bundle(Language language) {
		return ResourceBundle.getBundle("digitlab.language.texts", Locale.of(language.code()),
				ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
	}

	/** The kind of each argument, by its number; a percent sign that stands for itself is left out. */
	private static Map<Integer, String> placeholders(String text) {
		Map<Integer, String> found = new TreeMap<>();
		int next = 1;
		for (Matcher each = PLACEHOLDER.matcher(text); each.find();) {
			if (!each.group(2).equals("%")) {
				found.put(each.group(1) == null ? next++ : Integer.parseInt(each.group(1)), each.group(2));
			}
		}
		return found;
	}

	@Test
	void faultsAreFound() throws IOException {
		Path sample = Path.of("src/test/resources/digitlab/language/Sample.txt");
		assertThat(SourceTexts.ofText("Sample.java", sample)).satisfies(found -> {
			assertThat(found.texts().keySet()).containsExactly("One whole sentence, %s.", "Save", "one", "two");
			assertThat(found.faults()).containsExactly("Sample.java:8: not a constant: name",
					"Sample.java:9: put together from pieces: tr(\"Save\") + name",
					"Sample.java:10: not translated: \"A sentence that nobody translates\"");
		});
	}

	@Test
	void sentencesOfExceptionsBelowTheWindowAreFound() throws IOException {
		Path sample = Path.of("src/test/resources/digitlab/language/SampleBelow.txt");
		assertThat(SourceTexts.ofText("Below.java", sample).faults()).containsExactly(
				"Below.java:10: not translated: \"It is odd.\"",
				"Below.java:11: put together from pieces: name + \" is odd.\"",
				"Below.java:12: not translated: String.format(\"%s is even.\", name)",
				"Below.java:13: put together from pieces: tr(\"It is odd: \") + name",
				"Below.java:13: put together from pieces: tr(\"It is odd: \") + name");
	}
}
