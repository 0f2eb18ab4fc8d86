package digitlab.ui.cluster;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

import digitlab.ui.common.Lifetime;
import digitlab.ui.common.MnistOffer;
import digitlab.ui.common.Placeholders;

/** The plot with its axis titles, and below it what there is to do with it: the steps of k-means, turning, and searching. */
final class PlotPane extends BorderPane {

	/** The least width of the plot alone. */
	static final double NARROWEST = 180;
	private static final double LOWEST = 170;

	private final ScatterPlot plot = new ScatterPlot();
	private final PlotContents contents;
	private final FindBar findBar;
	private final StackPane middle = new StackPane();
	private final VBox below;
	private final Label xName = Placeholders.note("");
	private final Label yName = Placeholders.note("");
	private String yText = "";

	/**
	 * @param message why there is nothing to show, in English; empty otherwise
	 * @param offer of MNIST below the message
	 */
	PlotPane(ClusterViewModel model, ObservableValue<String> message, MnistOffer offer) {
		plot.setId("scatter");
		xName.setId("x-axis");
		xName.setTextAlignment(TextAlignment.CENTER);
		yName.setId("y-axis");
		yName.setRotate(-90);
		yName.setWrapText(false);
		yName.setMinWidth(USE_PREF_SIZE);
		Label words = Placeholders.centred("cluster-message", message);
		words.setMouseTransparent(true);
		middle.getChildren().addAll(plot, MnistOffer.below(words, offer));
		middle.setMinSize(NARROWEST, LOWEST);
		middle.heightProperty().subscribe(this::nameY);
		StackPane left = new StackPane(new Group(yName));
		StackPane bottom = new StackPane(xName);
		left.getStyleClass().add("axis-name");
		bottom.getStyleClass().add("axis-name");
		left.setAlignment(Pos.CENTER);
		left.visibleProperty().bind(yName.textProperty().isNotEmpty());
		left.managedProperty().bind(left.visibleProperty());
		contents = new PlotContents(model.plot(), model.steps(), plot, (x, y) -> {
			xName.setText(x);
			yText = y;
			nameY();
		});
		findBar = new FindBar(model.find(), plot);
		setCenter(middle);
		setLeft(left);
		below = new VBox(bottom, new StepsBar(model.steps(), contents.movedProperty(), plot), new TurnBar(model.plot(), plot),
				findBar);
		setBottom(below);
		getStyleClass().add("scatter-frame");
		Lifetime.keep(model.find().shownProperty().subscribe(image -> {
			int place = contents.placeOf(image.intValue());
			if (place >= 0) {
				plot.centre(place);
			}
		}));
	}

	/** The whole name of the y axis where the plot is high enough, or its beginning, or nothing. */
	private void nameY() {
		yName.setText(yText);
		if (yName.prefWidth(-1) > middle.getHeight()) {
			yName.setText(yText.replaceAll(",.*", ""));
		}
		if (yName.prefWidth(-1) > middle.getHeight()) {
			yName.setText("");
		}
	}

	/** So that the page scrolls where the bars below leave the plot no height. */
	@Override
	protected double computeMinHeight(double width) {
		return LOWEST + below.prefHeight(width < 0 ? getWidth() : width);
	}

	ScatterPlot plot() {
		return plot;
	}

	PlotContents contents() {
		return contents;
	}

	/** Moves the keyboard focus to the search field, which is shown if it was not. */
	void find() {
		findBar.open();
	}

	/** The dataset index of a point of the plot; -1 for none. */
	int image(int place) {
		return contents.image(place);
	}
}
