package digitlab.ui.common;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.print.Printer;
import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;

import digitlab.plot.Figure;

import static digitlab.language.Localization.tr;

/** Saves figures to files chosen in a dialog, copies and prints them. */
public final class FigureFiles implements FigureExport {

	@FunctionalInterface
	private interface Writer {
		void write(Path file) throws IOException;
	}

	/** What is to be printed, and where it can be. */
	private record Sheet(BufferedImage picture, List<Printer> printers) {
	}

	private final DiskTasks tasks;
	private final StatusViewModel status;
	private final Node owner;

	/**
	 * @param owner a node in the window that the dialogs belong to
	 */
	public FigureFiles(DiskTasks tasks, StatusViewModel status, Node owner) {
		this.tasks = tasks;
		this.status = status;
		this.owner = owner;
	}

	@Override
	public void png(Figure figure) {
		ask(tr("Save the chart"), figure.name() + ".png", tr("PNG picture"), figure::writePng);
	}

	@Override
	public void csv(Figure figure) {
		ask(tr("Save the table"), figure.name() + ".csv", tr("CSV table"), figure::writeCsv);
	}

	@Override
	public void copy(Figure figure) {
		tasks.run(figure::draw, picture -> {
			Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.IMAGE, Pixels.of(picture)));
			status.say(tr("Copied the picture"));
		});
	}

	@Override
	public void print(Figure figure) {
		tasks.run(() -> new Sheet(figure.draw(), FigurePrinter.printers()),
				sheet -> new FigurePrinter(owner.getScene().getWindow(), status).print(Pixels.of(sheet.picture),
						sheet.printers));
	}

	private void ask(String title, String name, String type, Writer writer) {
		Path file = SaveDialog.ask(owner.getScene().getWindow(), title, name, type);
		if (file != null) {
			save(file, writer);
		}
	}

	private void save(Path file, Writer writer) {
		tasks.run(() -> {
			writer.write(file);
			return file;
		}, status::saved);
	}
}
