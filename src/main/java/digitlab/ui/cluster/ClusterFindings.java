package digitlab.ui.cluster;

import java.io.File;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;

import digitlab.clustering.ClusterResult;
import digitlab.clustering.DigitDistances;
import digitlab.clustering.LabelAgreement;
import digitlab.data.DigitDataset;
import digitlab.data.DigitImage;
import digitlab.ui.cluster.ClusterViewModel.Coloring;
import digitlab.ui.cluster.ClusterViewModel.Found;
import digitlab.ui.common.Icons;
import digitlab.ui.common.Numbers;
import digitlab.ui.common.Pixels;
import org.jspecify.annotations.Nullable;

/** What was found: measures, the groups of the plot, and the image under the pointer. */
final class ClusterFindings extends ScrollPane {

	private static final int SCALE = 4;
	private static final int CLOSEST = 3;

	private final ClusterViewModel model;
	private final VBox column = new VBox();
	private final ImageView picture = new ImageView();
	private final Label point = new Label();
	private final Label selection = new Label();
	private final Button save = new Button("Save as dataset…");
	private @Nullable Found found;
	private int pinned = -1;

	ClusterFindings(ClusterViewModel model) {
		this.model = model;
		setId("cluster-findings");
		setFitToWidth(true);
		setHbarPolicy(ScrollBarPolicy.NEVER);
		getStyleClass().addAll("cluster-findings", "edge-to-edge");
		column.getStyleClass().add("settings-column");
		setContent(column);
		point.setId("hovered-digit");
		point.setWrapText(true);
		selection.setId("selected-digits");
		save.setId("save-selection");
		save.setOnAction(_ -> save());
		model.selectedProperty().subscribe(images -> {
			selection.setText(images.isEmpty() ? "" : Numbers.count(images.size(), "image") + " selected");
			for (Node node : List.of(selection, save)) {
				node.setVisible(!images.isEmpty());
				node.setManaged(!images.isEmpty());
			}
		});
	}

	void show(@Nullable Found now) {
		if (now != found) {
			pinned = -1;
		}
		found = now;
		column.getChildren().clear();
		if (now != null) {
			point(pinned);
			HBox pointed = new HBox(picture, point);
			pointed.getStyleClass().add("pointed");
			column.getChildren().addAll(pointed, selection, save, measures(now.result()), legend(now));
		}
	}

	/** Shows the image under the pointer, or else the pinned one. */
	void point(int image) {
		Found now = found;
		int which = image < 0 ? pinned : image;
		if (now == null || which < 0) {
			picture.setImage(Pixels.of(DigitImage.SIDE, DigitImage.SIDE, (_, _) -> 0, SCALE));
			point.setText("Point at the plot to see the digits.");
			return;
		}
		picture.setImage(Pixels.of(now.data().image(which), SCALE));
		int label = now.data().label(which);
		point.setText("image " + which + "\n" + (label == DigitDataset.UNLABELLED ? "no label" : "label " + label) + "\ncluster "
				+ (now.result().clusters().assignment()[which] + 1));
	}

	/** Keeps an image shown; -1 ends it. */
	void pin(int image) {
		pinned = image;
		point(image);
	}

	private void save() {
		DirectoryChooser chooser = new DirectoryChooser();
		chooser.setTitle("Choose a folder for the selected images");
		File chosen = chooser.showDialog(getScene().getWindow());
		if (chosen != null) {
			model.saveSelected(chosen.toPath());
		}
	}

	private static VBox measures(ClusterResult result) {
		VBox measures = new VBox();
		measures.getStyleClass().add("cluster-measures");
		double explained = result.pca().explainedVariance().stream().mapToDouble(Double::doubleValue).sum();
		measures.getChildren().addAll(
				measure("explained", "variance kept", Numbers.percent(explained),
						"Share of the variance that the " + result.pca().count() + " components keep."),
				measure("inertia", "inertia", String.format(Locale.ROOT, "%,.0f", result.clusters().inertia()),
						"Sum of the squared distances of all images from their cluster's centre."),
				measure("silhouette", "silhouette", Numbers.decimal(result.silhouette(), 3),
						"From -1 to 1: how much nearer an image is to its own cluster than to the next; on "
								+ Numbers.count(result.silhouetteSample(), "image") + "."));
		if (result.agreement() instanceof LabelAgreement labels) {
			measures.getChildren().addAll(
					measure("purity", "purity", Numbers.percent(labels.purity()),
							"Share of the images that show the commonest digit of their cluster."),
					measure("ari", "adjusted Rand index", Numbers.decimal(labels.adjustedRandIndex(), 3),
							"Agreement of clusters and labels: 1 the same, 0 as by chance."),
					measure("nmi", "mutual information", Numbers.decimal(labels.normalizedMutualInformation(), 3),
							"Normalised: how much a cluster says about the label, 0 to 1."),
					measure("closest", "closest digits", closest(result.distances()),
							"Pairs of digits whose mean points are nearest in this space."));
		}
		return measures;
	}

	private static String closest(DigitDistances distances) {
		return distances.closest().stream().limit(CLOSEST).map(pair -> pair.a() + "–" + pair.b())
				.collect(Collectors.joining(", "));
	}

	private static HBox measure(String id, String name, String value, String meaning) {
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
		return row;
	}

	/** The groups of the plot: their colours, sizes and what they hold; unticked ones are not drawn. */
	private VBox legend(Found now) {
		VBox legend = new VBox();
		legend.setId("cluster-legend");
		legend.getStyleClass().add("cluster-legend");
		List<String> names = model.groups(now);
		int[] sizes = new int[names.size()];
		for (int image = 0; image < now.data().size(); image++) {
			sizes[model.group(now, image)]++;
		}
		for (int group = 0; group < names.size(); group++) {
			if (sizes[group] > 0) {
				legend.getChildren().add(row(now, group, names.get(group), sizes[group]));
			}
		}
		return legend;
	}

	private HBox row(Found now, int group, String name, int size) {
		boolean isCluster = model.coloringProperty().get() == Coloring.CLUSTER;
		CheckBox box = new CheckBox();
		box.setSelected(!model.hiddenProperty().get().get(group));
		box.setAccessibleText(name);
		box.setOnAction(_ -> model.show(group, box.isSelected()));
		Region colour = new Region();
		colour.getStyleClass().add("group-colour");
		colour.setStyle("-fx-background-color: #%06x;".formatted(
				ClusterView.rgb(model.coloringProperty().get(), group)));
		HBox row = new HBox(box, colour);
		if (isCluster) {
			row.getChildren().add(new ImageView(ClusterView.centroid(now, group)));
		}
		Label words = new Label(isCluster ? contents(now, group, size) : name + "\n" + Numbers.count(size, "image"));
		words.getStyleClass().add("note");
		words.setMinWidth(Region.USE_PREF_SIZE);
		row.getChildren().add(words);
		row.setAlignment(Pos.CENTER_LEFT);
		row.getStyleClass().add("legend-row");
		return row;
	}

	private static String contents(Found now, int cluster, int size) {
		LabelAgreement labels = now.result().agreement();
		String count = Numbers.count(size, "image");
		return labels == null
				? count
				: count + "\n" + Numbers.percent(labels.purity(cluster)) + " are " + labels.majorityDigit(cluster);
	}
}
