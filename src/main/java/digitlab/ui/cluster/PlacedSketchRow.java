package digitlab.ui.cluster;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;

import digitlab.clustering.LabelAgreement;
import digitlab.ui.common.Lifetime;
import digitlab.ui.common.Numbers;
import digitlab.ui.common.Pixels;

import static digitlab.language.Localization.tr;

/** Shows the cluster that the sketch on the canvas belongs to. */
final class PlacedSketchRow extends HBox {

	private final PlotViewModel model;
	private final ImageView picture = new ImageView();
	private final Label words = new Label();

	PlacedSketchRow(PlotViewModel model) {
		this.model = model;
		words.setId("placed-sketch");
		words.setWrapText(true);
		setAlignment(Pos.CENTER_LEFT);
		getStyleClass().add("legend-row");
		getChildren().addAll(picture, words);
		Lifetime.keep(model.sketchProperty().subscribe(this::show));
	}

	private void show(Optional<PlacedSketch> placed) {
		setVisible(placed.isPresent());
		setManaged(placed.isPresent());
		if (placed.isPresent() && model.foundProperty().get() instanceof AnalysedImages found) {
			int cluster = placed.get().place().cluster();
			LabelAgreement labels = found.result().measures().agreement();
			picture.setImage(Pixels.of(placed.get().image(), 1));
			words.setText(labels == null || labels.majorityDigit(cluster) < 0
					? tr("Your sketch: cluster %d", cluster + 1)
					: tr("Your sketch: cluster %d, %s of which are %d", cluster + 1, Numbers.percent(labels.purity(cluster)),
							labels.majorityDigit(cluster)));
		}
	}
}
