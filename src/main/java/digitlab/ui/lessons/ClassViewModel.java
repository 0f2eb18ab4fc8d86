package digitlab.ui.lessons;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import digitlab.classroom.Classroom;
import digitlab.classroom.Classroom.Collected;
import digitlab.dataset.OwnSamples;
import digitlab.lessons.Place;
import digitlab.models.ModelImport;
import digitlab.ui.common.Job;
import digitlab.ui.common.LatestJob;
import digitlab.ui.common.WindowServices;
import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.marktr;
import static digitlab.language.Localization.tr;
import static digitlab.language.Localization.trn;

/** The view model of a class's work: collected from a shared folder, and then the data of each pupil. For the UI thread only. */
final class ClassViewModel {

	/**
	 * A pupil who gave sketches.
	 *
	 * @param data the folder of the sketches
	 */
	record Pupil(String name, Path data, int sketches) {

		static Pupil of(Path data) throws IOException {
			return new Pupil(data.getFileName().toString(), data, new OwnSamples(data).size());
		}
	}

	private final Classroom classroom;
	private final WindowServices services;
	private final LessonsViewModel.Window window;
	private final ModelImport imports;
	private final LatestJob collecting;
	private final ReadOnlyObjectWrapper<List<Pupil>> pupils = new ReadOnlyObjectWrapper<>(List.of());
	private final ReadOnlyObjectWrapper<List<String>> leftOut = new ReadOnlyObjectWrapper<>(List.of());

	ClassViewModel(WindowServices services, LessonsViewModel.Window window) {
		this.services = services;
		this.window = window;
		classroom = services.app().teaching().classroom();
		imports = new ModelImport(services.app().stored().models(), services.app().engine().classifiers(),
				services.app().version());
		collecting = new LatestJob(services.queues().jobs());
	}

	/** Those who gave sketches, in the order of their names. */
	ReadOnlyObjectProperty<List<Pupil>> pupilsProperty() {
		return pupils.getReadOnlyProperty();
	}

	/** Why some of what was collected last could not be used, in sentences. */
	ReadOnlyObjectProperty<List<String>> leftOutProperty() {
		return leftOut.getReadOnlyProperty();
	}

	/** The job that collects work; null if there is none. */
	ReadOnlyObjectProperty<@Nullable Job> jobProperty() {
		return collecting.jobProperty();
	}

	/** Finds out whose sketches were collected before. */
	void load() {
		services.queues().tasks().run(this::read, this::show);
	}

	/** Collects the work of a class from the folder that it shares. */
	void collect(Path shared) {
		leftOut.set(List.of());
		collecting.start(tr("Collecting the work of the class"), (progress, stop) -> {
			try {
				return classroom.collect(shared, imports, progress, stop);
			} finally { // stopped, some of it may be there
				services.queues().ui().execute(this::collected);
			}
		}, found -> {
			leftOut.set(found.leftOut());
			services.status().say(summary(found));
		}, services.queues().tasks()::fail, () -> {
		});
	}

	private void collected() {
		services.models().refresh();
		load();
	}

	private static String summary(Collected found) {
		List<String> parts = new ArrayList<>(List.of(trn("Collected from %,d\u00a0pupil:", "Collected from %,d\u00a0pupils:",
				found.pupils())));
		String sketches = trn("%,d\u00a0sketch", "%,d\u00a0sketches", found.sketches());
		String models = trn("%,d\u00a0new model", "%,d\u00a0new models", found.models());
		parts.add(found.models() == 0 ? sketches : found.sketches() == 0 ? models : tr("%s and %s", sketches, models));
		return String.join(" ", parts);
	}

	/** Shows the images of a pupil, or of all. */
	void look(Path data) {
		window.useData().accept(data.toString());
		window.goTo().accept(new Place(marktr("Images"), ""));
	}

	/** The sketches of all pupils. */
	Path everyone() {
		return classroom.everyone();
	}

	/** Forgets the sketches of the class. */
	void clear() {
		leftOut.set(List.of());
		services.queues().tasks().run(() -> {
			classroom.clear();
			return read();
		}, now -> {
			show(now);
			services.status().say(tr("The sketches of the class are deleted; its models stay in the settings"));
		});
	}

	private List<Pupil> read() throws IOException {
		List<Pupil> found = new ArrayList<>();
		for (Path data : classroom.pupils()) {
			found.add(Pupil.of(data));
		}
		return found;
	}

	private void show(List<Pupil> now) {
		services.selection().offerClass(classroom.everyone(), now.stream().map(Pupil::data).toList());
		pupils.set(now);
	}
}
