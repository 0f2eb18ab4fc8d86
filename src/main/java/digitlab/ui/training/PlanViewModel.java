package digitlab.ui.training;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import digitlab.dataset.DigitDataset;
import digitlab.dataset.DigitImage;
import digitlab.dataset.Split;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.models.TrainingSpeed;
import digitlab.settings.Settings;
import digitlab.settings.SettingsStore;
import digitlab.training.TrainingPreset;
import digitlab.training.TrainingRequest;
import digitlab.training.ValidationSize;
import digitlab.ui.common.DataSource;
import digitlab.ui.common.DataSourceSelection;
import digitlab.ui.common.DatasetCache;
import digitlab.ui.common.DiskTasks;
import digitlab.ui.common.MnistFetch;
import digitlab.ui.common.ModelCatalog;
import digitlab.ui.common.Numbers;
import digitlab.ui.common.SpokenText;
import digitlab.ui.common.WindowServices;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static digitlab.language.Localization.tr;
import static digitlab.language.Localization.trn;

/** The view model of a training plan: its fields, their errors, and the resulting request. For the UI thread only. */
public final class PlanViewModel {

	private static final Logger LOG = LoggerFactory.getLogger(PlanViewModel.class);

	private final SettingsStore settings;
	private final DataSourceSelection selection;
	private final DatasetCache datasets;
	private final ModelCatalog models;
	private final DiskTasks tasks;
	private final DeviceViewModel device;
	private final Map<PlanField, StringProperty> texts = new HashMap<>();
	private final Map<PlanField, ReadOnlyStringWrapper> problems = new HashMap<>();
	private final ObjectProperty<DataSource> data;
	private final StringProperty name = new SimpleStringProperty("");
	private final ReadOnlyObjectWrapper<@Nullable TrainingRequest> request = new ReadOnlyObjectWrapper<>();
	private final ReadOnlyStringWrapper commandLine = new ReadOnlyStringWrapper("");
	private final ReadOnlyStringWrapper estimate = new ReadOnlyStringWrapper("");
	private final ReadOnlyObjectWrapper<List<DigitImage>> preview = new ReadOnlyObjectWrapper<>(List.of());
	private final MnistFetch mnist;
	private final SpokenText dataNote;
	private final ReadOnlyObjectWrapper<List<String>> keptNames = new ReadOnlyObjectWrapper<>(List.of());
	private Map<String, Map<String, Object>> kept;
	private @Nullable DigitDataset images;
	private boolean inView;
	private boolean filling;
	/** Null if nothing waits to be written. */
	private final AtomicReference<@Nullable Map<String, Object>> toRemember = new AtomicReference<>();

	/**
	 * @param device the chosen device and threads
	 */
	public PlanViewModel(Settings remembered, WindowServices services, DeviceViewModel device) {
		this.device = device;
		dataNote = new SpokenText(services.language());
		settings = services.app().stored().settings();
		selection = services.selection();
		datasets = services.datasets();
		models = services.models();
		tasks = services.queues().tasks();
		kept = remembered.requests();
		keptNames.set(List.copyOf(kept.keySet()));
		data = selection.follow(new SimpleObjectProperty<>(selection.chosenProperty().get()));
		for (PlanField field : PlanField.ALL) {
			texts.put(field, new SimpleStringProperty(""));
			problems.put(field, new ReadOnlyStringWrapper(""));
		}
		TrainingRequest last = read(remembered.request());
		fill(last == null ? usual(TrainingPreset.GOOD) : last);
		texts.values().forEach(text -> text.subscribe((_, _) -> changed()));
		data.subscribe((_, _) -> {
			images = null;
			changed();
			look();
		});
		device.chosenProperty().subscribe((_, _) -> changed());
		device.threadsProperty().subscribe((_, _) -> changed());
		device.devicesProperty().subscribe((_, _) -> describe());
		name.subscribe((_, _) -> describe());
		models.models().subscribe(this::describe);
		mnist = services.mnist();
		mnist.whenFetched(this::look);
		services.language().spokenProperty().subscribe((_, _) -> check());
	}

	/** MNIST's download. */
	MnistFetch mnist() {
		return mnist;
	}

	// properties

	StringProperty text(PlanField field) {
		return texts.get(field);
	}

	/** What is wrong with a field's text, in one sentence; empty if nothing is. */
	ReadOnlyStringProperty problem(PlanField field) {
		return problems.get(field).getReadOnlyProperty();
	}

	public ObjectProperty<DataSource> dataProperty() {
		return data;
	}

	/** The name of the new model. */
	StringProperty nameProperty() {
		return name;
	}

	/** The planned training; null while something is wrong with it. */
	ReadOnlyObjectProperty<@Nullable TrainingRequest> requestProperty() {
		return request.getReadOnlyProperty();
	}

	/** The same as a command for a terminal. */
	ReadOnlyStringProperty commandLineProperty() {
		return commandLine.getReadOnlyProperty();
	}

	/** The estimated duration, in words. */
	ReadOnlyStringProperty estimateProperty() {
		return estimate.getReadOnlyProperty();
	}

	/** Sixteen images with the planned augmentation. */
	ReadOnlyObjectProperty<List<DigitImage>> previewProperty() {
		return preview.getReadOnlyProperty();
	}

	/** The number of images in the data, or why they cannot be read; {@link MnistFetch#MISSING} in English. */
	ReadOnlyStringProperty dataNoteProperty() {
		return dataNote.property();
	}

	/** The names of the saved plans. */
	ReadOnlyObjectProperty<List<String>> keptProperty() {
		return keptNames.getReadOnlyProperty();
	}

	DataSourceSelection selection() {
		return selection;
	}

	// commands

	/** Tells whether the page is shown: data are read only then. */
	public void setInView(boolean now) {
		inView = now;
		look();
	}

