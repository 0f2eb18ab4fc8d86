package digitlab.ui.common;

import java.io.File;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.stage.DirectoryChooser;

import atlantafx.base.theme.Tweaks;
import digitlab.dataset.DatasetFormat;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import static digitlab.language.Localization.tr;
import static digitlab.language.Localization.translated;

/** A button that exports images in one of several formats. */
public final class SaveDataButton {

	private final DataToSave saving;
	private final BiConsumer<String, Path> said;
	private final MenuButton button;

	/**
	 * @param id of the button, and prefix of its items' ids
	 * @param name of the button, such as "Save these data as…"
	 * @param said receives a sentence about what was saved
	 */
	public SaveDataButton(String id, String name, DataToSave saving, BiConsumer<String, Path> said) {
		this.saving = saving;
		this.said = said;
		button = Icons.name(new MenuButton(null, new Icon(Feather.SAVE)), name, "");
		button.setId(id);
		button.getStyleClass().add(Tweaks.NO_ARROW);
		button.setMinWidth(MenuButton.USE_PREF_SIZE);
		for (DatasetFormat format : saving.formats()) {
			MenuItem item = new MenuItem(words(format) + "…");
			item.setId(id + "-" + format.label());
			item.setOnAction(_ -> save(format));
			button.getItems().add(item);
		}
	}

	private static String words(DatasetFormat format) {
		String words = translated(format.words());
		String capitalized = Character.toUpperCase(words.charAt(0)) + words.substring(1);
		return format.isFolder() ? capitalized : capitalized + " (" + format.ending() + ")";
	}

	public MenuButton node() {
		return button;
	}

	public void show(boolean now) {
		button.setVisible(now);
		button.setManaged(now);
	}

	private void save(DatasetFormat format) {
		Path target = format.isFolder() ? folder(format) : file(format);
		if (target != null) {
			saving.save(format, target, said);
		}
	}

	private @Nullable Path file(DatasetFormat format) {
		return SaveDialog.ask(button.getScene().getWindow(), tr("Save these data"), saving.proposed(format), words(format));
	}

	/** No desktop's dialog asks for the name of a new folder, so a name is chosen. */
	private @Nullable Path folder(DatasetFormat format) {
		DirectoryChooser chooser = new DirectoryChooser();
		chooser.setTitle(tr("Choose where to create the folder %s", saving.proposed(format)));
		File above = chooser.showDialog(button.getScene().getWindow());
		return above == null ? null : saving.newFolder(format, above.toPath());
	}
}
