package digitlab.ui.help;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.geometry.VPos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.jspecify.annotations.Nullable;

/**
 * A page written in Markdown. Pictures are left out: the window itself is at hand. A long page grows at its end for a while, so that
 * the window answers in between.
 */
final class MarkdownView extends VBox {

	private static final double NARROW_COLUMN = 0.35;
	private static final int MANY_COLUMNS = 6;
	/** Letters. */
	private static final int SHORT_WORD = 6;
	private static final int LONG_WORD = 16;

	/** Blocks that are built at once; some more than a window is high. */
	private static final int AT_ONCE = 20;

	private final Map<String, Region> headings = new HashMap<>();
	private final Function<String, Optional<Runnable>> links;
	private @Nullable Node next;
	private Runnable whole = () -> {
	};

	/**
	 * @param links what following a link does; empty if it cannot be followed here
	 */
	MarkdownView(Node document, Function<String, Optional<Runnable>> links) {
		this.links = links;
		getStyleClass().add("markdown");
		next = document.getFirstChild();
		grow();
	}

	private void grow() {
		for (int i = 0; i < AT_ONCE && next != null; i++) {
			Region block = block(next);
			if (block != null) {
				getChildren().add(block);
			}
			next = next.getNext();
		}
		if (next == null) {
			whole.run();
		} else {
			Platform.runLater(this::grow);
		}
	}

	/** Runs something later, once all blocks are there; instead of what has waited for that until now. */
	void whenWhole(Runnable work) {
		whole = work;
		if (next == null) {
			Platform.runLater(work);
		}
	}

	/** The heading with an anchor; null if there is none. */
	@Nullable
	Region heading(String anchor) {
		return headings.get(anchor);
	}

	private List<Region> blocks(Node parent) {
		List<Region> blocks = new ArrayList<>();
		for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
			Region block = block(node);
			if (block != null) {
				blocks.add(block);
			}
		}
		return blocks;
	}

	private @Nullable Region block(Node node) {
		return switch (node) {
			case Heading heading -> heading(heading);
			case Paragraph paragraph -> isPicture(paragraph) ? null : flow(paragraph, "markdown-text");
			case BulletList list -> list(list, 0);
			case OrderedList list -> list(list, list.getMarkerStartNumber() == null ? 1 : list.getMarkerStartNumber());
			case FencedCodeBlock code -> code(code.getLiteral());
			case IndentedCodeBlock code -> code(code.getLiteral());
			case TableBlock table -> table(table);
			case BlockQuote quote -> column(blocks(quote), "markdown-quote");
			default -> null;
		};
	}

	private static boolean isPicture(Paragraph paragraph) {
		return paragraph.getFirstChild() instanceof Image && paragraph.getFirstChild() == paragraph.getLastChild();
	}

	private Region heading(Heading heading) {
		TextFlow flow = flow(heading, "markdown-h" + Math.min(3, heading.getLevel()));
		headings.put(HelpPage.anchor(heading), flow);
		return flow;
	}

	private static VBox column(List<Region> blocks, String style) {
		VBox column = new VBox();
		column.getChildren().addAll(blocks);
		column.getStyleClass().add(style);
		return column;
	}

	/** @param first number of the first item; 0 for none */
	private Region list(Node list, int first) {
		List<Region> items = new ArrayList<>();
		int number = first;
		for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
			if (item instanceof ListItem) {
				Label mark = new Label(first == 0 ? "•" : number + ".");
				mark.setMinWidth(USE_PREF_SIZE);
				VBox content = column(blocks(item), "markdown-item");
				HBox.setHgrow(content, Priority.ALWAYS);
				HBox row = new HBox(mark, content);
				row.getStyleClass().add("markdown-row");
				items.add(row);
				number++;
			}
		}
		return column(items, "markdown-list");
	}

	private static Label code(String literal) {
		Label code = new Label(literal.stripTrailing());
		code.setWrapText(true);
		code.setMaxWidth(Double.MAX_VALUE);
		code.setMinHeight(USE_PREF_SIZE);
		code.getStyleClass().add("markdown-code-block");
		return code;
	}

	private GridPane table(TableBlock table) {
		GridPane grid = new GridPane();
		grid.getStyleClass().add("markdown-table");
		List<Integer> widths = new ArrayList<>();
		int row = 0;
		for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
			for (Node line = part.getFirstChild(); line instanceof TableRow; line = line.getNext()) {
				int column = 0;
				for (Node cell = line.getFirstChild(); cell instanceof TableCell; cell = cell.getNext()) {
					TextFlow flow = flow(cell, part instanceof TableHead ? "markdown-table-head" : "markdown-text");
					if (column == widths.size()) {
						widths.add(0);
					}
					widths.set(column, Math.max(widths.get(column), longestWord(cell)));
					grid.add(flow, column++, row);
				}
				row++;
			}
		}
		int columns = widths.size();
		if (columns > MANY_COLUMNS) {
			grid.getStyleClass().add("markdown-wide-table");
		}
		double all = widths.stream().mapToInt(Integer::intValue).sum();
		for (int column = 0; column < columns; column++) {
			ColumnConstraints width = new ColumnConstraints();
			if (column < columns - 1) {
				width.setPercentWidth(100 * (columns == 2 ? NARROW_COLUMN : widths.get(column) / all));
			}
			width.setHgrow(Priority.ALWAYS);
			grid.getColumnConstraints().add(width);
		}
		grid.getChildren().forEach(cell -> GridPane.setValignment(cell, VPos.TOP));
		return grid;
	}

	/** So that columns of figures leave room for those whose headings have long words. */
	private static int longestWord(Node cell) {
		int longest = Stream.of(HelpPage.words(cell).split("\\s+")).mapToInt(String::length).max().orElse(0);
		return Math.clamp(longest, SHORT_WORD, LONG_WORD);
	}

	private TextFlow flow(Node parent, String style) {
		TextFlow flow = new TextFlow();
		flow.getStyleClass().add(style);
		inline(parent, flow, "");
		flow.setAccessibleText(HelpPage.words(parent));
		return flow;
	}

	private void inline(Node parent, TextFlow flow, String style) {
		for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
			switch (node) {
				case org.commonmark.node.Text text -> add(flow, text.getLiteral(), style);
				case Code code -> add(flow, code.getLiteral(), "markdown-code");
				case SoftLineBreak _ -> add(flow, " ", style);
				case HardLineBreak _ -> add(flow, "\n", style);
				case StrongEmphasis strong -> inline(strong, flow, "markdown-strong");
				case Emphasis emphasis -> inline(emphasis, flow, "markdown-emphasis");
				case Link link -> link(link, flow, style);
				case Image _ -> {
					// left out
				}
				default -> inline(node, flow, style);
			}
		}
	}

	private void link(Link link, TextFlow flow, String style) {
		links.apply(link.getDestination()).ifPresentOrElse(follow -> {
			Hyperlink shown = new Hyperlink(HelpPage.words(link));
			shown.setOnAction(_ -> follow.run());
			flow.getChildren().add(shown);
		}, () -> inline(link, flow, style));
	}

	private static void add(TextFlow flow, String words, String style) {
		Text text = new Text(words);
		text.getStyleClass().add("text");
		if (!style.isEmpty()) {
			text.getStyleClass().add(style);
		}
		flow.getChildren().add(text);
	}
}