	public void choose(TrainingPreset preset) {
		fill(usual(preset));
		changed();
	}

	/** Plans on a file or folder of digits, which is then known to all pages. */
	void chooseData(Path place) {
		data.set(selection.choose(DataSource.place(place)));
	}

	/** Saves the plan under a name, unless something is wrong with it. */
	void keep(String as) {
		TrainingRequest now = request.get();
		if (now != null && !as.isBlank()) {
			Map<String, Object> plain = now.toMap();
			update(all -> all.withRequest(as.strip(), plain));
		}
	}

	/** Loads a saved plan, but keeps the device and threads chosen now. */
	void chooseKept(String which) {
		TrainingRequest known = read(kept.get(which));
		if (known != null) {
			selection.preprocess(known.data(), known.preprocessing());
			fill(known);
			changed();
		}
	}

	void forget(String which) {
		update(all -> all.withRequest(which, null));
	}

	private void update(UnaryOperator<Settings> change) {
		tasks.run(() -> settings.update(change), all -> {
			kept = all.requests();
			keptNames.set(List.copyOf(kept.keySet()));
		});
	}

	/** A preset on the chosen data and handwriting. */
	private TrainingRequest usual(TrainingPreset preset) {
		return new TrainingRequest(data.get().source(), data.get().preprocessing(), texts.get(PlanField.HANDS).get(),
				ValidationSize.USUAL,
				preset.hyperparameters(device.threads(), device.chosenProperty().get()));
	}

	private static @Nullable TrainingRequest read(@Nullable Map<String, Object> plain) {
		try {
			return plain == null ? null : TrainingRequest.of(plain);
		} catch (IllegalArgumentException e) {
			LOG.warn("A kept training plan cannot be read: {}", e.getMessage());
			return null;
		}
	}

	private void fill(TrainingRequest from) {
		filling = true;
		texts.forEach((field, text) -> text.set(field.textOf(from)));
		data.set(selection.of(from.data()));
		filling = false;
		check();
	}

	private void changed() {
		if (!filling) {
			check();
			remember();
		}
	}

	private void check() {
		boolean isSound = true;
		for (PlanField field : PlanField.ALL) {
			String problem = problemOf(field);
			problems.get(field).set(problem);
			isSound &= problem.isEmpty();
		}
		if (problems.get(PlanField.VALIDATION).get().isEmpty()) {
			String problem = problemOfHeldOut(new ValidationSize(texts.get(PlanField.VALIDATION).get()));
			problems.get(PlanField.VALIDATION).set(problem);
			isSound &= problem.isEmpty();
		}
		request.set(isSound
				? PlanField.request(data.get(), field -> texts.get(field).get(), device.threads(), device.chosenProperty().get())
				: null);
		describe();
		draw();
	}

	/** Known only once the images are read. */
	private String problemOfHeldOut(ValidationSize heldOut) {
		DigitDataset known = images;
		return known == null || heldOut.of(known.size()) < known.size()
				? ""
				: trn("Of %,d\u00a0image, %,d cannot be held out: some images must be left to learn from.",
						"Of %,d\u00a0images, %,d cannot be held out: some images must be left to learn from.", known.size(),
						heldOut.of(known.size()));
	}

	private String problemOf(PlanField field) {
		try {
			field.check(texts.get(field).get());
			return "";
		} catch (IllegalArgumentException e) {
			return String.valueOf(e.getMessage());
		}
	}

	private void remember() {
		TrainingRequest now = request.get();
		if (now != null && toRemember.getAndSet(now.toMap()) == null) {
			tasks.run(() -> {
				Map<String, Object> latest = toRemember.getAndSet(null);
				return latest == null ? null : settings.update(all -> all.withRequest(latest));
			}, _ -> {
			});
		}
	}

	private void describe() {
		TrainingRequest now = request.get();
		commandLine.set(now == null ? "" : now.commandLine(name.get().isBlank() ? "NAME" : name.get().strip()));
		estimate.set(now == null ? "" : inWords(now));
	}

	private String inWords(TrainingRequest now) {
		DigitDataset known = images;
		if (known == null) {
			return "";
		}
		OptionalDouble perImage = TrainingSpeed.secondsPerImage(models.models(), now.hyperparameters().run().device(),
				device.precision(now.hyperparameters().run().precision()));
		int learned = now.imagesAnEpoch(known.size());
		return perImage.isEmpty() || learned <= 0
				? tr("The duration is known after the first training on this computer.")
				: tr("About %s, judging by the last training on this computer.",
						Numbers.duration(now.hyperparameters().optimiser().epochs() * learned * perImage.getAsDouble()));
	}

	/** Reads the data while the page is shown. */
	private void look() {
		DataSource wanted = data.get();
		if (!inView || images != null) {
			return;
		}
		dataNote.say(() -> tr("Reading…"));
		tasks.run(() -> datasets.read(wanted, Split.TRAIN, ProgressListener.NONE, new CancellationToken()),
				found -> show(wanted, found, counted(found.size())),
				failure -> show(wanted, null, () -> MnistFetch.explain(failure)));
	}

	private static Supplier<String> counted(int images) {
		return () -> trn("%,d\u00a0image to learn from and hold out", "%,d\u00a0images to learn from and hold out", images);
	}

	private void show(DataSource of, @Nullable DigitDataset found, Supplier<String> words) {
		if (of.equals(data.get())) {
			images = found;
			dataNote.say(words);
			check();
		}
	}

	private void draw() {
		TrainingRequest now = request.get();
		DigitDataset known = images;
		if (known == null || known.size() == 0) {
			preview.set(List.of());
		} else if (now != null) {
			preview.set(AugmentationPreview.of(known, now));
		}
	}
}
