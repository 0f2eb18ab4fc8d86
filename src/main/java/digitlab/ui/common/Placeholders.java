package digitlab.ui.common;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.text.TextAlignment;

import digitlab.language.Localization;

/** Sentences shown in place of a chart. */
public final class Placeholders {

	private Placeholders() {
	}

	/**
	 * A centred sentence, visible only while it is not empty.
	 *
	 * @param text translated here if it is marked as a text to translate, so that it follows the language
	 */
	public static Label centred(String id, ObservableValue<String> text) {
		Label label = new Label();
		label.setId(id);
		label.getStyleClass().add("message");
		label.setWrapText(true);
		label.setTextAlignment(TextAlignment.CENTER);
		label.setAlignment(Pos.CENTER);
		label.textProperty().bind(text.map(Localization::translated));
		label.visibleProperty().bind(text.map(words -> !words.isEmpty()));
		label.managedProperty().bind(label.visibleProperty());
		return label;
	}

	/** A note on a card. */
	public static Label note(String text) {
		Label label = new Label(text);
		label.getStyleClass().add("note");
		label.setWrapText(true);
		return label;
	}
}
