package digitlab.ui.help;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.layout.VBox;

import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Shows Markdown in the window, and writes it as HTML. */
public final class Markdown {

	private static final List<TablesExtension> TABLES = List.of((TablesExtension) TablesExtension.create());
	private static final Parser PARSER = Parser.builder().extensions(TABLES).build();
	/** Markup within the text is shown as it stands: a lesson comes from anywhere. */
	private static final HtmlRenderer HTML = HtmlRenderer.builder().extensions(TABLES).escapeHtml(true).sanitizeUrls(true)
			.build();

	private Markdown() {
	}

	static Node parse(String markdown) {
		return PARSER.parse(markdown);
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
