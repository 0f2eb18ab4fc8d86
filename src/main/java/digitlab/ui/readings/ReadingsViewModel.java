package digitlab.ui.readings;

import java.nio.file.Path;
import java.util.ArrayList;
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

import static digitlab.language.Localization.marktr;
import static digitlab.language.Localization.tr;
import static digitlab.language.Localization.trn;

/** The view model of readings: the source, the rows read so far, and the filter. For the UI thread only. */
public final class ReadingsViewModel {

	/** Where images can go from here. */
	public interface Ways {

		/** Opens a picture file on the canvas. */
		void toCanvas(Path picture);

		/** Puts a digit on the canvas, with a name for it. */
		void toCanvas(DigitImage image, String name);

		/** Shows a dataset on the charts page. */
		void toCharts(Path dataset);

		/** The data source of a dataset's file, with the preprocessing set for it. */
		DataSource data(Path dataset);

		/** Shows the readings page. */
		void toReadings();
	}

	/** Selects the rows shown. */
	enum Filter {
		ALL(marktr("All"), _ -> true), DOUBTFUL(marktr("Doubtful"), row -> row.reading().isDoubtful()), WRONG(marktr("Wrong"),
				ReadRow::isWrong);

		private final String title;
		private final Predicate<ReadRow> rows;

		Filter(String title, Predicate<ReadRow> rows) {
			this.title = title;
			this.rows = rows;
		}

		/** In English. */
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
		services.language().spokenProperty().subscribe((_, _) -> describe());
	}

	/**
	 * Accepts files that were dropped or chosen: one picture goes to the canvas, anything else is read here, in place of what
	 * was.
	 */
	public void take(List<Path> files) {
		take(files, null);
	}

	/**
	 * The same on a page of data.
	 *
	 * @param data receives a single file or folder that is not a picture; null to have it read here, like everything else
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

	/** The rows that pass the filter. */
	ObservableList<ReadRow> shown() {
		return shown;
	}

	ObjectProperty<Filter> filterProperty() {
		return filter;
	}

	/** The running reading; null if there is none. */
	ReadOnlyObjectProperty<@Nullable Job> jobProperty() {
		return job.getReadOnlyProperty();
	}

	/** The summary; null until the end. */
	ReadOnlyObjectProperty<@Nullable Result> resultProperty() {
		return result.getReadOnlyProperty();
	}

	/** Such as "28,000 images in test.csv, 17 doubtful; read with alexnet28"; empty before anything was read. */
	ReadOnlyStringProperty summaryProperty() {
		return summary.getReadOnlyProperty();
	}

	/** About what was left out or stopped; empty otherwise. */
	ReadOnlyStringProperty remarkProperty() {
		return remark.getReadOnlyProperty();
	}

	/** Why there is no table, in a text marked to be translated or a translated one; empty if there is one. */
	ReadOnlyStringProperty messageProperty() {
		return message.getReadOnlyProperty();
	}

	/** Whether everything was read, so that it can be saved. */
	BooleanBinding savableProperty() {
		return savable;
	}

	/** The number of rows that pass a filter. */
	int count(Filter which) {
		return switch (which) {
			case ALL -> rows.size();
			case DOUBTFUL -> doubtful;
			case WRONG -> wrong;
		};
	}

	/** Whether there are files that can be read again. */
	boolean hasFiles() {
		return !given.isEmpty();
	}

