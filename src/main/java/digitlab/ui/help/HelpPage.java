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
import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.tr;

/** A page of the help. Its text is parsed when it is first shown: together they are long. For one thread only. */
final class HelpPage {

	/** What follows a heading whose place among the others is another one than in English. */
	private static final Pattern MARKER = Pattern.compile("<!-- ([\\w-]+) -->");

	private final String name;
	private final String title;
	private final String markdown;
	/** What this page is the translation of; null for a page that is none. */
	private final @Nullable HelpPage english;
	private @Nullable Node document;
	private @Nullable Map<String, String> anchors;

	private HelpPage(String name, String title, String markdown, @Nullable HelpPage english) {
		this.name = name;
		this.title = title;
		this.markdown = markdown;
		this.english = english;
	}

	/** A page written in Markdown, whose first line is a heading. */
	static HelpPage of(String name, String markdown) {
		return new HelpPage(name, title(name, markdown), markdown, null);
	}

	/** The same page in another language. */
	HelpPage translated(String translation) {
		return new HelpPage(name, title(name, translation), translation, this);
	}

	/** The same page in a window of another language. */
	HelpPage notTranslated() {
		return new HelpPage(name, tr("%s (in English)", title), markdown, null);
	}

	/** By which other pages link to it, in every language. */
	String name() {
		return name;
	}

	/** How the list of pages calls it. */
	String title() {
		return title;
	}

	/** Whether it lies in the folder of a language. */
	boolean isTranslated() {
		return english != null;
	}

	/** What it consists of. */
	Node document() {
		Node parsed = document == null ? Markdown.parse(markdown) : document;
		document = parsed;
		return parsed;
	}

	/** The anchors of its headings, in its own language, by those of the English page. */
	Map<String, String> anchors() {
		Map<String, String> found = anchors == null ? findAnchors() : anchors;
		anchors = found;
		return found;
	}

	private Map<String, String> findAnchors() {
		List<Heading> headings = headings(document());
		List<String> original = english == null ? List.of() : List.copyOf(english.anchors().keySet());
		Map<String, String> both = new LinkedHashMap<>();
		for (int i = 0; i < headings.size(); i++) {
			String own = anchor(headings.get(i));
			String there = i < original.size() ? original.get(i) : own;
			both.put(english == null ? own : marker(headings.get(i)).orElse(there), own);
		}
		return both;
	}

	private static String title(String name, String markdown) {
		return Markdown.parse(markdown.lines().findFirst().orElse("")).getFirstChild() instanceof Heading heading
				? words(heading)
				: name;
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
		return anchors().entrySet().stream().filter(both -> both.getValue().equals(anchor)).map(Map.Entry::getKey).findFirst()
				.orElse(anchor);
	}

	/** What this page calls a heading of the English one. */
	String own(String english) {
		return anchors().getOrDefault(english, english);
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
