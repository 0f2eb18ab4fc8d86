package digitlab.ui.training;

import java.io.IOException;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.Split;
import digitlab.io.CancellationToken;
import digitlab.io.ErrorMessages;
import digitlab.io.ProgressListener;
import digitlab.lessons.Fact;
import digitlab.models.StoredModel;
import digitlab.services.TrainingService;
import digitlab.training.BatchLoader;
import digitlab.training.BatchResult;
import digitlab.training.EpochResult;
import digitlab.training.TrainingListener;
import digitlab.training.TrainingRequest;
import digitlab.training.TrainingTask;
import digitlab.ui.common.Activity;
import digitlab.ui.common.Job;
import digitlab.ui.common.JobQueue;
import digitlab.ui.common.SketchWatch;
import digitlab.ui.common.SpokenText;
import digitlab.ui.common.WindowServices;
import digitlab.ui.models.ModelsViewModel;
import digitlab.ui.training.ModelComparer.Compared;
import digitlab.ui.training.UnfinishedTrainings.Unfinished;
import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.tr;

/** The view model of trainings: starts, stops and resumes them, and describes their results. For the UI thread only. */
public final class RunViewModel {

	private final PlanViewModel plan;
	private final WindowServices services;
	private final TrainingService service;
	private final ModelsViewModel models;
	private final JobQueue trainings;
	private final UnfinishedTrainings unfinished;
	private final ComparisonViewModel comparison;
	private final SketchWatch watch;
	private final ReadOnlyObjectWrapper<@Nullable Job> job = new ReadOnlyObjectWrapper<>();
	private final SpokenText message;
	private final ReadOnlyStringWrapper progress = new ReadOnlyStringWrapper("");
	private final ReadOnlyStringWrapper nameProblem = new ReadOnlyStringWrapper("");
	private final BooleanBinding ready;
	private String proposed = "";
	/** Of the running training; set by its thread. */
	private volatile int stepsAnEpoch;
	/** Whether the training has ended and the network is being calibrated; set by the training's thread. */
	private volatile boolean isCalibrating;
	private String latest = "";
	/** Whether stopping now would leave something; set by the training's thread. */
	private volatile boolean keepsSomething;

	/**
	 * @param models makes a model the one in use
	 * @param watch told how the network reads the user's sketch
	 */
	public RunViewModel(WindowServices services, TrainingService service, PlanViewModel plan, ModelsViewModel models,
			SketchWatch watch) {
		this.services = services;
		message = new SpokenText(services.language());
		this.service = service;
		this.plan = plan;
		this.models = models;
		this.watch = watch;
		trainings = services.queues().trainings();
		unfinished = new UnfinishedTrainings(service.runs(), services.queues().tasks());
		comparison = new ComparisonViewModel(services, problem -> message.say(() -> problem));
		ready = Bindings.createBooleanBinding(
				() -> job.get() == null && nameProblem.get().isEmpty() && plan.requestProperty().get() != null, job, nameProblem,
				plan.requestProperty());
		plan.nameProperty().subscribe(_ -> checkName());
		unfinished.allProperty().subscribe(_ -> checkName());
		services.models().models().subscribe(this::checkName);
		trainings.currentProperty().subscribe(this::tellWaiting);
		services.language().spokenProperty().subscribe((_, _) -> checkName());
	}

	// properties

	/** The running training; null if there is none. */
	public ReadOnlyObjectProperty<@Nullable Job> jobProperty() {
		return job.getReadOnlyProperty();
	}

	ReadOnlyObjectProperty<List<Unfinished>> unfinishedProperty() {
		return unfinished.allProperty();
	}

	/** The result of the last training; empty at first. */
	ReadOnlyStringProperty messageProperty() {
		return message.property();
	}

	/** The training's epoch and step, in words; empty if none is running. */
	ReadOnlyStringProperty progressProperty() {
		return progress.getReadOnlyProperty();
	}

	/** Why the new model cannot have its name; empty otherwise. */
	ReadOnlyStringProperty nameProblemProperty() {
		return nameProblem.getReadOnlyProperty();
	}

	/** The new model and the one in use; null until both were evaluated. */
	ReadOnlyObjectProperty<@Nullable Compared> comparedProperty() {
		return comparison.comparedProperty();
	}

	/** The new model as it is listed now; null if it is in use, gone, or not evaluated. */
	ReadOnlyObjectProperty<@Nullable StoredModel> usableProperty() {
		return comparison.usableProperty();
	}

	/** Whether stopping the running training would leave something. */
	public boolean keepsSomething() {
		return keepsSomething;
	}

	/** Whether a training can start. */
	BooleanBinding ready() {
		return ready;
	}

	// commands

	/** Lists again which trainings can be resumed. */
	public void refresh() {
		services.models().refresh();
		unfinished.refresh(job.get() == null ? null : latest, this::propose);
	}

	/** Starts the planned training. */
	void start() {
		TrainingRequest request = plan.requestProperty().get();
		if (ready.get() && request != null) {
			run(plan.nameProperty().get().strip(), request, false);
		}
	}

	/** Resumes a training that was stopped or interrupted. */
	void resume(String name) {
		comparison.clear();
		services.queues().tasks().run(() -> service.runs().request(name), known -> known.ifPresentOrElse(
				request -> run(name, request, true),
				() -> message.say(
						() -> tr("What %s was trained on is not known here. Resume it on the command line, with its original "
								+ "options and --resume.", name))));
	}

	/** Deletes a training that could be resumed; a model that it left is kept. */
	void discard(String name) {
		unfinished.discard(name, this::refresh);
	}

	/** Stops the training, and keeps its best epoch. */
	void stop() {
		if (job.get() instanceof Job running) {
			running.stop();
		}
	}