	/** Reads the same files again, with the model in use now. */
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
			message.set(marktr("There is no model yet: choose or train one in Settings."));
			return;
		}
		readWith = model.metadata().name();
		message.set(isOne() ? tr("Opening %s…", name()) : tr("Opening %,d\u00a0files…", given.size()));
		int turn = ++turns;
		ReadingJob reading = new ReadingJob(services, ways.data(files.getFirst()),
				some -> services.queues().ui().execute(() -> inTurn(turn, () -> add(some))));
		String work = isOne() ? tr("Reading %s", name()) : tr("Reading %,d\u00a0files", given.size());
		follow(services.queues().jobs().start(work, (progress, stop) -> reading.run(model, files, progress, stop),
				now -> inTurn(turn, () -> done(now)), failure -> inTurn(turn, () -> failed(failure))));
	}

	/** Ignores what an earlier reading still reports. */
	private void inTurn(int turn, Runnable what) {
		if (turn == turns) {
			what.run();
		}
	}

	private void follow(Job started) {
		if (!started.stateProperty().get().isBusy()) {
			return; // it ended at once
		}
		job.set(started);
		started.stateProperty().subscribe(state -> {
			if (!state.isBusy() && job.get() == started) {
				job.set(null);
				if (state == Job.State.STOPPED) {
					message.set(marktr("Stopped before anything was read."));
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
		describe();
	}

	private void describe() {
		if (result.get() instanceof Result now) {
			message.set(now.total() == 0 ? noImage() : "");
			remark.set(String.join(" ", remarks(now)));
		}
		summarise();
	}

	private String noImage() {
		return isOne()
				? tr("There is no image in %s.", name())
				: tr("There is no image in %,d\u00a0files.", given.size());
	}

	private static List<String> remarks(Result now) {
		List<String> remarks = new ArrayList<>();
		if (!now.isComplete()) {
			remarks.add(trn("Stopped after %2$,d of %1$,d\u00a0image: read them all before saving.",
					"Stopped after %2$,d of %1$,d\u00a0images: read them all before saving.", now.total(), now.read()));
		}
		remarks.addAll(now.failures());
		if (now.leftOut() > 0) {
			remarks.add(trn("One file was left out because it is not a picture.",
					"%,d files were left out because they are not pictures.", now.leftOut()));
		}
		return remarks;
	}

	private void failed(Exception failure) {
		clear();
		message.set(ErrorMessages.of(failure));
	}

	private void summarise() {
		summary.set(rows.isEmpty() ? "" : tr("%s; read with %s", String.join(tr(", "), counts()), readWith));
	}

	private List<String> counts() {
		List<String> counts = new ArrayList<>();
		counts.add(isOne()
				? trn("%,d\u00a0image in %s", "%,d\u00a0images in %s", rows.size(), name())
				: trn("%,d\u00a0image in %,d\u00a0files", "%,d\u00a0images in %,d\u00a0files", rows.size(), given.size()));
		Result now = result.get();
		if (now != null && now.isLabelled() && now.read() > 0) {
			counts.add(tr("%s right", Numbers.finePercent(1 - wrong / (double) now.read())));
			counts.add(tr("%,d wrong", wrong));
		}
		counts.add(tr("%,d doubtful", doubtful));
		return counts;
	}

	private boolean isOne() {
		return given.size() == 1;
	}

	/** Of the only file or folder that was given. */
	private String name() {
		return String.valueOf(given.getFirst().getFileName());
	}

	ReadingsFile file() {
		return new ReadingsFile(List.copyOf(rows), isDataset());
	}

	/** Whether the images come from one dataset. */
	boolean isDataset() {
		Result now = result.get();
		return now != null && now.isDataset();
	}

	/** Writes the readings, replacing an existing file, since the dialog has asked. */
	void save(Path target) {
		ReadingsFile file = file();
		tasks.run(() -> file.write(target), sentence -> services.status().showFile(sentence, target));
	}

	/** Opens a row's image on the canvas. */
	void toCanvas(ReadRow row) {
		switch (row.image()) {
			case ReadImage.OfData(var data, int index) -> ways.toCanvas(data.image(index), row.title());
			case ReadImage.OfFile(Path file, int _, var _) -> ways.toCanvas(file);
		}
	}

	/** Shows the dataset on the charts page. */
	void toCharts() {
		ways.toCharts(given.getFirst());
	}

	/**
	 * A picture file's ink at full size, turned as it was read.
	 *
	 * @param then receives it, unless it can no longer be read
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
