package digitlab.ui.help;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import digitlab.language.Language;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;

/** The terms that the glossary explains, in one language. */
public final class Glossary {

	/**
	 * A term and what it means.
	 *
	 * @param anchor by which it is found in every language, such as "confidence"
	 * @param title the term itself
	 * @param definition two or three sentences, without markup
	 */
	public record Term(String anchor, String title, String definition) {
	}

	/** Short names that all languages use. */
	private static final Map<String, List<String>> ALSO = Map.of("principal-component", List.of("PCA", "ACP"), "mcnemars-test",
			List.of("McNemar"), "out-of-distribution-detector", List.of("OOD"));
	private static final int SHORT = 4;
	/** The word between two terms, in any language. */
	private static final Pattern JOINING = Pattern.compile("\\s\\p{L}{1,3}\\s");

	private static final Map<Language, Glossary> READ = new ConcurrentHashMap<>();

	private final List<Term> terms;

	private Glossary(HelpPage page) {
		List<Term> found = new ArrayList<>();
		for (Node node = page.document().getFirstChild(); node != null; node = node.getNext()) {
			if (node instanceof Heading heading && heading.getLevel() > 1) {
				found.add(new Term(page.english(HelpPage.anchor(heading)), HelpPage.words(heading), definition(heading)));
			}
		}
		terms = List.copyOf(found);
	}

	private static String definition(Heading heading) {
		List<String> paragraphs = new ArrayList<>();
		for (Node node = heading.getNext(); node != null && !(node instanceof Heading); node = node.getNext()) {
			if (node instanceof Paragraph) {
				paragraphs.add(HelpPage.words(node));
			}
		}
		return String.join(" ", paragraphs);
	}

	/** The glossary in a language; it is read once. */
	public static Glossary in(Language language) {
		return READ.computeIfAbsent(language, now -> new Glossary(Documents.page(Documents.GLOSSARY, now)));
	}

	/** All terms, in the alphabetical order of the language. */
	public List<Term> terms() {
		return terms;
	}

	/**
	 * The terms that a text contains, in the order of the glossary. A word counts that begins with a term, as "epochs" does, since
	 * languages inflect by what follows; a short term must be the whole word.
	 */
	public List<Term> in(String text) {
		String words = plain(text);
		return terms.stream().filter(term -> forms(term).anyMatch(form -> occurs(form, words))).toList();
	}

	/** A term of two words joined by "and" is shown as either of them. */
	private static Stream<String> forms(Term term) {
		Stream<String> own = term.anchor().contains("-and-") ? JOINING.splitAsStream(term.title()) : Stream.of(term.title());
		return Stream.concat(own, ALSO.getOrDefault(term.anchor(), List.of()).stream()).map(Glossary::plain);
	}

	/** In small letters, with a space for all that is neither letter nor digit. */
	private static String plain(String text) {
		return " " + text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip() + " ";
	}

	private static boolean occurs(String form, String words) {
		return words.contains(form.length() - 2 <= SHORT ? form : form.stripTrailing());
	}

	/** The term with an anchor; empty if there is none. */
	public Optional<Term> term(String anchor) {
		return terms.stream().filter(term -> term.anchor().equals(anchor)).findFirst();
	}
}
