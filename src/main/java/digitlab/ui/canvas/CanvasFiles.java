package digitlab.ui.canvas;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;

import digitlab.ui.common.FigureExport;
import digitlab.ui.common.SaveDialog;

import static digitlab.language.Localization.tr;

/** Opens and saves files of the canvas, with dialogs, the clipboard and dropped files. */
final class CanvasFiles {

	/** Some systems tell capitals from small letters. */
	private static final List<String> PATTERNS = Stream.of("png", "jpg", "jpeg", "webp", "tif", "tiff", "gif", "bmp")
			.flatMap(ending -> Stream.of("*." + ending, "*." + ending.toUpperCase(Locale.ROOT))).toList();

	private final CanvasViewModel model;
	private final Node owner;
	private final Consumer<List<Path>> files;
	private final FigureExport export;

	/**
	 * @param owner whose window the dialogs lie over, and on which pictures can be dropped
	 * @param files takes files that are pasted
	 * @param export hands on the answer
	 */
	CanvasFiles(CanvasViewModel model, Node owner, Consumer<List<Path>> files, FigureExport export) {
		this.export = export;
		this.files = files;
		this.model = model;
		this.owner = owner;
		owner.setOnDragOver(this::dragOver);
		owner.setOnDragDropped(this::dropped);
	}

	void open() {
		FileChooser chooser = new FileChooser();
		chooser.setTitle(tr("Open a picture"));
		chooser.getExtensionFilters().addAll(new ExtensionFilter(tr("Pictures"), PATTERNS),
				new ExtensionFilter(tr("All files"), "*.*"));
		File chosen = chooser.showOpenDialog(owner.getScene().getWindow());
		if (chosen != null) {
			model.open(chosen.toPath());
		}
	}

	void save() {
		if (model.blankProperty().get()) {
			return;
		}
		Path chosen = SaveDialog.ask(owner.getScene().getWindow(), tr("Save the sketch"), "sketch.png", tr("PNG picture"));
		if (chosen != null) {
			model.save(chosen);
		}
	}

	void saveCard() {
		model.card().ifPresent(export::png);
	}

	void copyCard() {
		model.card().ifPresent(export::copy);
	}

	void printCard() {
		model.card().ifPresent(export::print);
	}

	void paste() {
		take(Clipboard.getSystemClipboard());
	}

	private void take(Clipboard source) {
		if (!source.getFiles().isEmpty()) {
			files.accept(source.getFiles().stream().map(File::toPath).toList());
		} else if (source.getImage() instanceof Image image && image.getPixelReader() != null) {
			int width = (int) image.getWidth();
			int height = (int) image.getHeight();
			int[] argb = new int[width * height];
			image.getPixelReader().getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), argb, 0, width);
			model.paste(width, height, argb);
		} else {
			model.nothingToPaste();
		}
	}

	private void dragOver(DragEvent event) {
		if (isPicture(event)) {
			event.acceptTransferModes(TransferMode.COPY);
			event.consume();
		}
	}

	private void dropped(DragEvent event) {
		if (isPicture(event)) {
			take(event.getDragboard());
			event.setDropCompleted(true);
			event.consume();
		}
	}

	/** Files are taken by the window wherever they are dropped. */
	private static boolean isPicture(DragEvent event) {
		return event.getDragboard().hasImage() && !event.getDragboard().hasFiles();
	}
}
