package digitlab.ui.settings;

import java.nio.file.Path;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;

import digitlab.io.ErrorMessages;
import digitlab.settings.Settings;
import digitlab.settings.SettingsStore;
import digitlab.ui.common.DiskTasks;
import digitlab.ui.common.MnistFetch;
import digitlab.ui.common.StatusViewModel;
import digitlab.ui.common.UiServices.Desktop;
import digitlab.ui.common.WindowServices;

import static digitlab.language.Localization.tr;
import static digitlab.language.Localization.translated;

/** The view model of the data folder, MNIST and diagnostics. For the UI thread only. */
final class PlacesViewModel {

	private final Desktop desktop;
	private final MnistFetch mnist;
	private final SettingsStore settings;
	private final DiskTasks tasks;
	private final StatusViewModel status;
	private final String version;
	private final Runnable afterReset;
	private final ReadOnlyStringWrapper openProblem = new ReadOnlyStringWrapper("");

	/**
	 * @param afterReset shows the settings after a reset
	 */
	PlacesViewModel(WindowServices services, Runnable afterReset) {
		this.afterReset = afterReset;
		desktop = services.app().desktop();
		mnist = services.mnist();
		version = services.app().version();
		settings = services.app().stored().settings();
		tasks = services.queues().tasks();
		status = services.status();
	}

	String dataFolder() {
		return desktop.dataFolder().toString();
	}

	String logFile() {
		return desktop.logFile().toString();
	}

	/** The details to send to whoever helps. */
	String details() {
		return "Digit Lab " + version + ", Java " + System.getProperty("java.version") + ", "
				+ System.getProperty("os.name") + " " + System.getProperty("os.version") + " " + System.getProperty("os.arch");
	}

	/** MNIST's download. */
	MnistFetch mnist() {
		return mnist;
	}

	/** Whether MNIST is there, how large it is, or what went wrong. */
	ObservableValue<String> mnistNoteProperty() {
		return Bindings.createStringBinding(() -> mnist.hereProperty().get()
				? tr("MNIST is on this computer: 60,000 training images and 10,000 test images.")
				: mnist.problemProperty().get().isEmpty() ? translated(MnistFetch.MISSING) : mnist.problemProperty().get(),
				mnist.hereProperty(), mnist.problemProperty());
	}

	/** Checks again whether MNIST is there. */
	void refresh() {
		mnist.refresh();
	}

	void openDataFolder() {
		open(desktop.dataFolder());
	}

	void openLog() {
		open(desktop.logFile());
	}

	private void open(Path place) {
		tasks.run(() -> {
			desktop.opener().open(place);
			return place;
		}, _ -> openProblem.set(""), failure -> openProblem.set(ErrorMessages.of(failure)));
	}

	/** Why the folder or the log could not be shown; empty otherwise. */
	ReadOnlyStringProperty openProblemProperty() {
		return openProblem.getReadOnlyProperty();
	}

	/** Resets the settings to their defaults; models, sketches and saved plans stay. */
	void reset() {
		tasks.run(() -> settings.update(Settings::reset), _ -> {
			afterReset.run();
			status.say(tr("The settings were reset"));
		});
	}
}
