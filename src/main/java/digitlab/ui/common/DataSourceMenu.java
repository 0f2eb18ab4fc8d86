package digitlab.ui.common;

import java.nio.file.Path;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

import static digitlab.language.Localization.tr;

/** A menu of data sources: the known ones, a file, or a folder. */
public final class DataSourceMenu extends MenuButton {

	private final DataSourceSelection selection;

	/** Shows the chosen data, and chooses for all pages. */
	public DataSourceMenu(String id, DataSourceSelection selection) {
		this.selection = selection;
		setId(id);
		setMnemonicParsing(false);
		Icons.tooltip(this, tr("The data to look at"));
		Lifetime.keep(selection.choices().subscribe(this::fill));
		Lifetime.keep(selection.chosenProperty().subscribe(_ -> fill()));
	}

	private void fill() {
		DataSource chosen = selection.chosenProperty().get();
		setText(chosen.shownName());
		setAccessibleText(tr("Data: %s", chosen.shownName()));
		Menu pupils = new Menu(tr("Pupils"));
		getItems().clear();
		for (DataSource choice : selection.choices()) {
			(selection.isPupils(choice) ? pupils.getItems() : getItems()).add(item(choice, choice.hasSourceOf(chosen)));
		}
		if (!pupils.getItems().isEmpty()) {
			getItems().add(pupils);
		}
		getItems().add(new SeparatorMenuItem());
		getItems().addAll(DataFileChooser.items(this, this::choose));
	}

	private MenuItem item(DataSource choice, boolean isChosen) {
		CheckMenuItem item = new CheckMenuItem(choice.shownName());
		item.setSelected(isChosen);
		item.setMnemonicParsing(false);
		item.setOnAction(_ -> {
			selection.choose(choice);
			fill();
		});
		return item;
	}

	private void choose(Path chosen) {
		selection.choose(DataSource.place(chosen));
	}
}
