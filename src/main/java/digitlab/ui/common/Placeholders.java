package digitlab.ui.common;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.text.TextAlignment;

/** Sentences shown in place of a chart. */
public final class Placeholders {

	private Placeholders() {
	}

	/** A centred sentence, visible only while it is not empty. */
	public static Label centred(String id, ObservableValue<String> text) {
		Label label = new Label();
		label.setId(id);
		label.getStyleClass().add("message");
		label.setWrapText(true);
		label.setTextAlignment(TextAlignment.CENTER);
		label.setAlignment(Pos.CENTER);
		label.textProperty().bind(text);
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
