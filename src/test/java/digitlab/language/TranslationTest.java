package digitlab.language;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Whether every text of the window is translated, into every language and in one piece. */
class TranslationTest {

	private static final SourceTexts SOURCE = SourceTexts.of(Path.of("src/main/java/digitlab"));
	private static final Pattern PLACEHOLDER = Pattern.compile("%(?:(\\d+)\\$)?[-#+0,(]*\\d*(?:\\.\\d+)?([sdf%n])");

	/** What is the same in all languages, or is no text of the window; why is said in the source or is plain from the file. */
	private static final Set<String> UNTRANSLATED_FILES = Set.of("HelpViewModel.java", "Worksheet.java", "AnalysedImages.java");
	private static final Set<String> UNTRANSLATED = Set.of("The reading was stopped.", "Digit Lab ", ", Java ", "Digit Lab",
			"Canvas",
			"Kaggle", "Ctrl", "Esc");

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
		assertThat(keys).isEqualTo(SOURCE.texts());
		assertThat(keys).filteredOn(key -> bundle.getString(key).isBlank()).isEmpty();
	}

	@ParameterizedTest
	@EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ENGLISH")
	void placeholdersAreTheSameInEveryLanguage(Language language) {
		ResourceBundle bundle = bundle(language);
		assertThat(SOURCE.texts()).allSatisfy(text -> assertThat(placeholders(bundle.getString(text))).as(text)
				.isEqualTo(placeholders(text)));
	}

	private static ResourceBundle bundle(Language language) {
		return ResourceBundle.getBundle("digitlab.language.texts", Locale.of(language.code()),
				ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
	}

	/** The number and the kind of each argument, in order; a percent sign that stands for itself is left out. */
	private static String placeholders(String text) {
		List<String> found = new ArrayList<>();
		int next = 1;
		for (Matcher each = PLACEHOLDER.matcher(text); each.find();) {
			if (!each.group(2).equals("%")) {
				found.add((each.group(1) == null ? String.valueOf(next++) : each.group(1)) + each.group(2));
			}
		}
		return found.stream().sorted().distinct().collect(Collectors.joining(" "));
	}

	@Test
	void faultsAreFound() throws IOException {
		Path sample = Path.of("src/test/resources/digitlab/language/Sample.txt");
		assertThat(SourceTexts.ofText("Sample.java", sample)).satisfies(found -> {
			assertThat(found.texts()).containsExactly("One whole sentence, %s.", "Save", "one", "two");
			assertThat(found.faults()).containsExactly("Sample.java:8: not a constant: name",
					"Sample.java:9: put together from pieces: tr(\"Save\") + name",
					"Sample.java:10: not translated: \"A sentence that nobody translates\"");
		});
	}
}
