package digitlab.ui.images;

import java.util.List;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import digitlab.dataset.DigitDataset;
import digitlab.ui.common.ArrowKeys;
import digitlab.ui.common.ConfidenceText;
import digitlab.ui.common.DataFileChooser;
import digitlab.ui.common.Icon;
import digitlab.ui.common.Icons;
import digitlab.ui.common.Lifetime;
import digitlab.ui.common.Placeholders;
import digitlab.ui.common.SaveDataButton;
import digitlab.ui.common.Section;
import digitlab.ui.common.StatusViewModel;
import digitlab.ui.common.TwoEndsRow;
import org.kordamp.ikonli.feather.Feather;

import static digitlab.language.Localization.tr;

/** The page of the user's sketches: a grid, what can be done with the selected ones beside it, and what they are for. */
public final class MySketchesView {

	private static final String UNDO_KEY = "Shortcut+Z";

	private final MySketchesViewModel model;
	private final ImageList list;
	private final BorderPane root = new BorderPane();
	private final ImageGrid grid;
	private final Button canvas = Section.button("sketches-to-canvas", tr("Open the canvas"), this::toCanvas);
	private final BooleanBinding isEmpty;

	public MySketchesView(MySketchesViewModel model, StatusViewModel status) {
		this.model = model;
		list = model.list();
		grid = new ImageGrid(list);
		grid.setOnOpen(() -> model.ways().toCanvas(list));
		grid.addEventHandler(KeyEvent.KEY_TYPED, this::typed);
		grid.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
		isEmpty = Bindings.createBooleanBinding(() -> list.data().size() == 0, list.shownProperty());
		root.getStyleClass().add("images-view");
		root.setId("my-sketches");
		root.setTop(new VBox(tools(status), filters()));
		BorderPane both = new BorderPane(new StackPane(grid, Placeholders.centred("no-such-sketches", noneShown())));
		both.setRight(new ImageDetail(list, commands(), ImageDetail.open(model.ways(), list)));
		both.visibleProperty().bind(isEmpty.not());
		root.setCenter(new StackPane(both, Placeholders.centred("sketches-problem", model.problemProperty()), welcome()));
		DataFileChooser.takeDropped(root, model::take);
		isEmpty.subscribe(empty -> {
			if (!empty && root.getScene() != null) {
				grid.requestFocus(); // they are read in the background once the page is shown
			}
		});
		root.sceneProperty().subscribe(scene -> model.setInView(scene != null));
	}

	private ObservableValue<String> noneShown() {
		return list.shownProperty().map(shown -> shown.data().size() > 0 && shown.indices().length == 0
				? tr("None of your sketches is like that: choose other filters above.")
				: "");
	}

	private TwoEndsRow tools(StatusViewModel status) {
		Label summary = new Label();
		summary.setId("sketches-summary");
		summary.textProperty().bind(model.summaryProperty());
		summary.setWrapText(true);
		Button improve = Section.button("to-improving", tr("Improve the model…"), model.ways()::toImproving);
		Icons.tooltip(improve, tr("In the settings: teaches a copy of the model in use your hand."));
		Section.showWhen(improve, isEmpty.not());
		HBox left = new HBox(improve, summary);
		left.setAlignment(Pos.CENTER_LEFT);
		left.getStyleClass().add("readings-tools");
		Button undo = Icons.button(Feather.CORNER_UP_LEFT, tr("Undo"), keys(UNDO_KEY), model::undo);
		undo.setId("undo-sketches");
		undo.disableProperty().bind(model.undoableProperty().isNull());
		MenuButton take = Icons.name(new MenuButton(null, new Icon(Feather.DOWNLOAD)), tr("Import digits from a file or folder"),
				"");
		take.setId("import-sketches");
		take.getStyleClass().add(Tweaks.NO_ARROW);
		take.getItems().setAll(DataFileChooser.items(root, model::take));
		SaveDataButton save = new SaveDataButton("save-sketches", tr("Save the selected sketches, or all that are shown, as…"),
				model.saving(), status::showFile);
		save.node().disableProperty().bind(isEmpty);
		HBox right = new HBox(undo, take, save.node());
		right.setAlignment(Pos.CENTER_RIGHT);
		for (ButtonBase button : List.of(undo, take, save.node())) {
			button.setMinWidth(Region.USE_PREF_SIZE);
		}
		right.getStyleClass().add("chart-tabs");
		TwoEndsRow tools = new TwoEndsRow(left, right);
		tools.getStyleClass().add("chart-header");
		return tools;
	}

