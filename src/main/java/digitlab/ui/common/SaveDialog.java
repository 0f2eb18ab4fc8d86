package digitlab.ui.common;

import java.io.File;
import java.nio.file.Path;
import java.util.Locale;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;

import org.jspecify.annotations.Nullable;

/** Asks where a file is to be saved. */
public final class SaveDialog {

	private SaveDialog() {
	}

	/**
	 * @param owner that the dialog lies over
	 * @param name proposed, with its extension
	 * @param type of the file in words, such as "PNG picture"
	 * @return null when nobody wants to save
	 */
	public static @Nullable Path ask(Window owner, String title, String name, String type) {
		String extension = name.substring(name.lastIndexOf('.'));
		FileChooser chooser = new FileChooser();
		chooser.setTitle(title);
		chooser.setInitialFileName(name);
		chooser.getExtensionFilters().add(new ExtensionFilter(type, "*" + extension));
		File chosen = chooser.showSaveDialog(owner);
		return chosen == null ? null : withExtension(chosen.toPath(), extension);
	}

	/** Not every desktop's dialog adds the extension. */
	private static Path withExtension(Path file, String extension) {
		String name = file.getFileName().toString();
		return name.toLowerCase(Locale.ROOT).endsWith(extension) ? file : file.resolveSibling(name + extension);
	}
}
