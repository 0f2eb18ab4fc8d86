package digitlab.ui.models;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextInputDialog;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;

import atlantafx.base.theme.Tweaks;
import digitlab.models.DamagedModel;
import digitlab.models.ModelFormat;
import digitlab.models.StoredModel;
import digitlab.ui.common.DialogButtons;
import digitlab.ui.common.Icon;
import digitlab.ui.common.Icons;
import digitlab.ui.common.Lifetime;
import digitlab.ui.common.SaveDialog;
import digitlab.ui.common.Section;
import digitlab.ui.models.ModelsViewModel.Row;
import org.kordamp.ikonli.feather.Feather;

import static digitlab.language.Localization.tr;
import static digitlab.language.Localization.translated;

/** The list of models. */
public final class ModelsView extends Section {

	private final ModelsViewModel model;
	private final VBox rows = new VBox();
	private final VBox damaged = new VBox();

	public ModelsView(ModelsViewModel model) {
		super("section-models", tr("Models"));
		this.model = model;
		rows.getStyleClass().add("settings-list");
		Label gone = new Label();
		gone.setId("deleted-model");
		gone.setWrapText(true);
		Lifetime.keep(
				model.deletedProperty().subscribe(last -> gone.setText(last == null ? "" : tr("Deleted: %s", last.name()))));
		HBox undo = showWhen(new HBox(gone, button("undo-delete", tr("Undo"), model::bringBack)),
				model.deletedProperty().map(_ -> true).orElse(false));
		undo.setAlignment(Pos.CENTER_LEFT);
		undo.getStyleClass().add("settings-row");
		damaged.getStyleClass().add("settings-list");
		getChildren().addAll(rows, damaged, undo, row(button("import-model", tr("Import a model…"), this::importModel)));
		Lifetime.keep(model.rowsProperty().subscribe(this::list));
		Lifetime.keep(model.damagedProperty().subscribe(this::listDamaged));
	}

	private void listDamaged(List<DamagedModel> all) {
		refill(damaged, all.stream().map(this::row).toList());
		damaged.setVisible(!all.isEmpty());
		damaged.setManaged(!all.isEmpty());
	}

	/** Why it cannot be used; its folder is part of the reason or shown with it. */
	private Node row(DamagedModel broken) {
		Label title = new Label(String.join("  ", broken.name(), tr("(damaged)")));
		title.getStyleClass().add("row-name");
		title.setWrapText(true);
		String folder = broken.folder().toString();
		Label reason = new Label(
				broken.reason().contains(folder)
						? broken.reason()
						: String.join(" ", broken.reason(), tr("It is in %s.", folder)));
		reason.getStyleClass().add("problem");
		reason.setWrapText(true);
		VBox what = new VBox(title, reason);
		HBox.setHgrow(what, Priority.ALWAYS);
		HBox line = new HBox(what);
		if (model.isOwn(broken)) {
			line.getChildren().add(twice("delete-damaged-" + broken.name(), tr("Delete"), tr("Really delete"), broken.name(),
					() -> model.delete(broken)));
		}
		line.setAlignment(Pos.CENTER_LEFT);
		line.getStyleClass().add("settings-row");
		return line;
	}

	private void list(List<Row> all) {
		refill(rows, all.stream().map(this::row).toList());
	}

	private Node row(Row row) {
		String name = row.model().name();
		Label title = new Label(title(row));
		title.getStyleClass().add("row-name");
		title.setWrapText(true);
		Label facts = new Label(row.facts());
		facts.getStyleClass().add("note");
		facts.setWrapText(true);
		VBox what = new VBox(title, facts);
		HBox.setHgrow(what, Priority.ALWAYS);
		Button use = button("use-" + name, tr("Use"), name, () -> model.use(row.model()));
		use.setDisable(row.inUse());
		HBox line = new HBox(what, use, more(row.model()));
		line.setAlignment(Pos.CENTER_LEFT);
		line.getStyleClass().add("settings-row");
		return line;
	}

	private static String title(Row row) {
		List<String> parts = new ArrayList<>(List.of(row.model().name()));
		if (row.inUse()) {
			parts.add(tr("(in use)"));
		}
		if (row.model().shipped()) {
			parts.add(tr("(came with Digit Lab)"));
		}
		return String.join("  ", parts);
	}

	private MenuButton more(StoredModel of) {
		MenuButton menu = Icons.name(new MenuButton(null, new Icon(Feather.MORE_HORIZONTAL)), tr("More with %s", of.name()), "");
		menu.setId("more-" + of.name());
		menu.getStyleClass().add(Tweaks.NO_ARROW);
		menu.setMinWidth(Region.USE_PREF_SIZE);
		MenuItem export = new MenuItem(tr("Export…"));
		export.setOnAction(_ -> {
			Path file = SaveDialog.ask(getScene().getWindow(), tr("Export %s", of.name()), of.name(), exports());
			if (file != null) {
				model.export(of, file);
			}
		});
		menu.getItems().add(export);
		if (!of.shipped()) {
			MenuItem rename = new MenuItem(tr("Rename…"));
			rename.setOnAction(_ -> askForName(of));
			MenuItem delete = new MenuItem(tr("Delete"));
			delete.setOnAction(_ -> model.delete(of));
			menu.getItems().addAll(rename, delete);
		}
		return menu;
	}

	private static List<SaveDialog.Type> exports() {
		return Stream.of(ModelFormat.values()).map(format -> new SaveDialog.Type(translated(format.words()), format.ending()))
				.toList();
	}

	private void askForName(StoredModel of) {
		TextInputDialog dialog = new TextInputDialog(of.name());
		dialog.initOwner(getScene().getWindow());
		dialog.setTitle(tr("Rename"));
		dialog.setHeaderText(tr("New name for %s", of.name()));
		dialog.setGraphic(null);
		dialog.getDialogPane().getStylesheets().addAll(getScene().getStylesheets());
		DialogButtons.okAndCancel(dialog.getDialogPane());
		dialog.setOnHidden(_ -> {
			if (dialog.getResult() != null) {
				model.rename(of, dialog.getResult());
			}
		});
		dialog.show();
	}

	private void importModel() {
		FileChooser chooser = new FileChooser();
		chooser.setTitle(tr("Import a model"));
		chooser.getExtensionFilters().addAll(new ExtensionFilter(tr("Models"), "*.zip", "*" + ModelFormat.WEIGHTS.ending()),
				new ExtensionFilter(tr("All files"), "*.*"));
		File chosen = chooser.showOpenDialog(getScene().getWindow());
		if (chosen != null) {
			model.importFrom(chosen.toPath());
		}
	}
}
