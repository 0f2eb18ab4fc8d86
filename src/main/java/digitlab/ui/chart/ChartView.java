package digitlab.ui.chart;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

import digitlab.dataset.DigitImage;
import digitlab.ui.chart.ChartViewModel.Part;
import digitlab.ui.common.DataChooser;
import digitlab.ui.common.DataSource;
import digitlab.ui.common.DiskTasks;
import digitlab.ui.common.FigureExport;
import digitlab.ui.common.FigureFiles;
import digitlab.ui.common.Icons;
import digitlab.ui.common.Lifetime;
import digitlab.ui.common.MnistOffer;
import digitlab.ui.common.SaveDataButton;
import digitlab.ui.common.StatusViewModel;
import digitlab.ui.common.TwoEndsRow;
import digitlab.ui.inspection.InspectionViewModel;

import static digitlab.language.Localization.tr;
import static digitlab.language.Localization.translated;

/** The charts page, with tabs for data, training, evaluation and one reading. */
public final class ChartView {

	private final ChartViewModel model;
	private final StackPane root = new StackPane();
	private final BorderPane page = new BorderPane();
	/** Built when they are first shown: together they take long. */
	private final Map<Part, Supplier<Node>> parts = new EnumMap<>(Part.class);
	private final Map<Part, ToggleButton> tabs = new EnumMap<>(Part.class);

	/**
	 * @param inspection of the data shown
	 * @param toCanvas puts a digit on the canvas, with a name for it
	 */
	public ChartView(ChartViewModel model, InspectionViewModel inspection, DiskTasks tasks, StatusViewModel status,
			CanvasOpener toCanvas) {
		this.model = model;
		FigureExport export = new FigureFiles(tasks, status, root);
		Consumer<ShownDigit> look = model.reading()::look;
		parts.put(Part.DATA, Lifetime.later(
				() -> new DataView(model.data(), inspection, offer("data", model.data().messageProperty()), export, look)));
		parts.put(Part.TRAINING, Lifetime.later(() -> new TrainingView(model.training(), model.watch(), export)));
		parts.put(Part.EVALUATION, Lifetime.later(() -> new EvaluationView(model.evaluation(),
				offer("evaluation", model.evaluation().messageProperty()), export, look)));
		parts.put(Part.READING, Lifetime.later(() -> new ExplanationView(model.reading(), export)));
		page.setTop(header(new SaveDataButton("save-data", tr("Save these data as…"), model.saving(), status::showFile)));
		root.getStyleClass().add("chart-view");
		root.getChildren().addAll(page, new DetailView(model.reading(),
				digit -> toCanvas.open(digit.image(), digit.inWords()), model::explain));
		root.sceneProperty().subscribe(scene -> model.setInView(scene != null));
		Lifetime.keep(model.partProperty().subscribe(this::show));
	}

	/** Puts digits on the canvas. */
	@FunctionalInterface
	public interface CanvasOpener {

		/**
		 * @param name describes the digit
		 */
		void open(DigitImage image, String name);
	}

	public Region root() {
		return root;
	}

	/** The node that receives the keyboard focus when the page is shown. */
	public Node focus() {
		return tabs.get(model.partProperty().get());
	}

	/** The shortcuts that work while the page is shown. */
	public Map<KeyCombination, Runnable> shortcuts() {
		Map<KeyCombination, Runnable> keys = new LinkedHashMap<>();
		for (Part part : Part.values()) {
			keys.put(key(part), () -> model.show(part));
		}
		return keys;
	}

	private static KeyCodeCombination key(Part part) {
		return new KeyCodeCombination(KeyCode.valueOf("DIGIT" + (part.ordinal() + 1)), KeyCombination.ALT_DOWN);
	}

	private MnistOffer offer(String id, ObservableValue<String> message) {
		return new MnistOffer(id, model.mnist(), message, file -> model.selection().choose(DataSource.place(file)));
	}

	private TwoEndsRow header(SaveDataButton save) {
		ToggleGroup group = new ToggleGroup();
		HBox left = new HBox();
		left.setAlignment(Pos.CENTER_LEFT);
		left.getStyleClass().add("chart-tabs");
		for (Part part : Part.values()) {
			String title = translated(part.title());
			ToggleButton tab = new ToggleButton(title);
			tab.setId("tab-" + part.name().toLowerCase(Locale.ROOT));
			tab.setToggleGroup(group);
			tab.getStyleClass().add("tab-button");
			tab.setMinWidth(Region.USE_PREF_SIZE);
			Icons.tooltip(tab, title + " (" + key(part).getDisplayText() + ")");
			tab.setOnAction(_ -> {
				tab.setSelected(true); // exactly one is always selected
				model.show(part);
			});
			tabs.put(part, tab);
			left.getChildren().add(tab);
		}
		DataChooser data = new DataChooser("data", model.selection(), model.data().splitProperty());
		DataChooser evaluated = new DataChooser("evaluation", model.selection(), model.evaluation().splitProperty());
		Lifetime.keep(model.partProperty().subscribe(part -> {
			data.show(part == Part.DATA);
			save.show(part == Part.DATA);
			evaluated.show(part == Part.EVALUATION);
		}));
		HBox right = new HBox(data, save.node(), evaluated);
		right.setAlignment(Pos.CENTER_RIGHT);
		right.getStyleClass().add("chart-tabs");
		TwoEndsRow header = new TwoEndsRow(left, right);
		header.getStyleClass().add("chart-header");
		return header;
	}

	private void show(Part part) {
		tabs.get(part).setSelected(true);
		page.setCenter(parts.get(part).get());
	}
}
