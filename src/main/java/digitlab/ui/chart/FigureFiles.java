package digitlab.ui.chart;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;

import digitlab.plot.Figure;
import digitlab.ui.common.BackgroundTasks;
import digitlab.ui.common.StatusViewModel;

/** Saves figures to files that a dialog asks for. */
final class FigureFiles implements FigureExport {

	@FunctionalInterface
	private interface Writer {
		void write(Path file) throws IOException;
	}

	private final BackgroundTasks tasks;
	private final StatusViewModel status;
	private final Node owner;

	/**
	 * @param owner whose window the dialogs lie over
	 */
	FigureFiles(BackgroundTasks tasks, StatusViewModel status, Node owner) {
		this.tasks = tasks;
		this.status = status;
		this.owner = owner;
	}

	@Override
	public void png(Figure figure) {
		ask("Save the chart", figure.name() + ".png", new ExtensionFilter("PNG picture", "*.png"), figure::writePng);
	}

	@Override
	public void csv(Figure figure) {
		ask("Save the table", figure.name() + ".csv", new ExtensionFilter("CSV table", "*.csv"), figure::writeCsv);
	}

	private void ask(String title, String name, ExtensionFilter type, Writer writer) {
		FileChooser chooser = new FileChooser();
		chooser.setTitle(title);
		chooser.setInitialFileName(name);
		chooser.getExtensionFilters().add(type);
		File chosen = chooser.showSaveDialog(owner.getScene().getWindow());
		if (chosen != null) {
			save(withExtension(chosen.toPath(), name), writer);
		}
	}

	private void save(Path file, Writer writer) {
		tasks.run(() -> {
			writer.write(file);
			return file.getFileName();
		}, saved -> status.say("Saved " + saved));
	}

	/** Not every desktop's dialog adds the extension. */
	private static Path withExtension(Path file, String proposed) {
		String name = file.getFileName().toString();
		return name.contains(".") ? file : file.resolveSibling(name + proposed.substring(proposed.lastIndexOf('.')));
	}
}
