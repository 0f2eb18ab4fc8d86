package digitlab.ui.cluster;

import java.nio.file.Path;
import java.util.Locale;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextInputDialog;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import digitlab.plot.ClusterExport;
import digitlab.plot.PictureSize;
import digitlab.ui.cluster.ScatterPlot.Tool;
import digitlab.ui.common.DataFileChooser;
import digitlab.ui.common.DialogButtons;
import digitlab.ui.common.Icon;
import digitlab.ui.common.Icons;
import digitlab.ui.common.Lifetime;
import digitlab.ui.common.SaveDialog;
import org.kordamp.ikonli.feather.Feather;

import static digitlab.language.Localization.tr;
import static digitlab.language.Localization.translated;

/** The toolbar of the plot: tools, ways to look at it, overlays and export. */
final class ClusterToolBar extends HBox {

	private final ClusterViewModel model;
	private final ScatterPlot plot;

	ClusterToolBar(ClusterViewModel model, PlotPane pane) {
		this.model = model;
		plot = pane.plot();
		setAlignment(Pos.CENTER_RIGHT);
		getStyleClass().add("cluster-tools");
		ToggleGroup group = new ToggleGroup();
		getChildren().addAll(tool(group, Tool.MOVE, Feather.MOVE, tr("Drag to move the plot; the mouse wheel zooms")),
				tool(group, Tool.ZOOM, Feather.ZOOM_IN, tr("Drag a box to zoom in")),
				tool(group, Tool.SELECT, Feather.EDIT_3, tr("Select images by drawing around them")),
				Icons.button(Feather.MAXIMIZE, tr("Show all"), tr("Home"), plot::reset), solid(), steps(), find(), drawn(pane),
				files());
	}

	private ToggleButton tool(ToggleGroup group, Tool tool, Feather icon, String name) {
		ToggleButton button = Icons.name(new ToggleButton(null, new Icon(icon)), name, "");
		button.setId("tool-" + tool.name().toLowerCase(Locale.ROOT));
		button.setToggleGroup(group);
		button.setOnAction(_ -> {
			button.setSelected(true); // exactly one is always selected
			plot.toolProperty().set(tool);
		});
		Lifetime.keep(plot.toolProperty().subscribe(now -> button.setSelected(now == tool)));
		return button;
	}

	private static MenuButton drawn(PlotPane pane) {
		MenuButton menu = Icons.name(new MenuButton(null, new Icon(Feather.EYE)), tr("What is drawn over the points, and how "
				+ "large they are"), "");
		menu.setId("shown-marks");
		menu.getStyleClass().add(Tweaks.NO_ARROW);
		menu.getItems().addAll(option(tr("Mean images of the clusters"), "show-centres", pane.contents().centresProperty()),
				option(tr("Outlines of clusters (nine tenths of the images)"), "show-outlines",
						pane.contents().outlinesProperty()),
				option(tr("My sketch"), "show-sketch", pane.contents().sketchProperty()),
				option(tr("Images instead of points when magnified"), "show-images", pane.plot().thumbnailsProperty()),
				new SeparatorMenuItem());
		ToggleGroup sizes = new ToggleGroup();
		for (PointSize size : PointSize.values()) {
			RadioMenuItem item = new RadioMenuItem(translated(size.words()));
			item.setId("points-" + size.name().toLowerCase(Locale.ROOT));
			item.setToggleGroup(sizes);
			item.setOnAction(_ -> pane.plot().pointSizeProperty().set(size));
			Lifetime.keep(pane.plot().pointSizeProperty().subscribe(now -> item.setSelected(now == size)));
			menu.getItems().add(item);
		}
		return menu;
	}

	private static CheckMenuItem option(String name, String id, BooleanProperty shown) {
		CheckMenuItem item = new CheckMenuItem(name);
		item.setId(id);
		item.selectedProperty().bindBidirectional(shown);
		return item;
	}

	private ToggleButton solid() {
		ToggleButton button = texted(tr("3-D"), "solid", tr("Three principal components in a space that can be turned"));
		button.selectedProperty().bindBidirectional(model.plot().solidProperty());
		return button;
	}

