package digitlab.ui.training;

import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import digitlab.io.Download;
import digitlab.io.ErrorMessages;
import digitlab.settings.Settings;
import digitlab.settings.SettingsStore;
import digitlab.training.ComputeDevice;
import digitlab.training.DeviceCatalog;
import digitlab.training.Precision;
import digitlab.ui.common.DiskTasks;
import digitlab.ui.common.Job;
import digitlab.ui.common.LatestJob;
import digitlab.ui.common.SpokenText;
import digitlab.ui.common.StatusViewModel;
import digitlab.ui.common.WindowServices;
import digitlab.ui.models.ModelsViewModel;
import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.tr;

/** The view model of the chosen and available devices. For the UI thread only. */
public final class DeviceViewModel {

	private record Found(List<ComputeDevice> devices, boolean canFetch, boolean needsRestart) {
	}

	private final DeviceCatalog catalog;
	private final Download cuda;
	private final Runnable restart;
	private final SettingsStore settings;
	private final DiskTasks tasks;
	private final StatusViewModel status;
	private final ReadOnlyObjectWrapper<String> chosen;
	private final ReadOnlyIntegerWrapper threads;
	private final ReadOnlyObjectWrapper<List<ComputeDevice>> devices = new ReadOnlyObjectWrapper<>(List.of());
	private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
	private final ReadOnlyBooleanWrapper canFetch = new ReadOnlyBooleanWrapper();
	private final SpokenText fetchNote;
	private final ReadOnlyBooleanWrapper needsRestart = new ReadOnlyBooleanWrapper();
	private final LatestJob job;
	private final LatestJob asking;

	/**
	 * @param restart restarts the application
	 */
	public DeviceViewModel(Settings remembered, WindowServices services, Runnable restart) {
		this.restart = restart;
		catalog = services.app().engine().devices();
		cuda = services.app().engine().cuda();
		settings = services.app().stored().settings();
		job = new LatestJob(services.queues().downloads());
		asking = new LatestJob(services.queues().downloads());
		tasks = services.queues().tasks();
		status = services.status();
		chosen = new ReadOnlyObjectWrapper<>(remembered.device());
		threads = new ReadOnlyIntegerWrapper(remembered.threads());
		fetchNote = new SpokenText(services.language());
	}

	/** "auto", or the id of a device. */
	ReadOnlyObjectProperty<String> chosenProperty() {
		return chosen.getReadOnlyProperty();
	}

	/** The number of processor threads for training; 0 for all cores but one. */
	ReadOnlyIntegerProperty threadsProperty() {
		return threads.getReadOnlyProperty();
	}

	/** The actual number of threads. */
	int threads() {
		return Settings.DEFAULT.withThreads(threads.get()).threadsOr(Runtime.getRuntime().availableProcessors());
	}

	/** The number format that a training on the chosen device computes in; 32-bit floats where that is not known yet. */
	Precision precision(Precision wanted) {
		if (wanted != Precision.AUTO || devices.get().isEmpty()) {
			return wanted == Precision.AUTO ? Precision.FLOAT32 : wanted;
		}
		try {
			DeviceCatalog found = devices::get;
			return wanted.on(found.choose(chosen.get()));
		} catch (IllegalArgumentException unusable) {
			return Precision.FLOAT32;
		}
	}

	/** All devices, including unusable ones. */
	ReadOnlyObjectProperty<List<ComputeDevice>> devicesProperty() {
		return devices.getReadOnlyProperty();
	}

	/** Why the chosen device cannot be used; empty otherwise. */
	ReadOnlyStringProperty problemProperty() {
		return problem.getReadOnlyProperty();
	}

	/** Whether GPU libraries can be downloaded, and nothing else is missing. */
	ReadOnlyBooleanProperty canFetchProperty() {
		return canFetch.getReadOnlyProperty();
	}

	/** Their size, or the result of downloading them. */
	ReadOnlyStringProperty fetchNoteProperty() {
		return fetchNote.property();
	}

	/** Whether a restart would change the device. */
	ReadOnlyBooleanProperty needsRestartProperty() {
		return needsRestart.getReadOnlyProperty();
	}

	/** The running download; null if there is none. */
	ReadOnlyObjectProperty<@Nullable Job> jobProperty() {
		return job.jobProperty();
	}

	/** Looks for devices again: a GPU can appear and disappear. */
	public void refresh() {
		tasks.run(() -> new Found(catalog.devices(), catalog.canFetch(), catalog.needsRestart()), found -> {
			devices.set(found.devices());
			boolean isNew = found.canFetch() && !canFetch.get();
			canFetch.set(found.canFetch());
			needsRestart.set(found.needsRestart());
			check();
			if (isNew) {
				askForSize();
			}
		});
	}

	/** Chooses a device for training and evaluation, and remembers it. */
	public void choose(String id) {
		chosen.set(id);
		tasks.run(() -> settings.update(all -> all.withDevice(id)), _ -> {
		});
		check();
	}

	/** Chooses the number of training threads, and remembers it; 0 for all cores but one. */
	public void chooseThreads(int count) {
		threads.set(count);
		tasks.run(() -> settings.update(all -> all.withThreads(count)), _ -> {
		});
	}

	/** Downloads the CUDA libraries. */
	void fetch() {
		if (job.jobProperty().get() != null) {
			return;
		}
		asking.stop(); // the download asks for the size itself
		job.start(tr("Downloading the CUDA libraries"), (progress, stop) -> {
			cuda.download(progress, stop);
			return true;
		}, _ -> fetched(() -> tr("The CUDA libraries are installed and will be used after a restart.")),
				failure -> fetched(() -> ErrorMessages.of(failure)), this::refresh);
	}

	private void fetched(Supplier<String> now) {
		fetchNote.say(now);
		refresh();
	}

	void stopFetching() {
		job.stop();
	}

	/** Restarts the application. */
	void restart() {
		restart.run();
	}

	private void askForSize() {
		fetchNote.say(() -> tr("Checking the size of the download…"));
		asking.start(tr("Checking the size of the CUDA libraries"), (_, stop) -> cuda.bytes(stop), this::showSize,
				failure -> fetchNote.say(() -> ErrorMessages.of(failure)), () -> showSize(-1));
	}

	private void showSize(long bytes) {
		fetchNote.say(() -> bytes < 0
				? tr("This is a one-time download of some gigabytes.")
				: tr("%s are downloaded once, into the data folder; unpacked, they take about twice that.",
						ModelsViewModel.bytes(bytes)));
	}

	private void check() {
		List<ComputeDevice> known = devices.get();
		if (known.isEmpty()) {
			return;
		}
		String inUse = known.getFirst().name();
		String wrong = "";
		try {
			DeviceCatalog found = () -> known;
			inUse = found.choose(chosen.get()).name();
		} catch (IllegalArgumentException e) {
			wrong = String.valueOf(e.getMessage());
		}
		problem.set(wrong);
		status.runsOn(wrong.isEmpty() && !inUse.startsWith("CPU") ? inUse : "CPU");
	}
}
