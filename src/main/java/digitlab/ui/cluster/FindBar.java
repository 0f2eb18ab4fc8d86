package digitlab.ui.cluster;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import digitlab.ui.common.Icons;
import digitlab.ui.common.Lifetime;
import digitlab.ui.common.PromptField;
import org.kordamp.ikonli.feather.Feather;

import static digitlab.language.Localization.tr;

/** Looks for images in the plot. */
final class FindBar extends PlotBar {

	private static final int COLUMNS = 9;

	private final FindViewModel model;
	private final Node plot;
	private final PromptField field = new PromptField("find-images",
			tr("%s, or %s", PointQuery.NUMBER_EXAMPLE, PointQuery.labelled(7)), COLUMNS);

	/** @param plot receives the keyboard focus in the end */
	FindBar(FindViewModel model, Node plot) {
		super(model.openProperty());
		this.model = model;
		this.plot = plot;
		setId("find-bar");
		field.setAccessibleText(tr("Find images by number, label or cluster"));
		field.textProperty().bindBidirectional(model.textProperty());
		field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
		getChildren().addAll(field,
				Icons.button(Feather.CHEVRON_UP, tr("Previous image found"), tr("Shift+Enter"), model::previous),
				Icons.button(Feather.CHEVRON_DOWN, tr("Find, or next image found"), tr("Enter"), model::next),
				Icons.button(Feather.X, tr("Close the search"), tr("Esc"), this::close),
				words("find-words", model.wordsProperty()));
		getChildren().get(1).setId("find-previous");
		getChildren().get(2).setId("find-next");
		Lifetime.keep(model.openProperty().subscribe(now -> {
			if (now) {
				Platform.runLater(field::requestFocus);
			}
		}));
	}

	private void key(KeyEvent event) {
		if (event.getCode() == KeyCode.ENTER && event.isShiftDown()) {
			model.previous();
		} else if (event.getCode() == KeyCode.ENTER) {
			model.next();
		} else if (event.getCode() == KeyCode.ESCAPE) {
			close();
		} else {
			return;
		}
		event.consume();
	}

	private void close() {
		plot.requestFocus();
		model.openProperty().set(false);
	}

	/** Shows the search field with what was typed selected. */
	void open() {
		model.openProperty().set(true);
		field.requestFocus();
		field.selectAll();
	}
}
