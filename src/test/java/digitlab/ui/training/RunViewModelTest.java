package digitlab.ui.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Queue;
import javafx.beans.property.SimpleObjectProperty;

import digitlab.models.ModelStore;
import digitlab.models.StoredModel;
import digitlab.recognition.DigitClassifier;
import digitlab.services.TrainingService;
import digitlab.settings.Settings;
import digitlab.synthetic.SyntheticDigits;
import digitlab.training.Hyperparameter;
import digitlab.ui.FakeModels;
import digitlab.ui.common.DiskTasks;
import digitlab.ui.common.Now;
import digitlab.ui.common.SketchWatch;
import digitlab.ui.common.StatusViewModel;
import digitlab.ui.common.UiServices;
import digitlab.ui.common.WindowServices;
import digitlab.ui.models.ModelsViewModel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Trainings run at once; what is read from disk is, too, until the test holds it. */
class RunViewModelTest {

	@TempDir
	Path folder;

	private final Now now = new Now();
	private final Queue<Runnable> held = new ArrayDeque<>();
	private boolean holds;
	private int opened;
	private RunViewModel run;

	@BeforeEach
	void open() throws IOException {
		ModelStore store = new ModelStore(folder.resolve("shipped"), folder.resolve("models"));
		StoredModel used = store.save(FakeModels.named("used"), new byte[]{1}, false);
		UiServices app = FakeModels.services(folder, (_, _) -> opened(), new SyntheticDigits(40, 1));
		DiskTasks tasks = new DiskTasks(this::read, Runnable::run, now.failures::add);
		WindowServices services = WindowServices.of(app, Settings.DEFAULT,
				new WindowServices.Queues(now.jobs, now.jobs, now.jobs, tasks, tasks, Runnable::run), new StatusViewModel(_ -> {
				}));
		services.models().use(used);
		DeviceViewModel device = new DeviceViewModel(Settings.DEFAULT, services, () -> {
		});
		device.refresh();
		PlanViewModel plan = new PlanViewModel(Settings.DEFAULT, services, device);
		plan.text(PlanField.of(Hyperparameter.EPOCHS)).set("1");
		run = new RunViewModel(services,
				new TrainingService(app.engine().trainer(), app.engine().classifiers(), app.stored().runs(), app.version()), plan,
				new ModelsViewModel(services, _ -> {
				}), new SketchWatch(new SimpleObjectProperty<>(), services.queues().ui()));
		run.refresh();
	}

	/** The training's own network cannot be opened, so that it is not calibrated, which would take long; those compared can. */
	private DigitClassifier opened() throws IOException {
		if (opened++ == 0) {
			throw new IOException("There is no network.");
		}
		return FakeModels.classifier(_ -> FakeModels.sure(7, 0.9));
	}

	private void read(Runnable work) {
		if (holds) {
			held.add(work);
		} else {
			work.run();
		}
	}

	/** Nobody may take the last training's comparison for the resumed one's, however slow the disk is. */
	@Test
	void resumingTakesTheOldComparisonAwayBeforeAnythingIsRead() {
		run.start();
		assertThat(now.failures).isEmpty();
		assertThat(run.comparedProperty().get()).as(run.messageProperty().get()).isNotNull();
		holds = true;
		run.resume(run.latest());
		assertThat(held).hasSize(1);
		assertThat(run.comparedProperty().get()).isNull();
		held.forEach(Runnable::run);
		assertThat(run.comparedProperty().get()).isNull();
	}
}
