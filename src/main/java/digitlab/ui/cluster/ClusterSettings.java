package digitlab.ui.cluster;

import java.util.List;
import java.util.function.Function;
import javafx.beans.property.Property;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ScrollPane.ScrollBarPolicy;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

import atlantafx.base.theme.Styles;
import digitlab.clustering.Elbow;
import digitlab.clustering.Projection;
import digitlab.dataset.DigitImage;
import digitlab.dataset.Split;
import digitlab.ui.common.DataSourceMenu;
import digitlab.ui.common.Icon;
import digitlab.ui.common.Icons;
import digitlab.ui.common.Lifetime;
import digitlab.ui.common.NumberSpinner;
import digitlab.ui.common.RunControls;
import org.kordamp.ikonli.feather.Feather;

import static digitlab.language.Localization.tr;
import static digitlab.language.Localization.translated;
import static digitlab.language.Localization.trn;

/** The settings of a cluster analysis. */
final class ClusterSettings extends BorderPane {

	private final VBox column = new VBox();

	/**
	 * @param warnings the number of warnings about the data
	 * @param showWarnings shows them
	 */
	ClusterSettings(ClusterViewModel model, ObservableValue<Integer> warnings, Runnable showWarnings) {
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
		add(tr("Data"), new DataSourceMenu("cluster-data", model.selection()), tr("The images to look at."));
		column.getChildren().add(warned(warnings, showWarnings));
		add(tr("Split"), named(box("cluster-split", model.splitProperty(), Split.values()), split -> translated(split.label())),
				tr("Data without splits are the same in both."));
		add(tr("Images"), new NumberSpinner("cluster-images", model.imagesProperty(), 2, ClusterViewModel.MAX_IMAGES, 1000),
				tr("Use this many images, starting from the first."));
		add(tr("Space"),
				named(box("cluster-space", model.spaceProperty(), PointSpace.values()), space -> translated(space.words())),
				tr("The pixels themselves, or the activations of the network's last hidden layer."));
		add(tr("Components"), new NumberSpinner("cluster-components", model.componentsProperty(), 0, DigitImage.PIXELS, 5),
				tr("The number of principal components to cluster by; 0 for the original space."));
		add(tr("Clusters (k)"), new NumberSpinner("cluster-k", model.kProperty(), Elbow.MIN_K, Elbow.MAX_K, 1),
				tr("The number of clusters; the tab Elbow tries other numbers."));
		add(tr("Restarts"), new NumberSpinner("cluster-restarts", model.restartsProperty(), 1, 100, 1),
				tr("How often k-means starts; the best result is kept."));
		add(tr("Seed"), new NumberSpinner("cluster-seed", model.seedProperty(), 0, Integer.MAX_VALUE, 1),
				tr("The same seed gives the same clusters."));
		add(tr("Plot by"), named(box("cluster-projection", model.projectionProperty(), Projection.values()), Projection::words),
				tr("PCA shows all images; UMAP and t-SNE keep neighbours together, for a sample of the images."));
		axes(model.plot());
	}

	private void axes(PlotViewModel plot) {
		NumberSpinner x = new NumberSpinner("x-component", plot.xProperty(), 0, DigitImage.PIXELS - 1, 1, 1);
		NumberSpinner y = new NumberSpinner("y-component", plot.yProperty(), 0, DigitImage.PIXELS - 1, 1, 1);
		add(tr("Across"), x, tr("The component along the plot's horizontal axis."));
		add(tr("Up"), y, tr("The component along the plot's vertical axis."));
		Lifetime.keep(plot.foundProperty().subscribe(found -> {
			if (found != null) {
				x.setMost(found.result().components().pca().count());
				y.setMost(found.result().components().pca().count());
			}
		}));
		for (var changed : List.of(plot.foundProperty(), plot.liveProperty(), plot.solidProperty())) {
			Lifetime.keep(changed.subscribe(() -> {
				x.setDisable(!plot.hasComponents() || plot.isSolid());
				y.setDisable(!plot.hasComponents() || plot.isSolid());
			}));
		}
	}

	private void add(String name, Region control, String meaning) {
		Label label = new Label(name);
		label.setLabelFor(control);
		label.setMinWidth(Region.USE_PREF_SIZE);
		control.setAccessibleText(name);
		Icons.tooltip(control, meaning);
		Icons.tooltip(label, meaning);
		Region gap = new Region();
		HBox.setHgrow(gap, Priority.ALWAYS);
		HBox row = new HBox(label, gap, control);
		row.setAlignment(Pos.CENTER_LEFT);
		row.getStyleClass().add("setting");
		column.getChildren().add(row);
	}

	/** Shown while there are warnings. */
	private static Hyperlink warned(ObservableValue<Integer> warnings, Runnable show) {
		Hyperlink link = new Hyperlink("", new Icon(Feather.ALERT_TRIANGLE));
		link.setId("cluster-warnings");
		link.getStyleClass().add("warned");
		link.setOnAction(_ -> {
			link.setVisited(false);
			show.run();
		});
		Lifetime.keep(warnings.subscribe(count -> {
			link.setText(trn("%,d\u00a0warning", "%,d\u00a0warnings", count));
			link.setVisible(count > 0);
			link.setManaged(count > 0);
		}));
		return link;
	}

	private static <T> ComboBox<T> box(String id, Property<T> chosen, T[] choices) {
		ComboBox<T> box = new ComboBox<>();
		box.setId(id);
		box.getItems().setAll(choices);
		box.valueProperty().bindBidirectional(chosen);
		return box;
	}

	private static <T> ComboBox<T> named(ComboBox<T> box, Function<T, String> name) {
		box.setConverter(new StringConverter<>() {
			@Override
			public String toString(T choice) {
				return name.apply(choice);
			}

			@Override
			public T fromString(String text) {
				throw new UnsupportedOperationException("This is chosen, not typed");
			}
		});
		return box;
	}

	private static Node[] run(ClusterViewModel model) {
		Button run = new Button(tr("Run"));
		run.setId("run-clusters");
		run.getStyleClass().add(Styles.ACCENT);
		run.setMaxWidth(Double.MAX_VALUE);
		run.setOnAction(_ -> model.run());
		Button stop = new Button(tr("Stop"));
		stop.setId("stop-clusters");
		stop.setMaxWidth(Double.MAX_VALUE);
		stop.setOnAction(_ -> model.stop());
		ProgressBar progress = new ProgressBar();
		progress.setMaxWidth(Double.MAX_VALUE);
		RunControls.follow(model.jobProperty(), run, stop, progress);
		return new Node[]{run, stop, progress};
	}
}