	private ToggleButton steps() {
		ToggleButton button = texted(tr("Steps"), "follow-steps",
				tr("Follow k-means step by step, from its first centroids to its end"));
		button.disableProperty().bind(model.plot().foundProperty().isNull());
		button.setOnAction(_ -> {
			if (model.steps().openProperty().get()) {
				model.steps().close();
			} else {
				model.steps().open();
			}
			button.setSelected(model.steps().openProperty().get());
		});
		Lifetime.keep(model.steps().openProperty().subscribe(button::setSelected));
		return button;
	}

	private static ToggleButton texted(String words, String id, String meaning) {
		ToggleButton button = new ToggleButton(words);
		button.setId(id);
		button.getStyleClass().add(Styles.FLAT);
		button.setMinWidth(USE_PREF_SIZE);
		Icons.tooltip(button, meaning);
		return button;
	}

	private ToggleButton find() {
		ToggleButton button = Icons.name(new ToggleButton(null, new Icon(Feather.SEARCH)),
				tr("Find an image by its number, or images by label or cluster"), ClusterView.FIND.getDisplayText());
		button.setId("find");
		button.selectedProperty().bindBidirectional(model.find().openProperty());
		return button;
	}

	private MenuButton files() {
		MenuButton menu = Icons.name(new MenuButton(null, new Icon(Feather.DOWNLOAD)),
				tr("Save the plot, the points or a report, or open clusters that were found elsewhere"), "");
		menu.setId("export-clusters");
		menu.getStyleClass().add(Tweaks.NO_ARROW);
		for (int scale : new int[]{1, 2, 4}) {
			menu.getItems()
					.add(item(tr("Plot as picture, %s (PNG)…", size(scale)), ClusterExport.PICTURE, "clusters.png", scale));
		}
		menu.getItems().addAll(otherSize(), item(tr("Plot as drawing (SVG)…"), ClusterExport.DRAWING, "clusters.svg", 1),
				item(tr("Points (CSV)…"), ClusterExport.POINTS, "points.csv", 1),
				item(tr("Mean images (PNG)…"), ClusterExport.CENTROIDS, "centroids.png", 1),
				item(tr("Report (HTML)…"), ClusterExport.REPORT, "clusters.html", 1));
		ObservableValue<Boolean> nothing = model.plot().foundProperty().isNull();
		menu.getItems().forEach(item -> item.disableProperty().bind(nothing));
		menu.getItems().addAll(new SeparatorMenuItem(), open());
		return menu;
	}

	private MenuItem open() {
		MenuItem item = new MenuItem(tr("Open the clusters of a job on Apache Spark…"));
		item.setId("open-clusters");
		item.setOnAction(_ -> DataFileChooser.chooseFolder(this, tr("Choose the folder of the job's results"), model::open));
		return item;
	}

	private static String size(int scale) {
		PictureSize size = ClusterViewModel.EXPORT_SIZE;
		return scale * size.width() + "×" + scale * size.height();
	}

	private MenuItem item(String name, ClusterExport what, String file, int scale) {
		MenuItem item = new MenuItem(name);
		item.setOnAction(_ -> ask(what, file, ClusterViewModel.EXPORT_SIZE, scale));
		return item;
	}

	private void ask(ClusterExport what, String file, PictureSize size, int scale) {
		String type = file.substring(file.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT);
		Path chosen = SaveDialog.ask(getScene().getWindow(), tr("Save"), file, type);
		if (chosen != null) {
			model.export(what, chosen, size, scale);
		}
	}

	/** Asks for a size first, again if it is not valid. */
	private MenuItem otherSize() {
		MenuItem item = new MenuItem(tr("Plot as picture, custom size (PNG)…"));
		item.setId("export-size");
		item.setOnAction(_ -> askSize(ClusterViewModel.EXPORT_SIZE.toString(), tr("Width and height in pixels:")));
		return item;
	}

	private void askSize(String proposed, String question) {
		TextInputDialog dialog = new TextInputDialog(proposed);
		dialog.initOwner(getScene().getWindow());
		dialog.setTitle(tr("Size of the picture"));
		dialog.setHeaderText(null);
		dialog.setContentText(question);
		DialogButtons.okAndCancel(dialog.getDialogPane());
		dialog.showAndWait().ifPresent(typed -> {
			try {
				ask(ClusterExport.PICTURE, "clusters.png", PictureSize.parse(typed), 1);
			} catch (IllegalArgumentException e) {
				askSize(typed, e.getMessage());
			}
		});
	}
}
