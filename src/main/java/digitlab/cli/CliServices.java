package digitlab.cli;

import java.io.IOException;
import java.nio.file.Path;

import digitlab.formats.DataSources;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.models.ModelStore;
import digitlab.models.RunStore;
import digitlab.models.SelectedModel;
import digitlab.models.StoredModel;
import digitlab.recognition.ClassifierLoader;
import digitlab.services.TrainingService;
import digitlab.settings.SettingsStore;
import digitlab.training.DeviceCatalog;
import digitlab.training.DigitTrainer;
import org.jspecify.annotations.Nullable;

/**
 * The services that commands use.
 *
 * @param version the version of Digit Lab
 * @param doctor checks whether everything works
 */
public record CliServices(String version, Engine engine, DataSources sources, Downloader mnist, ModelStore models,
		SettingsStore settings, Folders folders, HealthCheck doctor) {

	/** The services that run networks. */
	public record Engine(ClassifierLoader classifiers, DigitTrainer trainer, DeviceCatalog devices) {
	}

	/**
	 * Folders that commands read or write.
	 *
	 * @param mnist the downloaded MNIST
	 * @param ownSamples the corrected sketches
	 * @param runs the checkpoints of interrupted trainings
	 */
	public record Folders(Path mnist, Path ownSamples, Path runs) {
	}

	/** Downloads MNIST once. */
	@FunctionalInterface
	public interface Downloader {
		void download(ProgressListener progress, CancellationToken cancellation) throws IOException;
	}

	/** The service that trains and saves models. */
	TrainingService training() {
		return new TrainingService(engine.trainer(), engine.classifiers(), new RunStore(models, folders.runs()), version);
	}

	/**
	 * The model with a name or in a folder; if null, the selected model, initially the shipped one, with a note if it no longer
	 * exists.
	 */
	StoredModel model(@Nullable String nameOrFolder, Terminal terminal) throws IOException {
		if (nameOrFolder != null) {
			return models.find(nameOrFolder);
		}
		SelectedModel selected = models.selected(settings.load().model());
		if (selected.remark() != null) {
			terminal.note("%s", selected.remark());
		}
		return selected.model();
	}
}
