package digitlab.ui.help;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

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

	/** The term with an anchor; empty if there is none. */
	public Optional<Term> term(String anchor) {
		return terms.stream().filter(term -> term.anchor().equals(anchor)).findFirst();
	}
}
