package digitlab.app;

import digitlab.cli.CliServices;
import digitlab.cli.DigitLabCommand;
import digitlab.data.DataSources;
import digitlab.djl.DjlClassifier;
import digitlab.djl.DjlDevices;
import digitlab.djl.DjlTrainer;
import digitlab.djl.EngineSettings;
import digitlab.djl.MnistDownload;
import digitlab.models.ModelStore;
import digitlab.settings.SettingsStore;
import digitlab.training.DeviceCatalog;

/** Puts the parts together. */
public final class DigitLab {

	private DigitLab() {
	}

	/** Opens the window or runs a command; returns the exit code. */
	public static int start(String... arguments) {
		AppPaths paths = AppPaths.ofSystem();
		Logging.toFile(paths.logFile());
		EngineSettings.apply(paths.natives(), paths.engineCache());
		return DigitLabCommand.execute(commandLine(paths), arguments);
	}

	static CliServices commandLine(AppPaths paths) {
		MnistDownload mnist = new MnistDownload(paths.mnist());
		DeviceCatalog devices = new DjlDevices();
		return new CliServices("0.1.0", new DataSources(mnist), mnist::download, new DjlTrainer(devices), devices,
				new ModelStore(paths.shippedModels(), paths.ownModels()), DjlClassifier::open,
				new SettingsStore(paths.settingsFile()),
				paths.mnist(), paths.ownSamples(), paths.runs());
	}
}
