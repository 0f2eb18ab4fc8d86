package digitlab.ui.cluster;

import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/** The results panel: the image under the pointer, the selection, measures, and the groups of the plot. */
final class ClusterFindings extends ScrollPane {

	private final PlotViewModel model;
	private final PointedDigit pointed;
	private final VBox found = new VBox();

	ClusterFindings(ClusterViewModel page) {
		model = page.plot();
		pointed = new PointedDigit(model);
		VBox column = new VBox(pointed, new SelectedImages(page), new PlacedSketchRow(model), found);
		column.getStyleClass().add("settings-column");
		found.getStyleClass().add("findings");
		setId("cluster-findings");
		setFitToWidth(true);
		setHbarPolicy(ScrollBarPolicy.NEVER);
		getStyleClass().addAll("cluster-findings", "edge-to-edge");
		setContent(column);
		model.foundProperty().subscribe(_ -> show());
		model.liveProperty().subscribe(_ -> show());
		model.coloringProperty().subscribe(_ -> show());
	}

	private void show() {
		boolean isThere = model.foundProperty().get() != null && model.liveProperty().get() == null;
		setVisible(isThere || model.liveProperty().get() != null);
		setManaged(isVisible());
		getContent().setVisible(isThere);
		found.getChildren().clear();
		if (isThere && model.foundProperty().get() instanceof AnalysedImages now) {
			found.getChildren().addAll(new ClusterMeasures(now.result()), new ClusterLegend(model, now));
		}
	}

	/** Shows the image under the pointer; -1 for none. */
	void point(int image) {
		pointed.point(image);
	}
}