	/** The training started or resumed last; empty if there was none. */
	String latest() {
		return latest;
	}

	/** Makes the new model the one in use. */
	void useNew() {
		if (comparison.usableProperty().get() instanceof StoredModel fresh) {
			models.use(fresh);
		}
	}

	private void run(String name, TrainingRequest request, boolean resume) {
		if (job.get() != null) {
			return;
		}
		latest = name;
		isCalibrating = false;
		message.clear();
		comparison.clear();
		stepsAnEpoch = 0;
		keepsSomething = resume;
		TrainingListener watching = watch.begin(name);
		Job started = trainings.start(tr("Training %s", name),
				(told, cancellation) -> train(name, request, resume, watching, told, cancellation),
				outcome -> finished(name, request, outcome),
				this::failed);
		started.progressProperty()
				.subscribe(
						(_, share) -> progress.set(inWords(share.doubleValue(), request.hyperparameters().optimiser().epochs())));
		started.stateProperty().subscribe(state -> {
			job.set(state.isBusy() ? started : null);
			if (!state.isBusy()) {
				progress.set("");
				watch.end();
			}
		});
		unfinished.remove(name);
		tellWaiting();
	}

	/** Trainings run one at a time, so this one may have to wait. */
	private void tellWaiting() {
		if (job.get() instanceof Job mine && mine.progressProperty().get() == Job.UNKNOWN) {
			Job now = trainings.currentProperty().get();
			progress.set(now == null || now == mine ? tr("Reading the data…") : waitsFor(now));
		}
	}

	/** What to say about a training that is waiting. */
	static String waitsFor(Job other) {
		return tr("Waiting for %s to finish.", other.name());
	}

	/** Describes the progress, also before the first step: "epoch 3 of 8, step 120 of 429". */
	private String inWords(double share, int epochs) {
		if (isCalibrating) {
			return tr("Calibrating the network…");
		}
		int steps = stepsAnEpoch;
		long done = Math.round(share * epochs * steps);
		return steps == 0
				? tr("Reading the handwriting…")
				: tr("epoch %d of %d, step %,d of %,d", Math.min(epochs, done / steps + 1), epochs, done % steps, steps);
	}

	private TrainingService.Outcome train(String name, TrainingRequest request, boolean resume, TrainingListener watching,
			ProgressListener progress, CancellationToken cancellation) throws IOException {
		try {
			services.app().engine().devices().check(request.hyperparameters().run());
			if (!resume) {
				service.runs().checkNewName(name);
			}
			DigitDataset images = services.datasets().read(request.data(), request.preprocessing(), Split.TRAIN,
					ProgressListener.NONE, cancellation);
			TrainingTask task = service.prepare(name, request, resume, images, progress, cancellation);
			stepsAnEpoch = BatchLoader.batches(task.trainingImages(), request.hyperparameters().optimiser().batchSize());
			TrainingListener listener = new TrainingListener() {
				@Override
				public void batchFinished(BatchResult result) {
					progress.progress(Math.round(result.progress() * 1_000_000), 1_000_000);
				}

				@Override
				public void epochFinished(EpochResult result, boolean best) {
					keepsSomething = true;
				}
			};
			ProgressListener calibrating = (done, total) -> {
				isCalibrating = true;
				progress.progress(done, total);
			};
			return service.train(name, task, request, listener.and(watching), calibrating, cancellation);
		} catch (IllegalArgumentException | IllegalStateException e) {
			throw new IOException(e.getMessage(), e); // their sentences are for users
		}
	}

	private void failed(Exception failure) {
		message.say(() -> ErrorMessages.of(failure));
		refresh();
	}

	/** Lessons watch trainings. */
	private void report(TrainingRequest request, TrainingService.Outcome outcome) {
		Activity activity = services.activity();
		activity.tell(Fact.EPOCHS, outcome.result().epochs().size());
		activity.tell(Fact.AUGMENTATION, request.hyperparameters().augmentation().kind().label());
		activity.tell(Fact.LEARNED, outcome.model() == null ? 0 : outcome.model().metadata().data().trainingImages());
		activity.count(Fact.TRAININGS);
	}

	private void finished(String name, TrainingRequest request, TrainingService.Outcome outcome) {
		message.say(TrainingEnd.of(name, outcome)::inWords);
		report(request, outcome);
		StoredModel model = outcome.model();
		if (model != null) {
			services.status().say(tr("Trained %s", name), tr("Use it"), () -> models.use(services.models().newest(model)));
			comparison.compare(model, request);
		}
		refresh();
	}

	private void checkName() {
		String name = plan.nameProperty().get().strip();
		String problem = "";
		try {
			services.app().stored().models().checkName(name);
			if (services.models().models().stream().anyMatch(model -> model.name().equals(name))) {
				problem = tr("There is a model %s already; choose another name.", name);
			} else if (unfinished.has(name)) {
				problem = tr("A training called %s was not finished: resume it below, or choose another name.", name);
			}
		} catch (IOException e) {
			problem = name.isEmpty() ? tr("The new model needs a name.") : ErrorMessages.of(e);
		}
		nameProblem.set(problem);
	}

	/** Suggests an unused name, unless the user typed one. */
	private void propose() {
		if (!plan.nameProperty().get().equals(proposed) || job.get() != null) {
			return;
		}
		int number = 1;
		while (isTaken(tr("model %d", number))) {
			number++;
		}
		proposed = tr("model %d", number);
		plan.nameProperty().set(proposed);
	}

	private boolean isTaken(String name) {
		return services.models().models().stream().anyMatch(model -> model.name().equals(name))
				|| unfinished.has(name);
	}
}
