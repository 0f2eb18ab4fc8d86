package digitlab.ui.cluster;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import digitlab.clustering.LabelAgreement;
import digitlab.plot.ClusterGroups;
import digitlab.plot.Coloring;
import digitlab.ui.common.Numbers;
import digitlab.ui.common.Pixels;

import static digitlab.language.Localization.tr;
import static digitlab.language.Localization.trn;

/** The legend of the plot: colours, sizes and contents of the groups; unticked groups are hidden. */
final class ClusterLegend extends VBox {

	private final PlotViewModel model;
	private final AnalysedImages found;
	private final ClusterGroups groups;

	ClusterLegend(PlotViewModel model, AnalysedImages found) {
		this.model = model;
		this.found = found;
		groups = model.groups(found);
		setId("cluster-legend");
		getStyleClass().add("cluster-legend");
		List<String> names = groups.names();
		int[] sizes = new int[names.size()];
		for (int image = 0; image < found.data().size(); image++) {
			sizes[groups.group(image)]++;
		}
		for (int group = 0; group < sizes.length; group++) {
			if (sizes[group] > 0) {
				getChildren().add(row(group, names.get(group), sizes[group]));
			}
		}
	}

	private HBox row(int group, String name, int size) {
		boolean isCluster = groups.coloring() == Coloring.CLUSTER;
		CheckBox box = new CheckBox();
		box.setSelected(!model.hiddenProperty().get().get(group));
		box.setAccessibleText(tr("Show: %s", name));
		box.setOnAction(_ -> model.show(group, box.isSelected()));
		Region colour = new Region();
		colour.getStyleClass().add("group-colour");
		colour.setStyle("-fx-background-color: #%06x;".formatted(groups.rgb(group)));
		HBox row = new HBox(box, colour);
		if (isCluster) {
			row.getChildren().add(new ImageView(Pixels.of(found.means().get(group), 1)));
		}
		Label words = new Label(isCluster
				? contents(group, size)
				: String.join("\n", name, trn("%,d\u00a0image", "%,d\u00a0images", size)));
		words.getStyleClass().add("note");
		words.setMinWidth(Region.USE_PREF_SIZE);
		row.getChildren().add(words);
		row.setAlignment(Pos.CENTER_LEFT);
		row.getStyleClass().add("legend-row");
		return row;
	}

	private String contents(int cluster, int size) {
		LabelAgreement labels = found.result().measures().agreement();
		String count = trn("%2$d: %1$,d\u00a0image", "%2$d: %1$,d\u00a0images", size, cluster + 1);
		return labels == null || labels.majorityDigit(cluster) < 0
				? count
				: String.join("\n", count,
						tr("%s are %d", Numbers.percent(labels.purity(cluster)), labels.majorityDigit(cluster)));
	}
}
