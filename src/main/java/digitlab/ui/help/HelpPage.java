package digitlab.ui.help;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

import static digitlab.language.Localization.tr;

/**
 * A page of the help.
 *
 * @param name by which other pages link to it, in every language
 * @param title how the list of pages calls it
 * @param document what it consists of
 * @param anchors of its headings, in its own language, by those of the English page
 * @param isTranslated whether it lies in the folder of a language
 */
record HelpPage(String name, String title, Node document, Map<String, String> anchors, boolean isTranslated) {

	/** What follows a heading whose place among the others is another one than in English. */
	private static final Pattern MARKER = Pattern.compile("<!-- ([\\w-]+) -->");

	/** A page written in Markdown, which begins with a heading. */
	static HelpPage of(String name, String markdown) {
		Node document = Markdown.parse(markdown);
		Map<String, String> anchors = new LinkedHashMap<>();
		headings(document).forEach(heading -> anchors.put(anchor(heading), anchor(heading)));
		return new HelpPage(name, title(name, document), document, anchors, false);
	}

	/** The same page in another language. */
	HelpPage translated(String markdown) {
		Node translated = Markdown.parse(markdown);
		List<String> english = List.copyOf(anchors.keySet());
		List<Heading> headings = headings(translated);
		Map<String, String> both = new LinkedHashMap<>();
		for (int i = 0; i < headings.size(); i++) {
			Heading heading = headings.get(i);
			both.put(marker(heading).orElse(i < english.size() ? english.get(i) : anchor(heading)), anchor(heading));
		}
		return new HelpPage(name, title(name, translated), translated, both, true);
	}

	/** The same page in a window of another language. */
	HelpPage notTranslated() {
		return new HelpPage(name, tr("%s (in English)", title), document, anchors, false);
	}

	private static String title(String name, Node document) {
		return document.getFirstChild() instanceof Heading heading ? words(heading) : name;
	}

	private static List<Heading> headings(Node document) {
		List<Heading> headings = new ArrayList<>();
		document.accept(new AbstractVisitor() {
			@Override
			public void visit(Heading heading) {
				headings.add(heading);
			}
		});
		return headings;
	}

	private static Optional<String> marker(Heading heading) {
		return Optional.ofNullable(heading.getNext()).filter(HtmlBlock.class::isInstance).map(HtmlBlock.class::cast)
				.map(block -> MARKER.matcher(block.getLiteral())).filter(Matcher::find).map(found -> found.group(1));
	}

	/** What the English page calls a heading of this one. */
	String english(String anchor) {
		return anchors.entrySet().stream().filter(both -> both.getValue().equals(anchor)).map(Map.Entry::getKey).findFirst()
				.orElse(anchor);
	}

	/** What this page calls a heading of the English one. */
	String own(String english) {
		return anchors.getOrDefault(english, english);
	}

	/** What links call a heading, as on the sites that show Markdown: small letters, hyphens for spaces, no other signs. */
	static String anchor(Heading heading) {
		return words(heading).toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}_ -]", "").replace(' ', '-');
	}

	/** The text of a node without its markup. */
	static String words(Node node) {
		List<String> words = new ArrayList<>();
		node.accept(new AbstractVisitor() {
			@Override
			public void visit(Text text) {
				words.add(text.getLiteral());
			}

			@Override
			public void visit(Code code) {
				words.add(code.getLiteral());
			}

			@Override
			public void visit(SoftLineBreak lineBreak) {
				words.add(" ");
			}
		});
		return String.join("", words);
	}
}
