package digitlab.ui.readings;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

import digitlab.dataset.DigitImage;
import digitlab.imaging.ImageIntake;
import digitlab.io.ErrorMessages;
import digitlab.models.StoredModel;
import digitlab.sketch.InkImage;
import digitlab.ui.common.DataSource;
import digitlab.ui.common.DiskTasks;
import digitlab.ui.common.Job;
import digitlab.ui.common.Numbers;
import digitlab.ui.common.WindowServices;
import digitlab.ui.readings.ReadingJob.Result;
import org.jspecify.annotations.Nullable;

/** The view model of readings: the source, the rows read so far, and the filter. For the UI thread only. */
public final class ReadingsViewModel {

	/** Where images go from here. */
	public interface Ways {

		/** Opens a picture file on the canvas. */
		void toCanvas(Path picture);

		/** Puts a digit on the canvas, with words for it. */
		void toCanvas(DigitImage image, String name);

		/** Shows a dataset in the charts. */
		void toCharts(Path dataset);

		/** A dataset's place, with what is done to its data wherever they are used. */
		DataSource data(Path dataset);

		/** Shows the table. */
		void toReadings();
	}

	/** Which rows are shown. */
	enum Filter {
		ALL("All", _ -> true), DOUBTFUL("Doubtful", row -> row.reading().isDoubtful()), WRONG("Wrong", ReadRow::isWrong);

		private final String title;
		private final Predicate<ReadRow> rows;

		Filter(String title, Predicate<ReadRow> rows) {
			this.title = title;
			this.rows = rows;
		}

		String title() {
			return title;
		}
	}

	private final WindowServices services;
	private final DiskTasks tasks;
	private final Ways ways;
	private final ObservableList<ReadRow> rows = FXCollections.observableArrayList();
	private final ObjectProperty<Filter> filter = new SimpleObjectProperty<>(Filter.ALL);
	private final FilteredList<ReadRow> shown = new FilteredList<>(rows);
	private final ReadOnlyObjectWrapper<@Nullable Job> job = new ReadOnlyObjectWrapper<>();
	private final ReadOnlyObjectWrapper<@Nullable Result> result = new ReadOnlyObjectWrapper<>();
	private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
	private final ReadOnlyStringWrapper remark = new ReadOnlyStringWrapper("");
	private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
	private final BooleanBinding savable = Bindings.createBooleanBinding(() -> {
		Result now = result.get();
		return now != null && now.isComplete() && !rows.isEmpty();
	}, result, rows);
	private List<Path> given = List.of();
	private String readWith = "";
	private int doubtful;
	private int wrong;
	private int turns;

	public ReadingsViewModel(WindowServices services, Ways ways) {
		this.services = services;
		tasks = services.queues().tasks();
		this.ways = ways;
		shown.predicateProperty().bind(filter.map(which -> which.rows));
	}

	/** Takes what was dropped or chosen: one picture goes to the canvas, all else is read here, in place of what was. */
	public void take(List<Path> files) {
		take(files, null);
	}

	/**
	 * The same on a page that works on data.
	 *
	 * @param data takes one file or folder that is no picture; null to have it read here, as all else
	 */
	public void take(List<Path> files, @Nullable Consumer<Path> data) {
		if (files.isEmpty()) {
			return;
		}
		tasks.run(() -> GivenFiles.isOnePicture(files), isOne -> {
			if (isOne) {
				ways.toCanvas(files.getFirst());
			} else if (data != null && files.size() == 1) {
				data.accept(files.getFirst());
			} else {
				ways.toReadings();
				read(files);
			}
		});
	}

	/** All rows read so far, in their order. */
	ObservableList<ReadRow> rows() {
		return rows;
	}

	/** Those of them that the filter lets through. */
	ObservableList<ReadRow> shown() {
		return shown;
	}

	ObjectProperty<Filter> filterProperty() {
		return filter;
	}

	/** The reading at work; null while there is none. */
	ReadOnlyObjectProperty<@Nullable Job> jobProperty() {
		return job.getReadOnlyProperty();
	}

	/** What was read; null before the end. */
	ReadOnlyObjectProperty<@Nullable Result> resultProperty() {
		return result.getReadOnlyProperty();
	}

	/** Such as "28,000 images in test.csv, 17 doubtful; read with alexnet28"; empty before anything was read. */
	ReadOnlyStringProperty summaryProperty() {
		return summary.getReadOnlyProperty();
	}

	/** About what was left out or stopped; empty for nothing. */
	ReadOnlyStringProperty remarkProperty() {
		return remark.getReadOnlyProperty();
	}

	/** Why there is no table: nothing given yet, or what is wrong with it; empty while there is one. */
	ReadOnlyStringProperty messageProperty() {
		return message.getReadOnlyProperty();
	}

	/** Whether all was read, so that it can be saved. */
	BooleanBinding savableProperty() {
		return savable;
	}

