package digitlab.ui.common;

import java.io.IOException;
import java.nio.file.Path;
import javafx.scene.Node;

import digitlab.plot.Figure;

/** Saves figures to files chosen in a dialog. */
public final class FigureFiles implements FigureExport {

	@FunctionalInterface
	private interface Writer {
		void write(Path file) throws IOException;
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
		ask("Save the chart", figure.name() + ".png", "PNG picture", figure::writePng);
	}

	@Override
	public void csv(Figure figure) {
		ask("Save the table", figure.name() + ".csv", "CSV table", figure::writeCsv);
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
		}, saved -> status.saved("Saved", saved));
	}
}
