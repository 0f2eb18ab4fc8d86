package digitlab.ui.help;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Text;

/**
 * A page of the help.
 *
 * @param name by which other pages link to it
 * @param title its first heading
 * @param document what it consists of
 */
record HelpPage(String name, String title, Node document) {

	/** A page written in Markdown, which begins with a heading. */
	static HelpPage of(String name, String markdown) {
		Node document = Markdown.parse(markdown);
		return new HelpPage(name, document.getFirstChild() instanceof Heading heading ? words(heading) : name, document);
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
		});
		return String.join("", words);
	}
}