	private FilterBar filters() {
		FilterBar filters = new FilterBar(list, List.of(ImageOrder.LAST, ImageOrder.LABEL, ImageOrder.UNSURE));
		filters.getChildren().add(new ImageSize(grid.zoomProperty()));
		return Section.showWhen(filters, isEmpty.not());
	}

	/** Labels and deletes what is selected. */
	private VBox commands() {
		Label what = new Label();
		what.setId("selected-sketches");
		what.setWrapText(true);
		Lifetime.keep(list.selection().selectedProperty().subscribe(selected -> what.setText(selected.cardinality() > 1
				? tr("%,d sketches selected. They show", selected.cardinality())
				: tr("It shows"))));
		FlowPane labels = new FlowPane();
		labels.getStyleClass().add("label-buttons");
		for (int digit = 0; digit < 10; digit++) {
			int label = digit;
			Button button = Section.button("label-" + digit, Integer.toString(digit), () -> model.relabel(label));
			button.setAccessibleText(tr("Label as %s", ConfidenceText.withArticle(digit)));
			Icons.tooltip(button, tr("Label as %s (%d)", ConfidenceText.withArticle(digit), digit));
			labels.getChildren().add(button);
		}
		Button none = Section.button("label-none", tr("Not a digit"), () -> model.relabel(DigitDataset.UNLABELLED));
		none.setAccessibleText(tr("Label as not a digit"));
		Icons.tooltip(none, tr("Something that should be refused (N)"));
		Button delete = Section.button("delete-sketches", tr("Delete"), model::delete);
		Icons.tooltip(delete, tr("Delete (Del)"));
		delete.getStyleClass().addAll(Styles.BUTTON_OUTLINED, Styles.DANGER);
		labels.getChildren().addAll(none, delete);
		ArrowKeys.within(labels);
		return new VBox(what, labels);
	}

	/** What this page is for, while there is nothing on it. */
	private VBox welcome() {
		Label title = new Label(tr("No sketches yet"));
		title.getStyleClass().add("readings-welcome-title");
		Label words = new Label(
				tr("When the canvas misreads a digit, press \"It was a …\" or, for something that should be refused, "
						+ "\"Not a digit\": the sketch is kept here. From ten or more, the model can learn your hand. Digits from "
						+ "elsewhere can be imported above, or dropped here."));
		words.getStyleClass().add("message");
		words.setWrapText(true);
		canvas.getStyleClass().add(Styles.ACCENT);
		VBox welcome = new VBox(title, words, canvas);
		welcome.setId("sketches-welcome");
		welcome.getStyleClass().add("message-with-offer");
		welcome.setAlignment(Pos.CENTER);
		return Section.showWhen(welcome, isEmpty.and(model.problemProperty().isEmpty()));
	}

	private void typed(KeyEvent event) {
		String character = event.getCharacter();
		if (event.isAltDown() || event.isShortcutDown() || character.length() != 1) {
			return;
		}
		if (character.charAt(0) >= '0' && character.charAt(0) <= '9') {
			model.relabel(character.charAt(0) - '0');
			event.consume();
		} else if (character.equalsIgnoreCase("n")) {
			model.relabel(DigitDataset.UNLABELLED);
			event.consume();
		}
	}

	private void pressed(KeyEvent event) {
		if (event.getCode() == KeyCode.DELETE || event.getCode() == KeyCode.BACK_SPACE) {
			model.delete();
			event.consume();
		}
	}

	private void toCanvas() {
		model.ways().toCanvas();
	}

	private static String keys(String combination) {
		return KeyCombination.valueOf(combination).getDisplayText();
	}

	public Region root() {
		return root;
	}

	/** The node that receives the keyboard focus when the page is shown. */
	public Node focus() {
		return isEmpty.get() ? canvas : grid;
	}

	/** The shortcuts that work while the page is shown. */
	public Map<KeyCombination, Runnable> shortcuts() {
		return Map.of(KeyCombination.valueOf(UNDO_KEY), model::undo);
	}
}
