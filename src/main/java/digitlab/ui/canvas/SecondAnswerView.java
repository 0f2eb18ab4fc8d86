package digitlab.ui.canvas;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import digitlab.ui.common.Icons;
import digitlab.ui.common.Lifetime;
import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.tr;

/** Names the two models that are compared, as a legend of the bars below, and says what the second one answers. */
final class SecondAnswerView extends VBox {

	private static final PseudoClass DIFFERS = PseudoClass.getPseudoClass("differs");

	private final Label first = new Label();
	private final Label second = new Label();
	private final HBox firstRow = entry("fill", first);
	private final HBox secondRow = entry("other-fill", second);

	SecondAnswerView(SecondModelViewModel model) {
		getStyleClass().add("second-answer");
		first.setId("first-model");
		second.setId("second-answer");
		second.setWrapText(true);
		second.setMinHeight(Region.USE_PREF_SIZE);
		Icons.tooltip(firstRow, tr("The model in use: its probabilities are the thick bars and the first column."));
		Icons.tooltip(secondRow, tr("The second model: its probabilities are the thin, dashed bars and the second column."));
		Label note = new Label();
		note.setId("second-note");
		note.setWrapText(true);
		note.setMinHeight(Region.USE_PREF_SIZE);
		note.textProperty().bind(model.noteProperty());
		note.visibleProperty().bind(note.textProperty().isNotEmpty());
		note.managedProperty().bind(note.visibleProperty());
		getChildren().addAll(firstRow, secondRow, note);
		visibleProperty().bind(firstRow.visibleProperty().or(note.visibleProperty()));
		managedProperty().bind(visibleProperty());
		Lifetime.keep(model.answerProperty().subscribe(this::show));
	}

	private static HBox entry(String bar, Label words) {
		Region key = new Region();
		key.getStyleClass().addAll("key", bar);
		HBox.setHgrow(words, Priority.ALWAYS);
		HBox entry = new HBox(key, words);
		entry.getStyleClass().add("entry");
		return entry;
	}

	private void show(@Nullable SecondAnswer answer) {
		for (Node row : new Node[]{firstRow, secondRow}) {
			row.setVisible(answer != null);
			row.setManaged(answer != null);
		}
		if (answer != null) {
			first.setText(answer.first().isEmpty() ? tr("no model in use") : answer.first());
			second.setText(answer.words());
			second.pseudoClassStateChanged(DIFFERS, answer.differs());
		}
	}
}
