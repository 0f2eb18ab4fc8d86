package digitlab.ui.settings;

import java.nio.file.Path;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import digitlab.io.Download;
import digitlab.io.ErrorMessages;
import digitlab.settings.Settings;
import digitlab.settings.SettingsStore;
import digitlab.ui.common.DiskTasks;
import digitlab.ui.common.Job;
import digitlab.ui.common.LatestJob;
import digitlab.ui.common.StatusViewModel;
import digitlab.ui.common.UiServices.Desktop;
import digitlab.ui.common.WindowServices;
import org.jspecify.annotations.Nullable;

/** The view model of the data folder, MNIST and diagnostics. For the UI thread only. */
final class PlacesViewModel {

	private final Desktop desktop;
	private final Download mnist;
	private final SettingsStore settings;
	private final DiskTasks tasks;
	private final StatusViewModel status;
	private final String version;
	private final Runnable afterReset;
	private final ReadOnlyBooleanWrapper hasMnist = new ReadOnlyBooleanWrapper();
	private final ReadOnlyStringWrapper openProblem = new ReadOnlyStringWrapper("");
	private final ReadOnlyStringWrapper mnistNote = new ReadOnlyStringWrapper("");
	private final LatestJob job;

	/**
	 * @param afterReset shows the settings after a reset
	 */
	PlacesViewModel(WindowServices services, Runnable afterReset) {
		this.afterReset = afterReset;
		desktop = services.app().desktop();
		mnist = services.app().mnist();
		version = services.app().version();
		settings = services.app().stored().settings();
		job = new LatestJob(services.queues().downloads());
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

	ReadOnlyBooleanProperty hasMnistProperty() {
		return hasMnist.getReadOnlyProperty();
	}

	/** Whether MNIST is there, how large it is, or what went wrong. */
	ReadOnlyStringProperty mnistNoteProperty() {
		return mnistNote.getReadOnlyProperty();
	}

	/** The running download; null if there is none. */
	ReadOnlyObjectProperty<@Nullable Job> jobProperty() {
		return job.jobProperty();
	}

	/** Checks again whether MNIST is there. */
	void refresh() {
		tasks.run(mnist::isDownloaded, this::show);
	}

	private void show(boolean isHere) {
		hasMnist.set(isHere);
		if (hasMnist.get()) {
			mnistNote.set("MNIST is on this computer: 60,000 training images and 10,000 test images.");
		} else if (mnistNote.get().isEmpty()) {
			mnistNote.set("MNIST is not on this computer yet: 70,000 handwritten digits, a download of 11.6\u00a0MB.");
		}
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

	void fetchMnist() {
		if (job.jobProperty().get() != null) {
			return;
		}
		job.start("Downloading MNIST", (progress, stop) -> {
			mnist.download(progress, stop);
			return true;
		}, _ -> {
			status.say("MNIST is here");
			refresh();
		}, failure -> {
			mnistNote.set(ErrorMessages.of(failure));
			refresh();
		}, this::refresh);
	}

	void stopFetching() {
		job.stop();
	}

	/** Resets the settings to their defaults; models, sketches and saved plans stay. */
	void reset() {
		tasks.run(() -> settings.update(Settings::reset), _ -> {
			afterReset.run();
			status.say("The settings were reset");
		});
	}
}
