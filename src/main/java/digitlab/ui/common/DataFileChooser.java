package digitlab.ui.common;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.MenuItem;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;

import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.tr;

/** Asks for a file or folder of digits; any name is allowed, since formats are recognised by content. */
public final class DataFileChooser {

	private static final List<String> USUAL = List.of("*.csv", "*.tsv", "*.txt", "*.data", "*.gz", "*.zip", "*.npz", "*.npy",
			"*.mat", "*.arff", "*.parquet", "*ubyte*", "*.tar", "*.tgz", "*.bz2");

	private DataFileChooser() {
	}

	/**
	 * Menu items for a file and for a folder.
	 *
	 * @param owner a node in the window that asks
	 * @param use receives the chosen path
	 */
	public static List<MenuItem> items(Node owner, Consumer<Path> use) {
		MenuItem file = new MenuItem(tr("A file: CSV, IDX, NumPy, zip…"));
		file.setOnAction(_ -> {
			FileChooser chooser = new FileChooser();
			chooser.setTitle(tr("Choose a file of digits"));
			chooser.getExtensionFilters().addAll(new ExtensionFilter(tr("All files"), "*.*"),
					new ExtensionFilter(tr("Digits"), USUAL));
			choose(chooser.showOpenDialog(owner.getScene().getWindow()), use);
		});
		MenuItem folder = new MenuItem(tr("A folder: IDX files, pictures by digit…"));
		folder.setOnAction(_ -> chooseFolder(owner, tr("Choose a folder of digits"), use));
		return List.of(file, folder);
	}

	/** Asks for a folder. */
	public static void chooseFolder(Node owner, String title, Consumer<Path> use) {
		DirectoryChooser chooser = new DirectoryChooser();
		chooser.setTitle(title);
		choose(chooser.showDialog(owner.getScene().getWindow()), use);
	}

	/** Accepts a file or folder dropped on a node. */
	public static void takeDropped(Node target, Consumer<Path> use) {
		target.setOnDragOver(event -> {
			if (isOne(event)) {
				event.acceptTransferModes(TransferMode.COPY);
				event.consume();
			}
		});
		target.setOnDragDropped(event -> {
			if (isOne(event)) {
				choose(event.getDragboard().getFiles().getFirst(), use);
				event.setDropCompleted(true);
				event.consume();
			}
		});
	}

	private static boolean isOne(DragEvent event) {
		return event.getDragboard().hasFiles() && event.getDragboard().getFiles().size() == 1;
	}

	private static void choose(@Nullable File place, Consumer<Path> use) {
		if (place != null) {
			use.accept(place.toPath());
		}
	}
}
