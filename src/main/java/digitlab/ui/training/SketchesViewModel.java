package digitlab.ui.training;

import java.io.IOException;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleObjectProperty;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.OwnSamples;
import digitlab.dataset.Split;
import digitlab.improvement.FineTuning;
import digitlab.improvement.Improvement;
import digitlab.improvement.Improver;
import digitlab.io.CancellationToken;
import digitlab.io.ErrorMessages;
import digitlab.io.ProgressListener;
import digitlab.lessons.Fact;
import digitlab.models.StoredModel;
import digitlab.services.TrainingService;
import digitlab.ui.common.DataSource;
import digitlab.ui.common.DataSourceSelection;
import digitlab.ui.common.Job;
import digitlab.ui.common.LatestJob;
import digitlab.ui.common.SpokenText;
import digitlab.ui.common.WindowServices;
import digitlab.ui.models.ModelsViewModel;
import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.tr;
import static digitlab.language.Localization.trn;

/** Improves the model in use with the user's sketches, and asks whether to save the result. For the UI thread only. */
public final class SketchesViewModel {

	private static final long SEED = 1;

	private final OwnSamples samples;
	private final DataSourceSelection selection;
	private final DeviceViewModel device;
	private final WindowServices services;
	private final TrainingService trainings;
	private final ModelsViewModel models;
	private final ObjectProperty<DataSource> earlier;
	private final SpokenText counts;
	private final ReadOnlyBooleanWrapper enough = new ReadOnlyBooleanWrapper();
	private final SpokenText message;
	private final ReadOnlyBooleanWrapper keeping = new ReadOnlyBooleanWrapper();
	private final ReadOnlyObjectWrapper<@Nullable Improvement> improvement = new ReadOnlyObjectWrapper<>();
	private final LatestJob job;

	/**
	 * @param models makes a model the one in use
	 */
	public SketchesViewModel(WindowServices services, TrainingService trainings, DeviceViewModel device, ModelsViewModel models) {
		this.services = services;
		counts = new SpokenText(services.language());
		message = new SpokenText(services.language());
		this.trainings = trainings;
		this.device = device;
		this.models = models;
		samples = services.app().stored().ownSamples();
		selection = services.selection();
		earlier = selection.follow(new SimpleObjectProperty<>(selection.usual()));
		job = new LatestJob(services.queues().trainings());
		services.queues().trainings().currentProperty().subscribe(this::tellWaiting);
		improvement.subscribe(now -> {
			if (now != null) {
				services.activity().count(Fact.IMPROVEMENTS);
			}
		});
	}

	/** Trainings run one at a time, so this one may have to wait. */
	private void tellWaiting() {
		if (job.jobProperty().get() instanceof Job mine) {
			Job now = services.queues().trainings().currentProperty().get();
			message.say(() -> now == null || now == mine ? "" : RunViewModel.waitsFor(now));
		}
	}

	/** The number of sketches, in words. */
	ReadOnlyStringProperty countsProperty() {
		return counts.property();
	}

	/** Whether there are enough sketches to learn from. */
	ReadOnlyBooleanProperty enoughProperty() {
		return enough.getReadOnlyProperty();
	}

	/** Data mixed in so that nothing is forgotten. */
	ObjectProperty<DataSource> earlierProperty() {
		return earlier;
	}

	/** What improved and what got worse, or what went wrong. */
	ReadOnlyStringProperty messageProperty() {
		return message.property();
	}

	/** The improved model, until it is saved or discarded; null if there is none. */
	public ReadOnlyObjectProperty<@Nullable Improvement> improvementProperty() {
		return improvement.getReadOnlyProperty();
	}

	/** The running improvement; null if there is none. */
	ReadOnlyObjectProperty<@Nullable Job> jobProperty() {
		return job.jobProperty();
	}

	DataSourceSelection selection() {
		return selection;
	}

