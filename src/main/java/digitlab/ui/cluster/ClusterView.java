package digitlab.ui.cluster;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

import digitlab.ui.common.CardGrid;
import digitlab.ui.common.DataSource;
import digitlab.ui.common.DiskTasks;
import digitlab.ui.common.FigureExport;
import digitlab.ui.common.FigureFiles;
import digitlab.ui.common.Icons;
import digitlab.ui.common.Lifetime;
import digitlab.ui.common.MnistOffer;
import digitlab.ui.common.StatusViewModel;
import digitlab.ui.common.TwoEndsRow;
import digitlab.ui.inspection.InspectionView;
import digitlab.ui.inspection.InspectionViewModel;

import static digitlab.language.Localization.marktr;
import static digitlab.language.Localization.tr;
import static digitlab.language.Localization.translated;

/** The clusters page: settings on the left, the plot or other results in the middle, measures on the right. */
public final class ClusterView {

	/**
	 * A tab.
	 *
	 * @param title in English
	 * @param content built when it is first shown
	 */
	private record Part(String title, Supplier<Node> content) {

		String words() {
			return translated(title);
		}
	}

	/** Opens the search for images. */
	static final KeyCombination FIND = KeyCombination.valueOf("Shortcut+F");

	private static final double NARROWEST_CARD = 370;

	private final ClusterColumns root;
	private final PlotPane plot;
	private final List<Part> parts;
	private final List<ToggleButton> tabs = new ArrayList<>();
	private final ClusterToolBar tools;
	private final ClusterFindings findings;

	/**
	 * @param inspection of the data shown
	 */
	public ClusterView(ClusterViewModel model, InspectionViewModel inspection, DiskTasks tasks, StatusViewModel status) {
		findings = new ClusterFindings(model);
		root = new ClusterColumns(new ClusterSettings(model, inspection.warnings(), this::showData), findings);
		FigureExport export = new FigureFiles(tasks, status, root);
		plot = new PlotPane(model, model.messageProperty(), new MnistOffer("cluster", model.mnist(),
				model.messageProperty(), file -> model.selection().choose(DataSource.place(file))));
		plot.plot().onHover(place -> findings.point(plot.image(place)));
		parts = List.of(new Part(marktr("Plot"), () -> plot),
				new Part(marktr("Elbow"), Lifetime.later(() -> new ElbowPane(model.plot(), model.elbow(), export))),
				new Part(marktr("Digits"), Lifetime.later(() -> new DigitsPane(model.plot().foundProperty(), export))),
				new Part(marktr("Data"), Lifetime.later(() -> data(inspection, export))));
		tools = new ClusterToolBar(model, plot);
		root.getStyleClass().add("cluster-view");
		root.setTop(header());
		root.sceneProperty().subscribe(scene -> {
			model.plot().setInView(scene != null);
			inspection.setInView(scene != null);
		});
		Lifetime.keep(model.plot().foundProperty().subscribe((_, found) -> {
			if (found != null) {
				root.showFindings();
			}
		}));
		Lifetime.keep(model.jobProperty().subscribe((_, job) -> {
			if (job != null) {
				root.showSettings();
			}
		}));
		show(0);
	}

	private void showData() {
		show(parts.size() - 1);
	}

	private static ScrollPane data(InspectionViewModel inspection, FigureExport export) {
		return CardGrid.scrolling(new CardGrid(NARROWEST_CARD, InspectionView.card("cluster-inspect", inspection, export)));
	}

	public Region root() {
		return root;
	}

	/** The node that receives the keyboard focus when the page is shown. */
	public Node focus() {
		return plot.plot();
	}

	/** The shortcuts that work while the page is shown, in addition to the plot's own. */
	public Map<KeyCombination, Runnable> shortcuts() {
		Map<KeyCombination, Runnable> keys = new LinkedHashMap<>();
		for (int part = 0; part < parts.size(); part++) {
			int which = part;
			keys.put(key(part), () -> show(which));
		}
		keys.put(FIND, () -> {
			show(0);
			plot.find();
		});
		return keys;
	}

	private static KeyCodeCombination key(int part) {
		return new KeyCodeCombination(KeyCode.valueOf("DIGIT" + (part + 1)), KeyCombination.ALT_DOWN);
	}

	private TwoEndsRow header() {
		HBox left = new HBox();
		left.setAlignment(Pos.CENTER_LEFT);
		left.getStyleClass().add("chart-tabs");
		ToggleGroup group = new ToggleGroup();
		for (int part = 0; part < parts.size(); part++) {
			int which = part;
			ToggleButton tab = new ToggleButton(parts.get(part).words());
			tab.setId("part-" + parts.get(part).title().toLowerCase(Locale.ROOT));
			tab.setToggleGroup(group);
			tab.getStyleClass().add("tab-button");
			tab.setMinWidth(Region.USE_PREF_SIZE);
			Icons.tooltip(tab, tr("%s (%s)", parts.get(part).words(), key(part).getDisplayText()));
			tab.setOnAction(_ -> show(which));
			tabs.add(tab);
			left.getChildren().add(tab);
		}
		TwoEndsRow header = new TwoEndsRow(left, tools);
		header.getStyleClass().add("chart-header");
		return header;
	}

	private void show(int part) {
		tabs.get(part).setSelected(true);
		tools.setVisible(part == 0);
		root.show(parts.get(part).content().get(), part == 0);
	}
}
