package digitlab.ui.cluster;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import digitlab.clustering.NearestPoints.Near;
import digitlab.dataset.DigitDataset;
import digitlab.ui.common.Lifetime;
import digitlab.ui.common.Numbers;
import digitlab.ui.common.Pixels;
import digitlab.ui.common.Placeholders;

import static digitlab.language.Localization.tr;

/** The image under the pointer, or the pinned image with its nearest neighbours. */
final class PointedDigit extends VBox {

	private static final int SCALE = 4;

	private final PlotViewModel model;
	private final ImageView picture = new ImageView();
	private final Label words = new Label();
	private final Label title = Placeholders.note("");
	private final FlowPane neighbours = new FlowPane();
	private int pointed = -1;

	PointedDigit(PlotViewModel model) {
		this.model = model;
		words.setId("hovered-digit");
		words.setWrapText(true);
		HBox.setHgrow(words, Priority.ALWAYS);
		StackPane frame = new StackPane(picture);
		frame.getStyleClass().add("pointed-frame");
		HBox both = new HBox(frame, words);
		both.setAlignment(Pos.CENTER_LEFT);
		both.getStyleClass().add("pointed");
		neighbours.setId("neighbours");
		neighbours.getStyleClass().add("neighbours");
		getStyleClass().add("pointed-column");
		getChildren().addAll(both, title, neighbours);
		Lifetime.keep(model.pinnedProperty().subscribe(_ -> show()));
		Lifetime.keep(model.neighboursProperty().subscribe(nearest -> show(nearest)));
	}

	/** Shows an image; -1 for the pinned one. */
	void point(int image) {
		pointed = image;
		show();
	}

	private void show() {
		int image = pointed < 0 ? model.pinnedProperty().get() : pointed;
		if (image < 0 || !(model.foundProperty().get() instanceof AnalysedImages found) || image >= found.data().size()) {
			picture.setImage(null);
			words.setText(tr("Point at a digit to see it; click to keep it."));
			return;
		}
		picture.setImage(Pixels.of(found.data().image(image), SCALE));
		List<String> lines = new ArrayList<>(List.of(label(found, image),
				tr("cluster %d", found.result().clusters().assignment()[image] + 1), tr("image %,d", image)));
		if (image == model.pinnedProperty().get()) {
			lines.add(tr("(kept)"));
		}
		words.setText(String.join("\n", lines));
	}

	private static String label(AnalysedImages found, int image) {
		int label = found.data().label(image);
		return label == DigitDataset.UNLABELLED ? tr("no label") : PointQuery.labelled(label);
	}

	private void show(List<Near> nearest) {
		boolean any = !nearest.isEmpty() && model.foundProperty().get() != null;
		for (var node : List.of(title, neighbours)) {
			node.setVisible(any);
			node.setManaged(any);
		}
		neighbours.getChildren().clear();
		if (any && model.foundProperty().get() instanceof AnalysedImages found) {
			title.setText(tr("Nearest to it, at %s to %s", Numbers.decimal(nearest.getFirst().distance(), 2),
					Numbers.decimal(nearest.getLast().distance(), 2)));
			nearest.forEach(near -> neighbours.getChildren().add(button(found, near)));
		}
	}

	private Button button(AnalysedImages found, Near near) {
		Button button = ImageButtons.of(found, near.index(), () -> model.pin(near.index()));
		button.setAccessibleText(
				tr("%s, at a distance of %s", button.getAccessibleText(), Numbers.decimal(near.distance(), 2)));
		return button;
	}
}