	/** How many rows a filter lets through. */
	int count(Filter which) {
		return switch (which) {
			case ALL -> rows.size();
			case DOUBTFUL -> doubtful;
			case WRONG -> wrong;
		};
	}

	/** Whether anything was given that can be read again. */
	boolean hasFiles() {
		return !given.isEmpty();
	}

	/** Reads the same again, with the model that is in use now. */
	void readAgain() {
		read(given);
	}

	private void read(List<Path> files) {
		if (job.get() instanceof Job before) {
			before.stop();
		}
		StoredModel model = services.models().inUseProperty().get();
		given = List.copyOf(files);
		clear();
		if (model == null) {
			message.set("There is no model yet: choose or train one in Settings.");
			return;
		}
		readWith = model.metadata().name();
		message.set("Opening " + name() + "…");
		int turn = ++turns;
		ReadingJob reading = new ReadingJob(services, ways.data(files.getFirst()),
				some -> services.queues().ui().execute(() -> inTurn(turn, () -> add(some))));
		follow(services.queues().jobs().start("Reading " + name(), (progress, stop) -> reading.run(model, files, progress, stop),
				now -> inTurn(turn, () -> done(now)), failure -> inTurn(turn, () -> failed(failure))));
	}

	/** What an earlier reading still says is not heard any more. */
	private void inTurn(int turn, Runnable what) {
		if (turn == turns) {
			what.run();
		}
	}

	private void follow(Job started) {
		if (!started.stateProperty().get().isBusy()) {
			return; // it was over at once
		}
		job.set(started);
		started.stateProperty().subscribe(state -> {
			if (!state.isBusy() && job.get() == started) {
				job.set(null);
				if (state == Job.State.STOPPED) {
					message.set("Stopped before anything was read.");
				}
			}
		});
	}

	private void clear() {
		rows.clear();
		doubtful = 0;
		wrong = 0;
		result.set(null);
		filter.set(Filter.ALL);
		summary.set("");
		remark.set("");
		message.set("");
	}

	private void add(List<ReadRow> some) {
		doubtful += (int) some.stream().filter(row -> row.reading().isDoubtful()).count();
		wrong += (int) some.stream().filter(ReadRow::isWrong).count();
		message.set("");
		rows.addAll(some);
		summarise();
	}

	private void done(Result now) {
		result.set(now);
		message.set(now.total() == 0 ? "There is no image in " + name() + "." : "");
		remark.set(now.isComplete()
				? now.remark()
				: ("Stopped after " + Numbers.count(now.read()) + " of " + Numbers.count(now.total(), "image")
						+ ": read them all before saving. " + now.remark()).strip());
		summarise();
	}

	private void failed(Exception failure) {
		clear();
		message.set(ErrorMessages.of(failure));
	}

	private void summarise() {
		Result now = result.get();
		String labels = now != null && now.isLabelled() && now.read() > 0
				? ", " + Numbers.finePercent(1 - wrong / (double) now.read()) + " right, " + Numbers.count(wrong) + " wrong"
				: "";
		summary.set(rows.isEmpty()
				? ""
				: Numbers.count(rows.size(), "image") + " in " + name() + labels + ", " + Numbers.count(doubtful)
						+ " doubtful; read with "
						+ readWith);
	}

	/** What was given, in words. */
	private String name() {
		return given.size() == 1 ? String.valueOf(given.getFirst().getFileName()) : Numbers.count(given.size(), "file");
	}

	/** What can be saved. */
	ReadingsFile file() {
		return new ReadingsFile(List.copyOf(rows), isDataset());
	}

	/** Whether the images come from one dataset. */
	boolean isDataset() {
		Result now = result.get();
		return now != null && now.isDataset();
	}

	/** Writes the answers; a file that is there is replaced, as the dialog has asked for that. */
	void save(Path target) {
		ReadingsFile file = file();
		tasks.run(() -> file.write(target), services.status()::say);
	}

	/** Opens a row's image on the canvas. */
	void toCanvas(ReadRow row) {
		switch (row.image()) {
			case ReadImage.OfData(var data, int index) -> ways.toCanvas(data.image(index), row.title());
			case ReadImage.OfFile(Path file, int _, var _) -> ways.toCanvas(file);
		}
	}

	/** Shows the dataset in the charts. */
	void toCharts() {
		ways.toCharts(given.getFirst());
	}

	/**
	 * A picture file's ink at its full size, turned as it was read.
	 *
	 * @param then gets it, unless it cannot be read any more
	 */
	void load(ReadImage.OfFile picture, Consumer<InkImage> then) {
		tasks.run(() -> {
			InkImage ink = ImageIntake.analyse(picture.file()).ink();
			for (int turn = 0; turn < picture.quarterTurns(); turn++) {
				ink = ink.turned();
			}
			return ink;
		}, then, _ -> {
		});
	}
}