	/** Counts the sketches again. */
	public void refresh() {
		services.queues().tasks().run(samples::read, this::count);
	}

	private void count(DigitDataset own) {
		int missing = FineTuning.MIN_SKETCHES - own.size();
		enough.set(missing <= 0);
		int size = own.size();
		counts.say(() -> missing <= 0
				? trn("%,d\u00a0sketch to learn from. The page My sketches shows and corrects them.",
						"%,d\u00a0sketches to learn from. The page My sketches shows and corrects them.", size)
				: tr("Draw on the canvas and press \"It was a …\" or \"Not a digit\" to keep corrected sketches. There are %d; "
						+ "%d more are needed.", size, missing));
	}

	/** Starts improving the model in use. */
	void improve() {
		StoredModel model = services.models().inUseProperty().get();
		if (model == null || job.jobProperty().get() != null) {
			return;
		}
		message.clear();
		improvement.set(null);
		DataSource data = earlier.get();
		job.start(tr("Improving %s", model.name()), (progress, cancellation) -> improve(model, data, progress, cancellation),
				this::show,
				failure -> message.say(() -> ErrorMessages.of(failure)), () -> {
				});
		tellWaiting();
	}

	void stop() {
		job.stop();
	}

	/** Saves the improved model, and makes it the one in use. */
	void keep() {
		if (!(improvement.get() instanceof Improvement kept)) {
			return;
		}
		if (keeping.get()) {
			return;
		}
		keeping.set(true);
		Gains gains = Gains.of(kept);
		String before = kept.model().name();
		String name = freeName(kept.model().name());
		services.queues().tasks()
				.run(() -> services.app().stored().models().save(kept.metadata(name, trainings.version()),
						kept.training().weights(), false),
						saved -> {
							keeping.set(false);
							improvement.set(null);
							message.say(() -> String.join(" ", gains.inWords(),
									tr("%s is saved and in use. %s is still there.", saved.name(), before)));
							services.models().refresh();
							models.use(saved);
						}, failure -> {
							keeping.set(false);
							message.say(() -> String.join(" ", gains.inWords(), ErrorMessages.of(failure),
									tr("It can be tried again.")));
						});
	}

	/** Whether the improved model is being saved. */
	ReadOnlyBooleanProperty keepingProperty() {
		return keeping.getReadOnlyProperty();
	}

	/** Discards the improved model. */
	void discard() {
		if (improvement.get() instanceof Improvement found) {
			Gains gains = Gains.of(found);
			improvement.set(null);
			message.say(() -> String.join(" ", gains.inWords(), tr("It was discarded; the model is unchanged.")));
		}
	}

	private String freeName(String from) {
		String base = from.length() > 50 ? from.substring(0, 50) : from;
		List<String> taken = services.models().models().stream().map(StoredModel::name).toList();
		String name = tr("%s - my hand", base);
		for (int number = 2; taken.contains(name); number++) {
			name = tr("%s - my hand %d", base, number);
		}
		return name;
	}

	private Improvement improve(StoredModel model, DataSource data, ProgressListener progress, CancellationToken cancellation)
			throws IOException {
		try {
			String on = services.app().engine().devices().choose(device.chosenProperty().get()).id();
			DigitDataset images = services.datasets().read(data, Split.TRAIN, ProgressListener.NONE, cancellation);
			DigitDataset test = services.datasets().read(data, Split.TEST, ProgressListener.NONE, cancellation);
			FineTuning tuning = FineTuning.of(samples.read(), images, test, model.weights(), device.threads(), on, SEED);
			return new Improver(trainings.trainer(), services.app().engine().classifiers(), services.threads()).improve(model,
					tuning, progress,
					cancellation);
		} catch (IllegalArgumentException | IllegalStateException e) {
			throw new IOException(e.getMessage(), e); // their sentences are for users
		}
	}

	private void show(Improvement found) {
		improvement.set(found);
		message.say(Gains.of(found)::inWords);
	}
}
