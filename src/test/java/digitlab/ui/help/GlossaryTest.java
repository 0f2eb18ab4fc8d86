package digitlab.ui.help;

import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import digitlab.language.Language;
import digitlab.ui.help.Glossary.Term;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class GlossaryTest {

	private static final int MAX_WORDS = 60;

	/** Word by word, as in a printed glossary: "p-value" before "Precision". */
	private static Comparator<String> alphabet(Language language) {
		Collator collator = Collator.getInstance(Locale.of(language.code()));
		return (one, other) -> {
			String[] words = one.split("[ -]");
			String[] others = other.split("[ -]");
			for (int i = 0; i < Math.min(words.length, others.length); i++) {
				int order = collator.compare(words[i], others[i]);
				if (order != 0) {
					return order;
				}
			}
			return Integer.compare(words.length, others.length);
		};
	}

	private static long words(Term term) {
		return Stream.of(term.definition().split("\\s+")).filter(word -> word.matches(".*[\\p{L}\\p{N}].*")).count();
	}

	@ParameterizedTest
	@EnumSource
	void everyLanguageExplainsTheSameTermsInItsAlphabet(Language language) {
		List<Term> terms = Glossary.in(language).terms();
		List<Term> english = Glossary.in(Language.ENGLISH).terms();
		assertThat(terms).extracting(Term::anchor).containsExactlyInAnyOrderElementsOf(
				english.stream().map(Term::anchor).toList());
		assertThat(terms).extracting(Term::title).isSortedAccordingTo(alphabet(language)).doesNotHaveDuplicates();
		assertThat(english).hasSizeBetween(20, 35);
	}

	@ParameterizedTest
	@EnumSource
	void everyTermIsExplainedInTwoSentencesOrMoreAndFewWords(Language language) {
		assertThat(Glossary.in(language).terms()).allSatisfy(term -> {
			assertThat(term.definition()).as(term.title()).matches("\\p{Lu}.*[.!?] [\\p{Lu}\\d].*\\.");
			assertThat(words(term)).as(term.title()).isLessThanOrEqualTo(MAX_WORDS);
		});
	}

	@Test
	void aTermIsFoundByItsEnglishName() {
		assertThat(Glossary.in(Language.GERMAN).term("confusion-matrix")).hasValueSatisfying(term -> {
			assertThat(term.title()).isEqualTo("Konfusionsmatrix");
			assertThat(term.definition()).startsWith("Eine Tabelle mit einer Zeile für jede wahre Ziffer und einer Spalte")
					.doesNotContain("\n", "  ", "<!--");
		});
		assertThat(Glossary.in(Language.GERMAN).term("konfusionsmatrix")).isEmpty();
	}

	private static List<String> in(Language language, String text) {
		return Glossary.in(language).in(text).stream().map(Term::anchor).toList();
	}

	@Test
	void termsAreFoundInWhatTheWindowShows() {
		assertThat(in(Language.ENGLISH, "Confusion matrix")).containsExactly("confusion-matrix");
		assertThat(in(Language.ENGLISH, "log-loss (nats)")).containsExactly("loss");
		assertThat(in(Language.ENGLISH, "A lossless copy")).isEmpty();
		assertThat(in(Language.ENGLISH, "8 epochs done; recall 99.1 %")).containsExactly("epoch", "precision-and-recall");
		assertThat(in(Language.ENGLISH, "PCA shows all images")).containsExactly("principal-component");
		assertThat(in(Language.GERMAN, "8 Epochen, PRÄZISION")).containsExactly("epoch", "precision-and-recall");
	}
}
