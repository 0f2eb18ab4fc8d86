package digitlab.ui.cluster;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.image.Image;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

import atlantafx.base.theme.Tweaks;
import digitlab.clustering.Projection;
import digitlab.plot.GroupColors;
import digitlab.ui.cluster.ClusterViewModel.Coloring;
import digitlab.ui.cluster.ClusterViewModel.Found;
import digitlab.ui.cluster.ClusterViewModel.Live;
import digitlab.ui.cluster.ScatterPlot.Content;
import digitlab.ui.cluster.ScatterPlot.Marker;
import digitlab.ui.cluster.ScatterPlot.Tool;
import digitlab.ui.common.Icons;
import digitlab.ui.common.Numbers;
import digitlab.ui.common.Pixels;
import digitlab.ui.common.SaveDialog;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The page of clusters: settings at left, the plot in the middle, what was found at right. */
public final class ClusterView {

	private static final int OPAQUE = 0xff000000;
	/** Right, wrong, and unlabelled. */
	private static final int[] MATCH = {0x0072b2, 0xd55e00, 0x7f7f7f};

	private final ClusterViewModel model;
	private final BorderPane root = new BorderPane();
	private final ScatterPlot plot = new ScatterPlot();
	private final ClusterFindings findings;
	private final CheckBox pictures = new CheckBox("centres");
	private final CheckBox hulls = new CheckBox("outlines");
	private final Label axes = new Label();
	private @Nullable Scatter shown;

	public ClusterView(ClusterViewModel model) {
		this.model = model;
		findings = new ClusterFindings(model);
		plot.setId("scatter");
		pictures.setSelected(true);
		Label message = new Label();
		message.setId("cluster-message");
		message.getStyleClass().add("message");
		message.setWrapText(true);
		message.setMouseTransparent(true);
		message.textProperty().bind(model.messageProperty());
		message.visibleProperty().bind(model.messageProperty().isNotEmpty());
		axes.getStyleClass().add("note");
		axes.setMouseTransparent(true);
		StackPane.setAlignment(axes, Pos.BOTTOM_LEFT);
		StackPane middle = new StackPane(plot, message, axes);
		middle.getStyleClass().add("scatter-frame");
		root.getStyleClass().add("cluster-view");
		root.setLeft(new ClusterSettings(model));
		root.setCenter(middle);
		root.setRight(findings);
		root.setTop(tools());
		plot.onHover(place -> findings.point(image(place)));
		plot.onPin(place -> findings.pin(image(place)));
		plot.onSelect(places -> model.select(places.stream().map(this::image).toList()));
		model.foundProperty().subscribe((_, _) -> show());
		model.liveProperty().subscribe((_, _) -> show());
		model.coloringProperty().subscribe((_, _) -> show());
		model.hiddenProperty().subscribe((_, _) -> show());
		model.xComponentProperty().subscribe((_, _) -> show());
		model.yComponentProperty().subscribe((_, _) -> show());
		pictures.selectedProperty().subscribe((_, _) -> show());
		hulls.selectedProperty().subscribe((_, _) -> show());
		show();
	}

	/** The page. */
	public Region root() {
		return root;
	}

	/** What the keyboard is in when the page is shown. */
	public Node focus() {
		return plot;
	}

	/** The keys that work while the page is shown: none but the plot's own. */
	public Map<KeyCombination, Runnable> shortcuts() {
		return Map.of();
	}

	private HBox tools() {
		ToggleGroup group = new ToggleGroup();
		HBox tools = new HBox(tool(group, Tool.MOVE, Feather.MOVE, "Move the plot by dragging; the wheel magnifies"),
				tool(group, Tool.ZOOM, Feather.ZOOM_IN, "Magnify what a dragged box holds"),
				tool(group, Tool.SELECT, Feather.EDIT_3, "Select images by drawing around them"),
				Icons.button(Feather.MAXIMIZE, "Show all", "Home", plot::reset));
		tools.setAlignment(Pos.CENTER_LEFT);
		tools.getStyleClass().addAll("canvas-tools", "cluster-tools");
		Region gap = new Region();
		HBox.setHgrow(gap, Priority.ALWAYS);
		ComboBox<Coloring> coloring = new ComboBox<>();
		coloring.setId("coloring");
		coloring.setAccessibleText("Colours");
		coloring.getItems().setAll(Coloring.values());
		coloring.valueProperty().bindBidirectional(model.coloringProperty());
		pictures.setId("show-centres");
		hulls.setId("show-outlines");
		tools.getChildren().addAll(gap, pictures, hulls, new Label("colours:"), coloring, export());
		return tools;
	}

	private MenuButton export() {
		MenuButton menu = Icons.name(new MenuButton(null, new FontIcon(Feather.DOWNLOAD)),
				"Save the plot, the points or a report",
				"");
		menu.setId("export-clusters");
		menu.getStyleClass().add(Tweaks.NO_ARROW);
		menu.getItems().addAll(item("Plot as picture (PNG)…", "clusters.png", 1),
				item("Plot as picture, 2× (PNG)…", "clusters.png", 2),
				item("Plot as picture, 4× (PNG)…", "clusters.png", 4), item("Plot as drawing (SVG)…", "clusters.svg", 1),
				item("Points (CSV)…", "points.csv", 1), item("Mean images (PNG)…", "centroids.png", 1),
				item("Report (HTML)…", "clusters.html", 1));
		menu.disableProperty().bind(model.foundProperty().isNull());
		return menu;
	}

