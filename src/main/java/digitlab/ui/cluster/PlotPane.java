package digitlab.ui.cluster;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

import digitlab.ui.common.MnistOffer;
import digitlab.ui.common.Placeholders;

/** The plot with its axis titles, and below it what there is to do with it: the steps of k-means, turning, and searching. */
final class PlotPane extends BorderPane {

	/** The least width of the plot alone. */
	static final double NARROWEST = 180;
	private static final double LOWEST = 90;

	private final ScatterPlot plot = new ScatterPlot();
	private final PlotContents contents;
	private final FindBar findBar;
	private final Label xName = Placeholders.note("");
	private final Label yName = Placeholders.note("");

	/**
	 * @param message why there is nothing to show; empty otherwise
	 * @param offer of MNIST below the message
	 */
	PlotPane(ClusterViewModel model, ObservableValue<String> message, MnistOffer offer) {
		plot.setId("scatter");
		xName.setId("x-axis");
		xName.setTextAlignment(TextAlignment.CENTER);
		yName.setId("y-axis");
		yName.setRotate(-90);
		yName.setTextAlignment(TextAlignment.CENTER);
		Label words = Placeholders.centred("cluster-message", message);
		words.setMouseTransparent(true);
		StackPane middle = new StackPane(plot, MnistOffer.below(words, offer));
		middle.setMinSize(NARROWEST, LOWEST);
		yName.maxWidthProperty().bind(middle.heightProperty());
		StackPane left = new StackPane(new Group(yName));
		StackPane bottom = new StackPane(xName);
		left.getStyleClass().add("axis-name");
		bottom.getStyleClass().add("axis-name");
		left.setAlignment(Pos.CENTER);
		contents = new PlotContents(model.plot(), model.steps(), plot, (x, y) -> {
			xName.setText(x);
			yName.setText(y);
		});
		findBar = new FindBar(model.find());
		setCenter(middle);
		setLeft(left);
		setBottom(new VBox(bottom, new StepsBar(model.steps(), contents.movedProperty()), new TurnBar(model.plot(), plot),
				findBar));
		getStyleClass().add("scatter-frame");
		model.find().shownProperty().subscribe(image -> {
			int place = contents.placeOf(image.intValue());
			if (place >= 0) {
				plot.centre(place);
			}
		});
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
