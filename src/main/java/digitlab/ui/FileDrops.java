package digitlab.ui;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

/** Takes files that are dropped anywhere on the window, where nothing on the page takes them. */
final class FileDrops {

	private FileDrops() {
	}

	static void on(Node node, Consumer<List<Path>> files) {
		node.setOnDragOver(event -> {
			if (event.getDragboard().hasFiles()) {
				event.acceptTransferModes(TransferMode.COPY);
				event.consume();
			}
		});
		node.setOnDragDropped(event -> drop(event, files));
	}

	private static void drop(DragEvent event, Consumer<List<Path>> files) {
		if (event.getDragboard().hasFiles()) {
			files.accept(event.getDragboard().getFiles().stream().map(File::toPath).toList());
			event.setDropCompleted(true);
			event.consume();
		}
	}
}