	private MenuItem item(String name, String file, int scale) {
		MenuItem item = new MenuItem(name);
		item.setOnAction(_ -> {
			String type = file.substring(file.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT);
			Path chosen = SaveDialog.ask(root.getScene().getWindow(), "Save", file, type);
			if (chosen != null) {
				model.export(chosen, scale);
			}
		});
		return item;
	}

	private ToggleButton tool(ToggleGroup group, Tool tool, Feather icon, String name) {
		ToggleButton button = Icons.name(new ToggleButton(null, new FontIcon(icon)), name, "");
		button.setId("tool-" + tool.name().toLowerCase(Locale.ROOT));
		button.setToggleGroup(group);
		button.setOnAction(_ -> {
			button.setSelected(true); // one is always chosen
			plot.toolProperty().set(tool);
		});
		plot.toolProperty().subscribe(now -> button.setSelected(now == tool));
		return button;
	}

	/** The index in the dataset of a point of the plot; -1 for none. */
	private int image(int place) {
		Scatter now = shown;
		return place < 0 || now == null || model.liveProperty().get() != null ? -1 : now.images()[place];
	}

	private void show() {
		Live live = model.liveProperty().get();
		Found found = model.foundProperty().get();
		findings.show(live == null ? found : null);
		if (live != null) {
			showLive(live);
		} else if (found == null) {
			shown = null;
			plot.show(null);
			plot.showMarkers(List.of());
			plot.showHulls(List.of(), new int[0]);
			axes.setText("");
		} else {
			showFound(found);
		}
	}

	private void showLive(Live live) {
		shown = live.scatter();
		plot.show(new Content(live.scatter(), new int[live.scatter().size()], new int[]{OPAQUE | 0x8c959f}));
		plot.showHulls(List.of(), new int[0]);
		float[][] centres = live.centres();
		List<Marker> markers = new ArrayList<>();
		for (int c = 0; centres != null && c < centres.length; c++) {
			int rgb = GroupColors.rgb(c);
			markers.add(new Marker(centres[c][0], centres[c][1], Pixels.of(1, 1, (_, _) -> rgb, 8), rgb, "centre " + (c + 1)));
		}
		plot.showMarkers(markers);
		axes.setText(live.start() == 0 ? "" : "start " + live.start() + ", step " + live.iteration());
	}

	private void showFound(Found found) {
		Scatter scatter = model.scatter();
		if (scatter == null) {
			return;
		}
		// The same places stay the same object, so that a new colour does not move the plot.
		if (shown == null || !samePlaces(shown, scatter)) {
			shown = scatter;
		}
		Scatter now = shown;
		int[] group = IntStream.of(now.images()).map(image -> model.group(found, image)).toArray();
		int groups = model.groups(found).size();
		int[] colors = IntStream.range(0, groups).map(g -> model.hiddenProperty().get().get(g) ? 0 : OPAQUE | color(g)).toArray();
		plot.show(new Content(now, group, colors));
		showCentres(found, now, group);
		axes.setText(axisNames(found));
	}

	private static boolean samePlaces(Scatter one, Scatter other) {
		return Arrays.equals(one.images(), other.images()) && Arrays.equals(one.xs(), other.xs())
				&& Arrays.equals(one.ys(), other.ys());
	}

	private int color(int group) {
		return rgb(model.coloringProperty().get(), group);
	}

	/** The colour of a group of the legend, as 0xRRGGBB. */
	static int rgb(Coloring coloring, int group) {
		return coloring == Coloring.MATCH ? MATCH[group] : GroupColors.rgb(group);
	}

	/** The mean image of each cluster where the mean of its points is, and a line around them. */
	private void showCentres(Found found, Scatter now, int[] group) {
		int k = found.result().clusters().k();
		int[] cluster = IntStream.of(now.images()).map(image -> found.result().clusters().assignment()[image]).toArray();
		List<Marker> markers = new ArrayList<>();
		List<int[]> corners = new ArrayList<>();
		for (int c = 0; c < k; c++) {
			int which = c;
			int[] members = IntStream.range(0, now.size()).filter(i -> cluster[i] == which).toArray();
			if (members.length == 0) {
				continue;
			}
			double x = IntStream.of(members).mapToDouble(i -> now.xs()[i]).average().orElse(0);
			double y = IntStream.of(members).mapToDouble(i -> now.ys()[i]).average().orElse(0);
			markers.add(new Marker(x, y, centroid(found, c), GroupColors.rgb(c), "mean image of cluster " + (c + 1)));
			corners.add(Hull.of(now.xs(), now.ys(), members));
		}
		plot.showMarkers(pictures.isSelected() ? markers : List.of());
		plot.showHulls(hulls.isSelected() ? corners : List.of(), markers.stream().mapToInt(Marker::rgb).toArray());
	}

	static Image centroid(Found found, int cluster) {
		return Pixels.of(found.centroids().get(cluster), 1);
	}

	private String axisNames(Found found) {
		if (found.result().plan().projection() != Projection.PCA) {
			return found.result().plan().projection().words() + " of "
					+ Numbers.count(found.result().embedding().sample().length, "image")
					+ ": only who is near whom means something";
		}
		return "→ component " + component(found, model.xComponentProperty().get()) + "   ↑ component "
				+ component(found, model.yComponentProperty().get());
	}

	private static String component(Found found, int index) {
		List<Double> explained = found.result().pca().explainedVariance();
		return (index + 1) + (index < explained.size() ? " (" + Numbers.percent(explained.get(index)) + " of the variance)" : "");
	}
}
