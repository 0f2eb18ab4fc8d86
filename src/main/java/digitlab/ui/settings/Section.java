package digitlab.ui.settings;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import digitlab.ui.common.Icons;

/** A part of the page under a title, and the small things that such parts are made of. */
class Section extends VBox {

	/**
	 * @param id for tests, such as "section-device"
	 */
	Section(String id, String title, Node... content) {
		setId(id);
		getStyleClass().addAll("card", "settings-section");
		Label head = new Label(title);
		head.getStyleClass().add("section-title");
		getChildren().add(head);
		getChildren().addAll(content);
	}

	/** A text of some lines. */
	static Label text(ObservableValue<String> words) {
		Label label = new Label();
		label.setWrapText(true);
		label.setMinHeight(Region.USE_PREF_SIZE);
		label.textProperty().bind(words);
		showWhen(label, words.map(text -> !text.isEmpty()));
		return label;
	}

	/** The same in fainter letters. */
	static Label note(ObservableValue<String> words) {
		Label label = text(words);
		label.getStyleClass().add("note");
		return label;
	}

	/** What is wrong, in one sentence. */
	static Label problem(ObservableValue<String> words) {
		Label label = text(words);
		label.getStyleClass().add("problem");
		return label;
	}

	/** A control under its name. */
	static VBox named(String name, String meaning, Region control) {
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

	/** Nodes in a row, as many as fit. */
	static FlowPane row(Node... nodes) {
		FlowPane row = new FlowPane(nodes);
		row.getStyleClass().add("settings-row");
		return row;
	}

	/** Fields in a row, as many as fit; one may be higher than the others for what is wrong with it. */
	static FlowPane fields(Node... fields) {
		FlowPane row = row(fields);
		row.getStyleClass().add("field-row");
		return row;
	}

	static Button button(String id, String name, Runnable command) {
		Button button = new Button(name);
		button.setId(id);
		button.setMinWidth(Region.USE_PREF_SIZE);
		button.setMnemonicParsing(false);
		button.setOnAction(_ -> command.run());
		return button;
	}

	/** Takes no room while it is not shown. */
	static <N extends Node> N showWhen(N node, ObservableValue<Boolean> shown) {
		node.visibleProperty().bind(Bindings.createBooleanBinding(() -> Boolean.TRUE.equals(shown.getValue()), shown));
		node.managedProperty().bind(node.visibleProperty());
		return node;
	}
}
