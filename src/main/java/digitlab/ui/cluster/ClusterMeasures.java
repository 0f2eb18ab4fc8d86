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

/** The numbers that say how good clusters are. */
final class ClusterMeasures extends VBox {

	private static final int CLOSEST = 3;

	ClusterMeasures(ClusterResult result) {
		getStyleClass().add("cluster-measures");
		int used = result.parameters().components();
		List<Double> explained = result.pca().explainedVariance();
		double kept = used == 0 ? 1 : explained.stream().limit(used).mapToDouble(Double::doubleValue).sum();
		add("explained", "variance kept", Numbers.percent(kept), used == 0
				? "The clusters were looked for among all " + result.space().columns() + " numbers of an image."
				: "Share of the variance that the " + Numbers.count(Math.min(used, explained.size()), "component")
						+ " keep among which clusters were looked for.");
		add("inertia", "inertia", String.format(Locale.ROOT, "%,.0f", result.clusters().inertia()),
				"Sum of the squared distances of all images from their cluster's centre.");
		add("silhouette", "silhouette", Numbers.decimal(result.silhouette(), 3),
				"From -1 to 1: how much nearer an image is to its own cluster than to the next; on "
						+ Numbers.count(result.silhouetteSample(), "image") + ".");
		if (result.agreement() instanceof LabelAgreement labels) {
			add("purity", "purity", Numbers.percent(labels.purity()),
					"Share of the images that show the most frequent digit of their cluster.");
			add("ari", "adjusted Rand index", Numbers.decimal(labels.adjustedRandIndex(), 3),
					"Agreement of clusters and labels: 1 the same, 0 as by chance.");
			add("nmi", "mutual information", Numbers.decimal(labels.normalizedMutualInformation(), 3),
					"Normalised: how much a cluster says about the label, 0 to 1.");
			add("closest", "closest digits", closest(result.distances()),
					"Pairs of digits whose mean points are nearest in this space; Digits shows all.");
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
