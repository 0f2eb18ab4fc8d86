package digitlab.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuItem;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;

import digitlab.ui.help.Glossary;
import digitlab.ui.help.Glossary.Term;
import org.jspecify.annotations.Nullable;

/**
 * Explains the terms of the glossary where the window shows them: those of a text by a right click on it, or the menu key; those
 * of a card by a click on its question mark; those of the whole page by a key.
 */
final class TermHelp {

	private static final String CARD = "card";
	/** More are listed by their names alone. */
	private static final int MOST_IN_FULL = 3;
	private static final double WIDTH = 360;
	private static final double BELOW_TOP = 60;

	private final Parent page;
	private final Supplier<Glossary> glossary;
	private final Consumer<String> open;
	private @Nullable ContextMenu menu;

	/**
	 * @param page holds what is shown
	 * @param glossary in the language of the window
	 * @param open opens the glossary at a term's anchor
	 */
	TermHelp(Parent page, Supplier<Glossary> glossary, Consumer<String> open) {
		this.page = page;
		this.glossary = glossary;
		this.open = open;
		page.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::asked);
		page.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
	}

	private void asked(ContextMenuEvent event) {
		Node node = event.isKeyboardTrigger() ? page.getScene().getFocusOwner() : event.getPickResult().getIntersectedNode();
		Node part = named(node);
		List<Term> terms = part == null ? List.of() : terms(part);
		if (!terms.isEmpty()) {
			show(terms, event.getScreenX(), event.getScreenY());
			event.consume();
		}
	}

	/** The text that is pointed at or, where there is none, the card. */
	private static @Nullable Node named(@Nullable Node node) {
		for (Node each = node; each != null; each = each.getParent()) {
			if (each instanceof Labeled || each.getStyleClass().contains(CARD)) {
				return each;
			}
		}
		return node;
	}

	private void clicked(MouseEvent event) {
		Node hint = event.getButton() == MouseButton.PRIMARY
				? above(event.getPickResult().getIntersectedNode(), "card-hint")
				: null;
		if (hint != null && above(hint, CARD) instanceof Node card) {
			List<Term> terms = terms(card);
			if (!terms.isEmpty()) {
				show(terms, event.getScreenX(), event.getScreenY());
			}
		}
	}

	private static @Nullable Node above(@Nullable Node node, String styleClass) {
		Node each = node;
		while (each != null && !each.getStyleClass().contains(styleClass)) {
			each = each.getParent();
		}
		return each;
	}

	/** Lists the terms that the page shows; the glossary as a whole if there are none. */
	void ofPage() {
		List<Term> terms = terms(page);
		if (terms.isEmpty()) {
			open.accept("");
			return;
		}
		Bounds place = page.localToScreen(page.getLayoutBounds());
		show(terms, place.getCenterX() - WIDTH / 2, place.getMinY() + BELOW_TOP);
	}

	private void show(List<Term> terms, double x, double y) {
		ContextMenu shown = new ContextMenu();
		shown.setId("terms");
		for (Term term : terms) {
			MenuItem item = terms.size() <= MOST_IN_FULL ? inFull(term) : new MenuItem(term.title());
			item.setMnemonicParsing(false);
			item.setId("term-" + term.anchor());
			item.setOnAction(_ -> open.accept(term.anchor()));
			shown.getItems().add(item);
		}
		if (menu != null) {
			menu.hide();
		}
		menu = shown;
		shown.show(page, x, y);
	}

	private static MenuItem inFull(Term term) {
		Label title = new Label(term.title());
		title.getStyleClass().add("term-title");
		Text definition = new Text(term.definition());
		definition.setWrappingWidth(WIDTH); // a menu gives a label one line
		definition.getStyleClass().add("term-definition");
		VBox both = new VBox(title, definition);
		both.getStyleClass().add("term");
		return new MenuItem(null, both); // keys do not reach a CustomMenuItem
	}

	private List<Term> terms(Node node) {
		List<String> texts = new ArrayList<>();
		gather(node, texts);
		return glossary.get().in(String.join("\n", texts));
	}

	private static void gather(Node node, List<String> texts) {
		if (!node.isVisible()) {
			return;
		}
		String text = switch (node) {
			case Labeled labeled -> labeled.getText();
			case Text plain -> plain.getText();
			default -> null;
		};
		if (text != null) {
			texts.add(text);
		}
		if (node.getAccessibleText() instanceof String spoken) { // also what a question mark says
			texts.add(spoken);
		}
		if (node instanceof Parent parent) {
			parent.getChildrenUnmodifiable().forEach(child -> gather(child, texts));
		}
	}
}
