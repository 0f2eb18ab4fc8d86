package digitlab.ui.canvas;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Separator;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.SVGPath;

import atlantafx.base.theme.Tweaks;
import digitlab.ui.canvas.PenViewModel.Tool;
import digitlab.ui.common.Icon;
import digitlab.ui.common.Icons;
import digitlab.ui.common.Lifetime;
import digitlab.ui.common.Numbers;
import digitlab.ui.common.TextScale;
import digitlab.ui.common.TwoEndsRow;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import static digitlab.language.Localization.tr;

/** The toolbar of the canvas. */
final class CanvasToolBar {

	/** A slanted rubber on a line, drawn like Feather's icons, which have none. */
	private static final String RUBBER = "M4.5 13.5 L1.9 10.9 Q1.2 10.1 1.9 9.4 L9 2.3 Q9.8 1.6 10.5 2.3 L13.7 5.5 Q14.4 6.2 13.7 7 "
			+ "L7.2 13.5 Z M5.4 5.9 L10.1 10.6 M7.2 13.5 L14 13.5";

	private final CanvasViewModel model;

	private CanvasToolBar(CanvasViewModel model) {
		this.model = model;
	}

	static Region of(CanvasViewModel model, SecondModelViewModel second, CanvasFiles files) {
		CanvasToolBar bar = new CanvasToolBar(model);
		HBox drawing = group(bar.tool("pen", new Icon(Feather.EDIT_2), Tool.PEN, tr("Pen"), "P"),
				bar.tool("eraser", rubber(), Tool.ERASER, tr("Eraser"), "E"));
		drawing.getChildren().addAll(bar.width());
		drawing.getChildren().addAll(separator(), bar.undo(), bar.redo(), bar.clear());
		HBox pictures = group(SecondModelMenu.of(second), bar.showPicture(),
				id("open", Icons.button(Feather.FOLDER, tr("Open a picture"), Shortcuts.text("O"), files::open)),
				id("paste", Icons.button(Feather.CLIPBOARD, tr("Paste a picture"), Shortcuts.text("V"), files::paste)),
				bar.save(files), bar.card(files));
		TwoEndsRow row = new TwoEndsRow(drawing, pictures);
		row.getStyleClass().add("canvas-bar");
		return row;
	}

	private static HBox group(Node... tools) {
		HBox group = new HBox(tools);
		group.setAlignment(Pos.CENTER_LEFT);
		group.getStyleClass().add("canvas-tools");
		return group;
	}

	private ToggleButton tool(String id, Node icon, Tool tool, String name, String shortcut) {
		ToggleButton button = Icons.name(new ToggleButton(null, icon), name, shortcut);
		button.setId(id);
		// One of the two is always chosen: choosing it again changes nothing.
		button.setOnAction(_ -> {
			model.pen().toolProperty().set(tool);
			button.setSelected(true);
		});
		Lifetime.keep(model.pen().toolProperty().subscribe(chosen -> button.setSelected(chosen == tool)));
		return button;
	}

	private static Node rubber() {
		SVGPath path = new SVGPath();
		path.setContent(RUBBER);
		path.getStyleClass().add("rubber");
		// A shape has no size in a style sheet: it follows the text of the node around it.
		Label sized = new Label(null, new Group(path));
		sized.fontProperty().subscribe(font -> {
			path.setScaleX(TextScale.of(font));
			path.setScaleY(TextScale.of(font));
		});
		return sized;
	}

	private List<Node> width() {
		Slider slider = new Slider(PenViewModel.MIN_WIDTH, PenViewModel.MAX_WIDTH, 0);
		slider.setId("width");
		slider.setBlockIncrement(0.01);
		slider.setAccessibleText(tr("Pen width"));
		slider.valueProperty().bindBidirectional(model.pen().widthProperty());
		slider.setOnMouseReleased(_ -> model.pen().rememberWidth());
		slider.setOnKeyReleased(_ -> model.pen().rememberWidth());
		Icons.tooltip(slider, tr("Pen width ([ narrower, ] wider)"));
		Circle dot = new Circle();
		dot.getStyleClass().add("pen-dot");
		dot.radiusProperty().bind(model.pen().widthProperty().multiply(50).add(1));
		StackPane preview = new StackPane(dot);
		preview.getStyleClass().add("pen-preview");
		Label share = new Label();
		share.textProperty()
				.bind(model.pen().widthProperty().map(width -> Numbers.wholePercent(Math.round(100 * width.doubleValue()))));
		share.getStyleClass().add("pen-share");
		Icons.tooltip(share, tr("Pen width in percent of the sheet's width"));
		return List.of(separator(), preview, slider, share);
	}

	private Button undo() {
		Button undo = id("undo", Icons.button(Feather.CORNER_UP_LEFT, tr("Undo"), Shortcuts.text("Z"), model::undo));
		undo.disableProperty().bind(model.canUndoProperty().not());
		return undo;
	}

	private Button redo() {
		Button redo = id("redo", Icons.button(Feather.CORNER_UP_RIGHT, tr("Redo"), Shortcuts.text("Y"), model::redo));
		redo.disableProperty().bind(model.canRedoProperty().not());
		return redo;
	}

	private Button clear() {
		Button clear = id("clear", Icons.button(Feather.TRASH_2, tr("Clear the sheet"), KeyCode.DELETE.getName(), model::clear));
		clear.disableProperty().bind(model.emptyProperty());
		return clear;
	}

	private ToggleButton showPicture() {
		ToggleButton show = id("show-picture", Icons.name(new ToggleButton(null, new Icon(Feather.EYE)),
				tr("Show what was recognised as paper, lines and rows"), "V"));
		show.selectedProperty().bindBidirectional(model.showsPictureProperty());
		show.disableProperty().bind(model.pictureProperty().isNull());
		return show;
	}

	private Button save(CanvasFiles files) {
		Button save = id("save",
				Icons.button(Feather.SAVE, tr("Save the sketch as a PNG file"), Shortcuts.text("S"), files::save));
		save.disableProperty().bind(model.blankProperty());
		return save;
	}

	/** The sketch with its answer as a picture. */
	private MenuButton card(CanvasFiles files) {
		MenuButton card = Icons.name(
				new MenuButton(null, new Icon(Feather.SHARE), item(tr("Copy the answer"), "C", files::copyCard),
						item(tr("Save the answer as a card…"), null, files::saveCard),
						item(tr("Print the answer…"), "P", files::printCard)),
				tr("Copy, save or print the sketch with its answer"), "");
		card.getStyleClass().add(Tweaks.NO_ARROW);
		card.disableProperty().bind(model.blankProperty());
		return id("card", card);
	}

	private static MenuItem item(String name, @Nullable String key, Runnable action) {
		MenuItem item = new MenuItem(key == null ? name : name + " (" + Shortcuts.text(key) + ")");
		item.setOnAction(_ -> action.run());
		return item;
	}

	private static Separator separator() {
		return new Separator(Orientation.VERTICAL);
	}

	private static <N extends Node> N id(String id, N node) {
		node.setId(id);
		return node;
	}
}
