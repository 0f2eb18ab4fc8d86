package digitlab.ui.cluster;

import java.util.List;
import java.util.Locale;
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

/** Measures of the quality of a clustering. */
final class ClusterMeasures extends VBox {

	private static final int CLOSEST = 3;

	ClusterMeasures(ClusterResult result) {
		getStyleClass().add("cluster-measures");
		int used = result.parameters().components();
		List<Double> explained = result.components().pca().explainedVariance();
		double kept = used == 0 ? 1 : explained.stream().limit(used).mapToDouble(Double::doubleValue).sum();
		add("explained", "variance kept", Numbers.percent(kept), used == 0
				? "Clustering used all " + result.space().columns() + " numbers of an image."
				: "The share of the variance kept by the " + Numbers.count(Math.min(used, explained.size()), "component")
						+ " that were used for clustering.");
		add("inertia", "inertia", String.format(Locale.ROOT, "%,.0f", result.clusters().inertia()),
				"The sum of the squared distances of all images from their cluster's centre.");
		add("silhouette", "silhouette", Numbers.decimal(result.measures().silhouette(), 3),
				"From −1 to 1: how much nearer an image is to its own cluster than to the next one; on "
						+ Numbers.count(result.measures().silhouetteSample(), "image") + ".");
		if (result.measures().agreement() instanceof LabelAgreement labels) {
			add("purity", "purity", Numbers.percent(labels.purity()),
					"The share of images that show the most frequent digit of their cluster.");
			add("ari", "adjusted Rand index", Numbers.decimal(labels.adjustedRandIndex(), 3),
					"Agreement between clusters and labels: 1 is perfect, 0 is chance.");
			add("nmi", "mutual information", Numbers.decimal(labels.normalizedMutualInformation(), 3),
					"Normalised mutual information: how much a cluster tells about the label, 0 to 1.");
			add("closest", "closest digits", closest(result.measures().distances()),
					"The pairs of digits whose means are nearest in this space; the tab Digits shows all.");
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
		Region gap = new Region();
		HBox.setHgrow(gap, Priority.ALWAYS);
		HBox row = new HBox(caption, gap, number);
		row.setAlignment(Pos.CENTER_LEFT);
		Icons.tooltip(row, meaning);
		getChildren().add(row);
	}
}
