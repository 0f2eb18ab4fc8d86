package digitlab.ui.help;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.layout.VBox;

import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Document;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Shows Markdown in the window, and writes it as HTML. */
public final class Markdown {

	private static final List<TablesExtension> TABLES = List.of((TablesExtension) TablesExtension.create());
	private static final Parser PARSER = Parser.builder().extensions(TABLES).build();
	/** Markup within the text is shown as it stands: a lesson comes from anywhere. */
	private static final HtmlRenderer HTML = HtmlRenderer.builder().extensions(TABLES).escapeHtml(true).sanitizeUrls(true)
			.build();

	/** The parser's time grows with the square of the marks for emphasis; no page has a tenth of so many. */
	private static final int MAX_MARKS = 5_000;

	private Markdown() {
	}

	static Node parse(String markdown) {
		long marks = markdown.chars().filter(character -> character == '*' || character == '_').count();
		return marks > MAX_MARKS ? plain(markdown) : PARSER.parse(markdown);
	}

	private static Node plain(String text) {
		Paragraph paragraph = new Paragraph();
		paragraph.appendChild(new Text(text));
		Document document = new Document();
		document.appendChild(paragraph);
		return document;
	}

	/**
	 * A text to show.
	 *
	 * @param links what following a link does; empty if it cannot be followed here
	 */
	public static VBox view(String markdown, Function<String, Optional<Runnable>> links) {
		return new MarkdownView(parse(markdown), links);
	}

	/** A text as HTML, to be put into a page. */
	public static String html(String markdown) {
		return HTML.render(parse(markdown));
	}
}
