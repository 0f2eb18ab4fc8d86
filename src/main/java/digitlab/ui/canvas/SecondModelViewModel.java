package digitlab.ui.canvas;

import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

import digitlab.io.ErrorMessages;
import digitlab.models.StoredModel;
import digitlab.ui.common.ModelCatalog;
import digitlab.ui.common.WindowServices;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static digitlab.language.Localization.tr;

/**
 * A second model that reads the same sketch as the one in use, to compare the two; off at first. It reads on a thread of its own,
 * and a sketch only once the first has answered, which thus waits for nothing. For the UI thread only, but for {@link #close}.
 */
public final class SecondModelViewModel implements AutoCloseable {

	private static final Logger LOG = LoggerFactory.getLogger(SecondModelViewModel.class);

	/** A model that reads until another is chosen. */
	private record Opened(StoredModel model, LiveRecognizer reader) {
	}

	private final WindowServices services;
	private final ModelCatalog catalog;
	private final CanvasViewModel canvas;
	private final Supplier<ExecutorService> workers;

	private final ReadOnlyObjectWrapper<@Nullable StoredModel> chosen = new ReadOnlyObjectWrapper<>();
	private final ReadOnlyObjectWrapper<@Nullable SecondAnswer> answer = new ReadOnlyObjectWrapper<>();
	private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper("");
	/** Written by the UI thread. */
	private volatile @Nullable Opened opened;
	private LiveRecognizer.@Nullable Result latest;
	/** The last sheet without ink: what was on those before no longer matters. */
	private long blankSheet;

	public SecondModelViewModel(WindowServices services, CanvasViewModel canvas) {
		this(services, canvas, () -> LiveRecognizer.thread("second reader"));
	}

	/** @param workers creates what each reader works on */
	SecondModelViewModel(WindowServices services, CanvasViewModel canvas, Supplier<ExecutorService> workers) {
		this.services = services;
		this.canvas = canvas;
		this.workers = workers;
		catalog = services.models();
		catalog.models().addListener((ListChangeListener<StoredModel>) _ -> follow());
		catalog.inUseProperty().subscribe(this::useBecame);
		canvas.readNumberProperty().subscribe(_ -> read());
		canvas.readingProperty().subscribe(_ -> compare());
		canvas.digitProperty().subscribe(_ -> compare());
		canvas.emptyProperty().subscribe(_ -> note.set(""));
		services.language().spokenProperty().subscribe((_, _) -> compare());
	}

	/** The models to choose from. */
	ObservableList<StoredModel> models() {
		return catalog.models();
	}

	/** The model in use. */
	ReadOnlyObjectProperty<@Nullable StoredModel> inUseProperty() {
		return catalog.inUseProperty();
	}

	/** The second model; null if nothing is compared. */
	ReadOnlyObjectProperty<@Nullable StoredModel> chosenProperty() {
		return chosen.getReadOnlyProperty();
	}

	/** What it says of the sketch; null if nothing is compared. */
	ReadOnlyObjectProperty<@Nullable SecondAnswer> answerProperty() {
		return answer.getReadOnlyProperty();
	}

	/** Why nothing is compared any more, until the sheet is cleared; empty if that was wanted. */
	ReadOnlyStringProperty noteProperty() {
		return note.getReadOnlyProperty();
	}

	/** Compares with another model, or with none. */
	void choose(@Nullable StoredModel model) {
		note.set("");
		chosen.set(model);
		openOrClose();
	}

	/** Lists the models again. */
	void refresh() {
		catalog.refresh();
	}

	/** The models have changed: the chosen one may have been renamed, measured, calibrated or deleted. */
	private void follow() {
		if (chosen.get() instanceof StoredModel before) {
			Optional<StoredModel> now = catalog.listed(before);
			if (now.isEmpty()) {
				giveUp(tr("%s is no longer among the models: nothing is compared any more.", before.name()));
			} else {
				chosen.set(now.get());
				openOrClose();
			}
		}
	}

	private void useBecame(@Nullable StoredModel first) {
		if (first != null && catalog.models().isEmpty()) {
			refresh(); // once the first can read, so that there is something to choose from
		}
		openOrClose();
	}

	private void giveUp(String why) {
		choose(null);
		note.set(why);
	}

	/** A model is not compared with itself: its network is opened only while another one is in use. */
	private void openOrClose() {
		StoredModel wanted = isInUse() ? null : chosen.get();
		Opened before = opened;
		if (before == null ? wanted != null : !before.model().equals(wanted)) {
			if (before != null) {
				services.queues().tasks().run(() -> {
					before.reader().close(); // waits for a reading
					return true;
				}, _ -> {
				});
			}
			latest = null;
			opened = null;
			if (wanted != null) {
				open(wanted);
			}
		}
		compare();
	}

	private boolean isInUse() {
		return chosen.get() instanceof StoredModel second && catalog.inUseProperty().get() instanceof StoredModel first
				&& catalog.newest(first).folder().equals(second.folder());
	}

	private void open(StoredModel model) {
		LiveRecognizer reader = new LiveRecognizer(services.app().engine().classifiers(), services.queues().ui(),
				new Listener(model), workers.get());
		reader.onResult(result -> {
			if (isOpened(model) && result.number() > blankSheet) {
				latest = result;
				compare();
			}
		});
		opened = new Opened(model, reader);
		reader.open(model);
		read();
	}

	private boolean isOpened(StoredModel model) {
		return opened instanceof Opened now && now.model().equals(model);
	}

	/** Has the newest sketch read, now that the first model has answered. */
	private void read() {
		if (canvas.blankProperty().get()) {
			latest = null;
			blankSheet = canvas.sheet().number();
		} else if (opened instanceof Opened now) {
			CanvasViewModel.Sheet sheet = canvas.sheet();
			now.reader().read(sheet.number(), sheet.elements(), sheet.isDrawing());
		}
		compare();
	}

	private void compare() {
		StoredModel second = chosen.get();
		if (second == null) {
			answer.set(null);
			return;
		}
		String first = catalog.inUseProperty().get() instanceof StoredModel used ? catalog.newest(used).name() : "";
		if (isInUse()) {
			answer.set(SecondAnswer.none(first, second.name(),
					tr("%s is the model in use: choose another to compare.", second.name())));
		} else if (latest instanceof LiveRecognizer.Result other) {
			answer.set(SecondAnswer.of(first, canvas.readingProperty().get(), canvas.digitProperty().get(), second.name(),
					other.reading(), other.number() == canvas.readNumberProperty().get()));
		} else {
			answer.set(SecondAnswer.none(first, second.name(), second.name()));
		}
	}

	/** Closes the network; call it away from the UI thread. */
	@Override
	public void close() {
		if (opened instanceof Opened last) {
			last.reader().close();
		}
	}

	/** Turns the comparison off when its model fails. */
	private final class Listener implements LiveRecognizer.EngineListener {

		private final StoredModel model;

		Listener(StoredModel model) {
			this.model = model;
		}

		@Override
		public void opening(StoredModel opening) {
			// The first model reads meanwhile.
		}

		@Override
		public void ready() {
			// Its first answer shows it.
		}

		@Override
		public void failed(Throwable failure) {
			if (isOpened(model)) {
				LOG.warn("The second model {} cannot read: {}", model.name(), ErrorMessages.of(failure));
				LOG.debug("Details", failure);
				giveUp(tr("%s cannot be compared: %s", model.name(), ErrorMessages.of(failure)));
			}
		}
	}
}
