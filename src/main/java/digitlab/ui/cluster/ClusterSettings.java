package digitlab.ui.cluster;

import javafx.beans.property.IntegerProperty;
import javafx.beans.property.Property;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ScrollPane.ScrollBarPolicy;
import javafx.scene.control.Spinner;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

import atlantafx.base.theme.Styles;
import digitlab.clustering.Projection;
import digitlab.data.Split;
import digitlab.ui.cluster.ClusterViewModel.Space;
import digitlab.ui.common.DataChoice;
import digitlab.ui.common.Icons;
import digitlab.ui.common.RunControls;

/** What to look for clusters in, and how. */
final class ClusterSettings extends BorderPane {

	private final VBox column = new VBox();

	ClusterSettings(ClusterViewModel model) {
		setId("cluster-settings");
		getStyleClass().add("cluster-settings");
		column.getStyleClass().add("settings-column");
		ScrollPane scroll = new ScrollPane(column);
		scroll.setFitToWidth(true);
		scroll.setHbarPolicy(ScrollBarPolicy.NEVER);
		scroll.getStyleClass().add("edge-to-edge");
		setCenter(scroll);
		VBox run = new VBox(run(model));
		run.getStyleClass().add("settings-column");
		setBottom(run);
		add("Data", data(model), "The images to look at.");
		add("Part", split(model), "Data without parts are the same in both.");
		add("Images", number("cluster-images", model.imagesProperty(), 10, ClusterViewModel.MOST_IMAGES, 1000),
				"As many as this, from the first.");
		add("Space", box("cluster-space", model.spaceProperty(), Space.values()),
				"Pixels as they are, or what the network makes of them in its last hidden layer.");
		add("Components", number("cluster-components", model.componentsProperty(), 0, 784, 5),
				"Principal components among which clusters are looked for; 0 for the space as it is.");
		add("Clusters (k)", number("cluster-k", model.kProperty(), 2, 30, 1), "How many groups to look for.");
		add("Restarts", number("cluster-restarts", model.restartsProperty(), 1, 100, 1),
				"k-means from so many starts; the best is kept.");
		add("Seed", number("cluster-seed", model.seedProperty(), 0, Integer.MAX_VALUE, 1),
				"The same seed gives the same clusters.");
		add("Plot", projection(model),
				"PCA shows all images at once; UMAP and t-SNE keep neighbours together, of a sample of the images.");
		add("x component", number("x-component", model.xComponentProperty(), 1), "Along the plot's horizontal.");
		add("y component", number("y-component", model.yComponentProperty(), 1), "Along the plot's vertical.");
	}

	private void add(String name, Node control, String meaning) {
		Label label = new Label(name);
		label.setLabelFor(control);
		control.setAccessibleText(name);
		Icons.tooltip(control, meaning);
		((Region) control).setMaxWidth(Double.MAX_VALUE);
		VBox pair = new VBox(label, control);
		pair.getStyleClass().add("setting");
		column.getChildren().add(pair);
	}

	private static ComboBox<DataChoice> data(ClusterViewModel model) {
		ComboBox<DataChoice> box = new ComboBox<>();
		box.setId("cluster-data");
		Runnable fill = () -> {
			box.getItems().setAll(model.selection().choices());
			box.setValue(model.selection().chosenProperty().get());
		};
		model.selection().choices().addListener((ListChangeListener<DataChoice>) _ -> fill.run());
		model.selection().chosenProperty().subscribe(_ -> fill.run());
		box.setOnAction(_ -> {
			if (box.getValue() instanceof DataChoice chosen && !chosen.equals(model.selection().chosenProperty().get())) {
				model.selection().choose(chosen);
			}
		});
		return box;
	}

	private static ComboBox<Split> split(ClusterViewModel model) {
		ComboBox<Split> box = box("cluster-split", model.splitProperty(), Split.values());
		box.setConverter(new StringConverter<>() {
			@Override
			public String toString(Split part) {
				return part.label();
			}

			@Override
			public Split fromString(String name) {
				throw new UnsupportedOperationException("A part is chosen, not typed");
			}
		});
		return box;
	}

	private static ComboBox<Projection> projection(ClusterViewModel model) {
		ComboBox<Projection> box = box("cluster-projection", model.projectionProperty(), Projection.values());
		box.setConverter(new StringConverter<>() {
			@Override
			public String toString(Projection projection) {
				return projection.words();
			}

			@Override
			public Projection fromString(String name) {
				throw new UnsupportedOperationException("A projection is chosen, not typed");
			}
		});
		return box;
	}

	private static <T> ComboBox<T> box(String id, Property<T> chosen, T[] choices) {
		ComboBox<T> box = new ComboBox<>();
		box.setId(id);
		box.getItems().setAll(choices);
		box.valueProperty().bindBidirectional(chosen);
		return box;
	}

	private static Spinner<Integer> number(String id, IntegerProperty value, int from, int to, int step) {
		Spinner<Integer> spinner = new Spinner<>(from, to, value.get(), step);
		spinner.setId(id);
		spinner.setEditable(true);
		spinner.valueProperty().subscribe(now -> {
			if (now != null) {
				value.set(now);
			}
		});
		value.subscribe(now -> spinner.getValueFactory().setValue(now.intValue()));
		return spinner;
	}

	/** People count components from 1. */
	private static Spinner<Integer> number(String id, IntegerProperty index, int from) {
		Spinner<Integer> spinner = new Spinner<>(from, 784, index.get() + from, 1);
		spinner.setId(id);
		spinner.valueProperty().subscribe(now -> index.set(now - from));
		index.subscribe(now -> spinner.getValueFactory().setValue(now.intValue() + from));
		return spinner;
	}

	private static Node[] run(ClusterViewModel model) {
		Button run = new Button("Run");
		run.setId("run-clusters");
		run.getStyleClass().add(Styles.ACCENT);
		run.setMaxWidth(Double.MAX_VALUE);
		run.setOnAction(_ -> model.run());
		Button stop = new Button("Stop");
		stop.setId("stop-clusters");
		stop.setMaxWidth(Double.MAX_VALUE);
		stop.setOnAction(_ -> model.stop());
		ProgressBar progress = new ProgressBar();
		progress.setMaxWidth(Double.MAX_VALUE);
		RunControls.follow(model.jobProperty(), run, stop, progress);
		return new Node[]{run, stop, progress};
	}
}
