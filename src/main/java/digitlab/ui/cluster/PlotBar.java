package digitlab.ui.cluster;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;

/** A row of controls and words below the plot, which wraps where the plot is narrow; shown only while it is of use. */
class PlotBar extends FlowPane {

	private static final double PADDING = 24;

	/** @param shown whether it is of use */
	PlotBar(ObservableValue<Boolean> shown) {
		getStyleClass().add("plot-bar");
		managedProperty().bind(visibleProperty());
		visibleProperty().bind(shown);
	}

	/** Words that wrap. */
	final Label words(String id, ObservableValue<String> text) {
		Label words = new Label();
		words.setId(id);
		words.textProperty().bind(text);
		words.setWrapText(true);
		words.maxWidthProperty().bind(widthProperty().subtract(PADDING));
		return words;
	}

	/** The words wrap, so they need not widen the plot. */
	@Override
	protected double computeMinWidth(double height) {
		return 0;
	}

	@Override
	protected double computePrefWidth(double height) {
		return 0;
	}
}
