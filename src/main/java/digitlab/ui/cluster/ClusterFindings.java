package digitlab.ui.cluster;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import digitlab.plot.Coloring;
import digitlab.ui.common.ChoiceBoxes;
import digitlab.ui.common.Icons;
import digitlab.ui.common.Lifetime;

import static digitlab.language.Localization.tr;
import static digitlab.language.Localization.translated;

/** The results panel: the image under the pointer, the selection, measures, and the groups of the plot. */
final class ClusterFindings extends ScrollPane {

	private final PlotViewModel model;
	private final PointedDigit pointed;
	private final StepsViewModel steps;
	private final VBox found = new VBox();
	private final VBox measures = new VBox();
	private final VBox legend = new VBox();

	ClusterFindings(ClusterViewModel page) {
		model = page.plot();
		steps = page.steps();
		pointed = new PointedDigit(model);
		VBox column = new VBox(pointed, new SelectedImages(page), new PlacedSketchRow(model), found);
		column.getStyleClass().add("settings-column");
		found.getStyleClass().add("findings");
		setId("cluster-findings");
		setFitToWidth(true);
		setHbarPolicy(ScrollBarPolicy.NEVER);
		getStyleClass().addAll("cluster-findings", "edge-to-edge");
		setContent(column);
		Lifetime.keep(model.foundProperty().subscribe(_ -> show()));
		Lifetime.keep(model.liveProperty().subscribe(_ -> show()));
		Lifetime.keep(model.coloringProperty().subscribe((_, _) -> showLegend()));
		found.getChildren().setAll(measures, coloring(), legend);
	}

	/** The colours, right above what they mean. */
	private HBox coloring() {
		ComboBox<Coloring> coloring = ChoiceBoxes.of("coloring", model.coloringProperty(), List.of(Coloring.values()),
				meaning -> translated(meaning.toString()));
		coloring.setAccessibleText(tr("Colours"));
		coloring.disableProperty().bind(steps.openProperty());
		coloring.setMaxWidth(Double.MAX_VALUE);
		HBox.setHgrow(coloring, Priority.ALWAYS);
		Icons.tooltip(coloring,
				tr("By cluster, by label, or by whether an image lies in the cluster that is matched to its digit. No digit "
						+ "is matched twice, so with more than ten clusters some have no digit."));
		Label label = new Label(tr("Colour by"));
		label.setLabelFor(coloring);
		label.setMinWidth(USE_PREF_SIZE);
		HBox both = new HBox(label, coloring);
		both.setAlignment(Pos.CENTER_LEFT);
		both.getStyleClass().add("legend-row");
		return both;
	}

	private void show() {
		boolean isThere = model.foundProperty().get() != null && model.liveProperty().get() == null;
		setVisible(isThere || model.liveProperty().get() != null);
		setManaged(isVisible());
		getContent().setVisible(isThere);
		measures.getChildren().clear();
		if (isThere && model.foundProperty().get() instanceof AnalysedImages now) {
			measures.getChildren().setAll(new ClusterMeasures(now.result()));
		}
		showLegend();
	}

	private void showLegend() {
		legend.getChildren().clear();
		if (model.liveProperty().get() == null && model.foundProperty().get() instanceof AnalysedImages now) {
			legend.getChildren().setAll(new ClusterLegend(model, now));
		}
	}

	/** Shows the image under the pointer; -1 for none. */
	void point(int image) {
		pointed.point(image);
	}
}
