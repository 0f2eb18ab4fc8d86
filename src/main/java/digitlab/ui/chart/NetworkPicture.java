package digitlab.ui.chart;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import digitlab.plot.Mosaic;
import digitlab.plot.NetworkFigure;
import digitlab.plot.NetworkFigure.Stage;
import digitlab.ui.common.Icon;
import digitlab.ui.common.Pixels;
import digitlab.ui.common.Placeholders;
import org.kordamp.ikonli.feather.Feather;

/** A network's stages, one after the other in as many rows as the width requires. */
final class NetworkPicture extends VBox {

	private static final int WIDEST = 224;
	private static final int HIGHEST = 176;

	private final FlowPane stages = new FlowPane();
	private final Label note = Placeholders.note("");

	NetworkPicture() {
		stages.getStyleClass().add("network-stages");
		getStyleClass().add("feature-maps");
		getChildren().addAll(stages, note);
	}

	void show(NetworkFigure network) {
		stages.getChildren().clear();
		for (Stage stage : network.stages()) {
			boolean isFirst = stages.getChildren().isEmpty();
			stages.getChildren().add(isFirst ? node(stage) : following(stage));
		}
		note.setText(network.note());
	}

	private static HBox following(Stage stage) {
		HBox both = new HBox(new Label(null, new Icon(Feather.ARROW_RIGHT)), node(stage));
		both.setAlignment(Pos.CENTER_LEFT);
		both.getStyleClass().add("network-stage-after");
		return both;
	}

	private static VBox node(Stage stage) {
		Label name = new Label(stage.name());
		name.getStyleClass().add("subtitle");
		VBox node = new VBox(name, Placeholders.note(stage.shape()), Placeholders.note(stage.parameters()));
		stage.picture().ifPresent(mosaic -> node.getChildren().add(picture(mosaic)));
		node.getStyleClass().add("network-stage");
		node.setAccessibleText(stage.name() + ": " + stage.shape());
		return node;
	}

	private static ImageView picture(Mosaic mosaic) {
		return new ImageView(Pixels.of(mosaic.rows(), mosaic.columns(),
				(row, column) -> mosaic.rgb()[row * mosaic.columns() + column], mosaic.scaleWithin(WIDEST, HIGHEST)));
	}
}
