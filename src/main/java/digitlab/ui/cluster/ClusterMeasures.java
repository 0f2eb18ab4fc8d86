package digitlab.ui.cluster;

import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import digitlab.clustering.ClusterResult;
import digitlab.clustering.DigitDistances;
import digitlab.clustering.LabelAgreement;
import digitlab.ui.common.Icons;
import digitlab.ui.common.Numbers;

import static digitlab.language.Localization.tr;
import static digitlab.language.Localization.trn;

/** Measures of the quality of a clustering. */
final class ClusterMeasures extends VBox {

	private static final int CLOSEST = 3;

	ClusterMeasures(ClusterResult result) {
		getStyleClass().add("cluster-measures");
		int used = result.parameters().components();
		List<Double> explained = result.components().pca().explainedVariance();
		double kept = used == 0 ? 1 : explained.stream().limit(used).mapToDouble(Double::doubleValue).sum();
		add("explained", tr("variance kept"), Numbers.percent(kept), used == 0
				? tr("Clustering used all %d numbers of an image.", result.space().columns())
				: trn("The share of the variance kept by the %,d\u00a0component that was used for clustering.",
						"The share of the variance kept by the %,d\u00a0components that were used for clustering.",
						Math.min(used, explained.size())));
		add("inertia", tr("inertia"), Numbers.decimal(result.clusters().inertia(), 0),
				tr("The sum of the squared distances of all images from their cluster's centre."));
		add("silhouette", tr("silhouette"), Numbers.decimal(result.measures().silhouette(), 3),
				trn("From −1 to 1: how much nearer an image is to its own cluster than to the next one; on %,d\u00a0image.",
						"From −1 to 1: how much nearer an image is to its own cluster than to the next one; on %,d\u00a0images.",
						result.measures().silhouetteSample()));
		if (result.measures().agreement() instanceof LabelAgreement labels) {
			add("purity", tr("purity"), Numbers.percent(labels.purity()),
					tr("The share of images that show the most frequent digit of their cluster."));
			add("ari", tr("adjusted Rand index"), Numbers.decimal(labels.adjustedRandIndex(), 3),
					tr("Agreement between clusters and labels: 1 is perfect, 0 is chance."));
			add("nmi", tr("mutual information"), Numbers.decimal(labels.normalizedMutualInformation(), 3),
					tr("Normalised mutual information: how much a cluster tells about the label, 0 to 1."));
			add("closest", tr("closest digits"), closest(result.measures().distances()),
					tr("The pairs of digits whose means are nearest in this space; the tab Digits shows all."));
		}
	}

	private static String closest(DigitDistances distances) {
		return distances.closest().stream().limit(CLOSEST).map(pair -> pair.a() + "–" + pair.b())
				.collect(Collectors.joining(", "));
	}

	private void add(String id, String name, String value, String meaning) {
		Label number = new Label(value);
		number.setId("cluster-" + id);
		number.setMinWidth(Region.USE_PREF_SIZE);
		Label caption = new Label(name);
		caption.getStyleClass().add("note");
		caption.setWrapText(true);
		caption.setMinHeight(Region.USE_PREF_SIZE);
		Region gap = new Region();
		HBox.setHgrow(gap, Priority.ALWAYS);
		HBox row = new HBox(caption, gap, number);
		row.setAlignment(Pos.CENTER_LEFT);
		Icons.tooltip(row, meaning);
		getChildren().add(row);
	}
}
