package digitlab.ui.chart;

import java.nio.file.Path;
import javafx.beans.property.ObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

import atlantafx.base.theme.Styles;
import digitlab.data.Split;
import digitlab.ui.common.DataChoice;
import digitlab.ui.common.DataSelection;
import digitlab.ui.common.Icons;
import digitlab.ui.common.PlaceChooser;

/** Chooses the data, and which part of them. */
final class DataChooser extends HBox {

	private final DataSelection selection;
	private final MenuButton sources = new MenuButton();

	/**
	 * @param id prefix of the controls' ids
	 */
	DataChooser(String id, DataSelection selection, ObjectProperty<Split> split) {
		this.selection = selection;
		getStyleClass().add("data-chooser");
		setAlignment(Pos.CENTER_RIGHT);
		sources.setId(id + "-source");
		sources.setMaxWidth(200);
		Icons.tooltip(sources, "The data to look at");
		selection.choices().addListener((ListChangeListener<DataChoice>) _ -> fill());
		selection.chosenProperty().subscribe(_ -> fill());
		getChildren().addAll(sources, parts(id, split));
	}

	void show(boolean now) {
		setVisible(now);
		setManaged(now);
	}

	private HBox parts(String id, ObjectProperty<Split> split) {
		ToggleGroup group = new ToggleGroup();
		HBox parts = new HBox();
		parts.setAlignment(Pos.CENTER);
		for (Split part : Split.values()) {
			ToggleButton button = new ToggleButton(part.label());
			button.setId(id + "-" + part.label());
			button.setToggleGroup(group);
			button.getStyleClass().add(part == Split.TRAIN ? Styles.LEFT_PILL : Styles.RIGHT_PILL);
			button.setMinWidth(USE_PREF_SIZE);
			button.setOnAction(_ -> {
				button.setSelected(true); // one is always chosen
				split.set(part);
			});
			split.subscribe(now -> button.setSelected(now == part));
			parts.getChildren().add(button);
		}
		Icons.tooltip(parts,
				"The images a model learns from, or those it is judged on. Data without parts are the same in both.");
		return parts;
	}

	private void fill() {
		DataChoice chosen = selection.chosenProperty().get();
		sources.setText(chosen.name());
		sources.setAccessibleText("Data: " + chosen.name());
		sources.getItems().setAll(selection.choices().stream().map(choice -> item(choice, choice.equals(chosen))).toList());
		sources.getItems().add(new SeparatorMenuItem());
		sources.getItems().addAll(PlaceChooser.items(this, this::choose));
	}

	private MenuItem item(DataChoice choice, boolean isChosen) {
		CheckMenuItem item = new CheckMenuItem(choice.name());
		item.setSelected(isChosen);
		item.setMnemonicParsing(false);
		item.setOnAction(_ -> {
			selection.choose(choice);
			fill();
		});
		return item;
	}

	private void choose(Path chosen) {
		selection.choose(DataChoice.place(chosen));
	}
}
