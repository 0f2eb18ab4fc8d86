package digitlab.ui.common;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;

import org.jspecify.annotations.Nullable;

/** Asks for a file to save to. */
public final class SaveDialog {

	/**
	 * A type of file.
	 *
	 * @param words for users
	 * @param ending of its name, with the dot
	 */
	public record Type(String words, String ending) {
	}

	private SaveDialog() {
	}

	/**
	 * @param owner the window that the dialog belongs to
	 * @param name suggested, with its extension
	 * @param type of the file in words, such as "PNG picture"
	 * @return null if the user cancels
	 */
	public static @Nullable Path ask(Window owner, String title, String name, String type) {
		int dot = name.lastIndexOf('.');
		return ask(owner, title, name.substring(0, dot), List.of(new Type(type, name.substring(dot))));
	}

	/**
	 * The same, where the ending decides what is written.
	 *
	 * @param name suggested, without an ending
	 * @param types the first is suggested
	 */
	public static @Nullable Path ask(Window owner, String title, String name, List<Type> types) {
		FileChooser chooser = new FileChooser();
		chooser.setTitle(title);
		chooser.setInitialFileName(name + types.getFirst().ending());
		types.forEach(type -> chooser.getExtensionFilters().add(new ExtensionFilter(type.words(), "*" + type.ending())));
		File chosen = chooser.showSaveDialog(owner);
		if (chosen == null) {
			return null;
		}
		int selected = chooser.getExtensionFilters().indexOf(chooser.getSelectedExtensionFilter());
		return withEnding(chosen.toPath(), types, types.get(Math.max(0, selected)));
	}

	/** Not every desktop's dialog adds the ending of the chosen type; an ending that was typed takes precedence. */
	static Path withEnding(Path file, List<Type> types, Type chosen) {
		String name = file.getFileName().toString();
		boolean hasOne = types.stream().anyMatch(type -> name.toLowerCase(Locale.ROOT).endsWith(type.ending()));
		return hasOne ? file : file.resolveSibling(name + chosen.ending());
	}
}
