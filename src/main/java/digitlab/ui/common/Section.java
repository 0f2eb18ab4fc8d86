package digitlab.ui.common;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.tr;

/** A titled section of a page, and the small controls that sections consist of. */
public class Section extends VBox {

	/**
	 * @param id for tests, such as "section-device"
	 */
	@SuppressWarnings("this-escape") // calls only JavaFX methods that no section overrides
	public Section(String id, String title, Node... content) {
		setId(id);
		getStyleClass().addAll("card", "settings-section");
		Label head = new Label(title);
		head.getStyleClass().add("section-title");
		getChildren().add(head);
		getChildren().addAll(content);
	}

	/** Text of one or more lines. */
	public static Label text(ObservableValue<String> words) {
		Label label = new Label();
		label.setWrapText(true);
		label.setMinHeight(Region.USE_PREF_SIZE);
		label.textProperty().bind(words);
		showWhen(label, words.map(text -> !text.isEmpty()));
		return label;
	}

	/** The same in a fainter colour. */
	public static Label note(ObservableValue<String> words) {
		Label label = text(words);
		label.getStyleClass().add("note");
		return label;
	}

	/** A problem, in one sentence. */
	public static Label problem(ObservableValue<String> words) {
		Label label = text(words);
		label.getStyleClass().add("problem");
		return label;
	}

	/** A control below its name. */
	public static VBox named(String name, String meaning, Region control) {
		Label label = new Label(name);
		label.setLabelFor(control);
		control.setAccessibleText(name);
		control.setMaxWidth(Double.MAX_VALUE);
		Icons.tooltip(control, meaning);
		Icons.tooltip(label, meaning);
		label.getStyleClass().add("field-name");
		VBox pair = new VBox(label, control);
		pair.getStyleClass().add("plan-field");
		return pair;
	}

	/** Nodes in rows, as many in each as fit. */
	public static FlowPane row(Node... nodes) {
		FlowPane row = new FlowPane(nodes);
		row.getStyleClass().add("settings-row");
		return row;
	}

	/** Fields in rows, as many in each as fit; one may be taller than the others when it shows a problem. */
	public static FlowPane fields(Node... fields) {
		FlowPane row = row(fields);
		row.getStyleClass().add("field-row");
		return row;
	}

	/** A button that shows its name. */
	public static Button button(String id, String name, Runnable command) {
		Button button = new Button(name);
		button.setId(id);
		button.setMinWidth(Region.USE_PREF_SIZE);
		button.setMnemonicParsing(false);
		button.setOnAction(_ -> command.run());
		return button;
	}

	/** A button that shows the same text in every row, with an accessible name for those who cannot see the row. */
	public static Button button(String id, String name, String of, Runnable command) {
		Button button = button(id, name, command);
		button.setAccessibleText(tr("%s %s", name, of));
		return button;
	}

	/**
	 * A button for an action that cannot be undone: the first press only arms it, until it loses the focus or the page changes.
	 *
	 * @param sure its text while armed
	 * @param of what it acts on, for those who cannot see it; may be empty
	 */
	public static Button twice(String id, String name, String sure, String of, Runnable command) {
		Button button = new Button();
		Consumer<Boolean> arm = isArmed -> {
			String words = isArmed ? sure : name;
			button.setText(words);
			button.setAccessibleText(of.isEmpty() ? words : tr("%s %s", words, of));
		};
		arm.accept(false);
		button.setId(id);
		button.setMinWidth(Region.USE_PREF_SIZE);
		button.setMnemonicParsing(false);
		button.setOnAction(_ -> {
			boolean isSure = button.getText().equals(sure);
			button.requestFocus();
			arm.accept(!isSure);
			if (isSure) {
				command.run();
			}
		});
		button.focusedProperty().subscribe((_, isFocused) -> {
			if (!isFocused) {
				arm.accept(false);
			}
		});
		button.sceneProperty().subscribe((_, _) -> arm.accept(false));
		return button;
	}

	/** Moves the focus from a part that goes to the control before it. JavaFX would move it to the next one and scroll there. */
	public static void leave(Node part) {
		if (part.getScene() == null || !isIn(part, part.getScene().getFocusOwner())) {
			return;
		}
		Node section = part;
		while (section.getParent() != null && !(section instanceof Section)) {
			section = section.getParent();
		}
		List<Node> controls = section.lookupAll("*").stream().filter(node -> takesTheKeyboard(node) || isIn(part, node)).toList();
		int place = 0;
		while (place < controls.size() && !isIn(part, controls.get(place))) {
			place++;
		}
		Stream.concat(controls.subList(0, place).reversed().stream(), controls.subList(place, controls.size()).stream())
				.filter(node -> !isIn(part, node)).findFirst().ifPresent(Node::requestFocus);
	}

	private static boolean takesTheKeyboard(Node node) {
		boolean isShown = true;
		for (Node part = node; part != null; part = part.getParent()) {
			isShown &= part.isVisible();
		}
		return isShown && node instanceof Control && node.isFocusTraversable() && !node.isDisabled();
	}

	/** Replaces a list's nodes; the focus stays on the node with the same id, or else in the same row. */
	public static void refill(Pane list, List<? extends Node> nodes) {
		Node focused = list.getScene() == null ? null : list.getScene().getFocusOwner();
		int row = 0;
		while (row < list.getChildren().size() && !isIn(list.getChildren().get(row), focused)) {
			row++;
		}
		boolean wasHere = row < list.getChildren().size();
		list.getChildren().setAll(nodes);
		if (wasHere && focused != null) {
			String id = focused.getId();
			Node same = list.lookupAll("*").stream().filter(node -> id != null && id.equals(node.getId())).findFirst()
					.orElse(null);
			if (same != null && !same.isDisabled()) {
				same.requestFocus();
			} else if (!nodes.isEmpty()) {
				first(same == null ? list.getChildren().get(Math.min(row, nodes.size() - 1)) : same.getParent())
						.ifPresent(Node::requestFocus);
			}
		}
	}

	private static boolean isIn(Node parent, @Nullable Node node) {
		Node part = node;
		while (part != null && part != parent) {
			part = part.getParent();
		}
		return part != null;
	}

	/** Moves the focus to the first control of this section. */
	public final void focusFirst() {
		first(this).ifPresent(Node::requestFocus);
	}

	private static Optional<Node> first(Node parent) {
		return parent.lookupAll("*").stream().filter(Section::takesTheKeyboard).findFirst();
	}

	/** Takes up no space while hidden. */
	public static <N extends Node> N showWhen(N node, ObservableValue<Boolean> shown) {
		node.visibleProperty().bind(Bindings.createBooleanBinding(() -> Boolean.TRUE.equals(shown.getValue()), shown));
		node.managedProperty().bind(node.visibleProperty());
		node.visibleProperty().subscribe(isVisible -> {
			if (!isVisible) {
				leave(node);
			}
		});
		return node;
	}
}
