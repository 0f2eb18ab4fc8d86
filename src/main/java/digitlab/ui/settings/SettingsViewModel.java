package digitlab.ui.settings;

import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.value.ObservableValue;

import digitlab.dataset.OwnSamples;
import digitlab.models.ModelImport;
import digitlab.models.ModelStore;
import digitlab.models.RunStore;
import digitlab.models.StoredModel;
import digitlab.recognition.ClassifierLoader;
import digitlab.services.TrainingService;
import digitlab.settings.Settings;
import digitlab.settings.SettingsStore;
import digitlab.training.TrainingPreset;
import digitlab.ui.common.DataSource;
import digitlab.ui.common.DataSourceSelection;
import digitlab.ui.common.DatasetCache;
import digitlab.ui.common.DiskTasks;
import digitlab.ui.common.Job;
import digitlab.ui.common.JobQueue;
import digitlab.ui.common.ModelCatalog;
import digitlab.ui.common.StatusViewModel;
import digitlab.ui.models.ModelsViewModel;
import digitlab.ui.training.DeviceViewModel;
import digitlab.ui.training.PlanViewModel;
import digitlab.ui.training.RunViewModel;
import digitlab.ui.training.SketchesViewModel;
import digitlab.ui.training.TrainingServices;
import org.jspecify.annotations.Nullable;

/** The page of settings: one view model for each of its sections. For the UI thread only. */
public final class SettingsViewModel {

	/**
	 * What the page works with.
	 *
	 * @param trainings runs one training after the other
	 * @param jobs runs shorter work
	 * @param downloads runs what waits for the network
	 * @param threads that an evaluation may use
	 * @param use lets a model read from now on
	 */
	public record Services(TrainingServices lab, ModelStore store, RunStore runs, SettingsStore settings, OwnSamples samples,
			DataSourceSelection selection, DatasetCache datasets, ClassifierLoader classifiers, ModelCatalog models,
			JobQueue trainings,
			JobQueue jobs, JobQueue downloads, DiskTasks tasks, StatusViewModel status, int threads, String version,
			Consumer<StoredModel> use) {
	}

	private final DeviceViewModel device;
	private final PlanViewModel plan;
	private final RunViewModel run;
	private final ModelsViewModel models;
	private final SketchesViewModel sketches;
	private final AppearanceViewModel appearance;
	private final PlacesViewModel places;

	public SettingsViewModel(Settings remembered, Services with, AppearanceViewModel appearance) {
		this.appearance = appearance;
		device = new DeviceViewModel(remembered, with.lab(), with.settings(), with.downloads(), with.tasks(), with.status());
		models = new ModelsViewModel(with.store(), new ModelImport(with.store(), with.classifiers(), with.version()),
				with.models(), with.classifiers(), with.settings(), with.tasks(),
				with.status(),
				with.use());
		plan = new PlanViewModel(remembered, with.settings(), with.selection(), with.datasets(), with.models(), with.tasks(),
				device);
		RunViewModel.Services running = new RunViewModel.Services(
				new TrainingService(with.lab().trainer(), with.classifiers(), with.runs(), with.version()), with.lab().devices(),
				with.store(), with.datasets(), with.classifiers(), with.models(), models, with.trainings(), with.jobs(),
				with.tasks(), with.status(), with.threads());
		run = new RunViewModel(plan, running);
		sketches = new SketchesViewModel(with.samples(), with.selection(), with.selection().usual(), device, running);
		places = new PlacesViewModel(with.lab(), with.downloads(), with.settings(), with.tasks(), with.status(), with.version(),
				this::showReset);
		device.refresh();
	}

	private void showReset() {
		appearance.reset();
		device.choose(Settings.DEFAULT.device());
		device.chooseThreads(Settings.DEFAULT.threads());
		plan.choose(TrainingPreset.BEST);
	}

	/** The page came into view, or went. */
	public void setInView(boolean now) {
		plan.setInView(now);
		if (now) {
			device.refresh();
			run.refresh();
			sketches.refresh();
			places.refresh();
		}
	}

	/** The training at work, which a closing window must ask about; null while there is none. */
	public ReadOnlyObjectProperty<@Nullable Job> trainingProperty() {
		return run.jobProperty();
	}

	/** The data that a training is planned on. */
	public ObservableValue<DataSource> plannedDataProperty() {
		return plan.dataProperty();
	}

	/** Whether a stop of the training at work would leave something. */
	public boolean trainingKeepsSomething() {
		return run.keepsSomething();
	}

	/** Whether a taught model waits to be kept, which a closing window must ask about. */
	public boolean isImprovementUndecided() {
		return sketches.improvementProperty().get() != null;
	}

	DeviceViewModel device() {
		return device;
	}

	PlanViewModel plan() {
		return plan;
	}

	RunViewModel run() {
		return run;
	}

	ModelsViewModel models() {
		return models;
	}

	SketchesViewModel sketches() {
		return sketches;
	}

	AppearanceViewModel appearance() {
		return appearance;
	}

	PlacesViewModel places() {
		return places;
	}
}
