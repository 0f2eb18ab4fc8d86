package digitlab.ui.settings;

import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.value.ObservableValue;

import digitlab.models.StoredModel;
import digitlab.services.TrainingService;
import digitlab.settings.Settings;
import digitlab.training.TrainingPreset;
import digitlab.ui.common.DataSource;
import digitlab.ui.common.Job;
import digitlab.ui.common.SketchWatch;
import digitlab.ui.common.WindowServices;
import digitlab.ui.models.ModelsViewModel;
import digitlab.ui.training.DeviceViewModel;
import digitlab.ui.training.PlanViewModel;
import digitlab.ui.training.RunViewModel;
import digitlab.ui.training.SketchesViewModel;
import org.jspecify.annotations.Nullable;

/** The view model of the settings page, with one for each of its sections. For the UI thread only. */
public final class SettingsViewModel {

	private final DeviceViewModel device;
	private final PlanViewModel plan;
	private final RunViewModel run;
	private final ModelsViewModel models;
	private final SketchesViewModel sketches;
	private final AppearanceViewModel appearance;
	private final PlacesViewModel places;

	/**
	 * @param use makes a model the one in use
	 * @param restart restarts the application
	 * @param watch told how a network under training reads the user's sketch
	 */
	public SettingsViewModel(Settings remembered, WindowServices services, AppearanceViewModel appearance,
			Consumer<StoredModel> use, Runnable restart, SketchWatch watch) {
		this.appearance = appearance;
		device = new DeviceViewModel(remembered, services, restart);
		models = new ModelsViewModel(services, use);
		plan = new PlanViewModel(remembered, services, device);
		TrainingService trainings = new TrainingService(services.app().engine().trainer(), services.app().engine().classifiers(),
				services.app().stored().runs(), services.app().version());
		run = new RunViewModel(services, trainings, plan, models, watch);
		sketches = new SketchesViewModel(services, trainings, device, models);
		places = new PlacesViewModel(services, this::showReset);
		device.refresh();
	}

	private void showReset() {
		appearance.reset();
		device.choose(Settings.DEFAULT.device());
		device.chooseThreads(Settings.DEFAULT.threads());
		plan.choose(TrainingPreset.BEST);
	}

	/** Tells whether the page is shown. */
	public void setInView(boolean now) {
		plan.setInView(now);
		if (now) {
			device.refresh();
			run.refresh();
			sketches.refresh();
			places.refresh();
		}
	}

	/** The running training, which must be asked about before closing the window; null if there is none. */
	public ReadOnlyObjectProperty<@Nullable Job> trainingProperty() {
		return run.jobProperty();
	}

	/** The data that a training is planned on. */
	public ObservableValue<DataSource> plannedDataProperty() {
		return plan.dataProperty();
	}

	/** Plans a training on these data. */
	public void planWith(DataSource data) {
		plan.dataProperty().set(data);
	}

	/** Whether stopping the running training would leave something. */
	public boolean trainingKeepsSomething() {
		return run.keepsSomething();
	}

	/** Whether an improved model is not saved yet, which must be asked about before closing the window. */
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
