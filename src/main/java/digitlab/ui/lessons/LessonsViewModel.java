package digitlab.ui.lessons;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import digitlab.io.AtomicFile;
import digitlab.lessons.Facts;
import digitlab.lessons.Lesson;
import digitlab.lessons.LessonLibrary;
import digitlab.lessons.LessonProgress;
import digitlab.lessons.Place;
import digitlab.lessons.ProgressStore;
import digitlab.lessons.Step;
import digitlab.ui.common.Activity;
import digitlab.ui.common.DiskTasks;
import digitlab.ui.common.LanguageSelection;
import digitlab.ui.common.StatusViewModel;
import digitlab.ui.common.WindowServices;
import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.tr;

/** The view model of the lessons: which there are, the one being taken, and what was reached. For the UI thread only. */
public final class LessonsViewModel {

	/**
	 * What lessons can do to the window.
	 *
	 * @param goTo shows a place
	 * @param useData makes data, as on the command line, those of the training plan and of the pages
	 * @param sheet the sheet as PNG; empty if it is blank
	 */
	public record Window(Consumer<Place> goTo, Consumer<String> useData, Supplier<byte[]> sheet) {
	}

	private final LessonLibrary library;
	private final ProgressStore store;
	private final DiskTasks tasks;
	private final StatusViewModel status;
	private final LanguageSelection language;
	private final Activity activity;
	private final Window window;
	private final ClassViewModel ofClass;
	private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
	private final ReadOnlyObjectWrapper<List<Lesson>> lessons = new ReadOnlyObjectWrapper<>(List.of());
	private final ReadOnlyObjectWrapper<List<String>> problems = new ReadOnlyObjectWrapper<>(List.of());
	private final ReadOnlyObjectWrapper<@Nullable Lesson> lesson = new ReadOnlyObjectWrapper<>();
	private final ReadOnlyIntegerWrapper number = new ReadOnlyIntegerWrapper();
	private final ReadOnlyBooleanWrapper taskDone = new ReadOnlyBooleanWrapper();
	private final ReadOnlyBooleanWrapper done = new ReadOnlyBooleanWrapper();
	private final Map<String, LessonProgress> progress = new HashMap<>();
	private Facts start = Facts.NONE;
	private boolean isLoaded;

	public LessonsViewModel(WindowServices services, Window window) {
		library = services.app().teaching().lessons();
		store = services.app().teaching().progress();
		tasks = services.queues().tasks();
		status = services.status();
		language = services.language();
		activity = services.activity();
		this.window = window;
		ofClass = new ClassViewModel(services, window);
		activity.factsProperty().subscribe(_ -> look());
		language.spokenProperty().subscribe((_, _) -> load());
	}

	// properties

	/** Whether the lessons are shown beside the page. */
	public ReadOnlyBooleanProperty openProperty() {
		return open.getReadOnlyProperty();
	}

	/** All lessons; empty until they were read. */
	ReadOnlyObjectProperty<List<Lesson>> lessonsProperty() {
		return lessons.getReadOnlyProperty();
	}

	/** Why some files are no lessons, in sentences. */
	ReadOnlyObjectProperty<List<String>> problemsProperty() {
		return problems.getReadOnlyProperty();
	}

	/** The lesson being taken; null while all are listed. */
	ReadOnlyObjectProperty<@Nullable Lesson> lessonProperty() {
		return lesson.getReadOnlyProperty();
	}

	/** The step shown, from 0. */
	ReadOnlyIntegerProperty numberProperty() {
		return number.getReadOnlyProperty();
	}

	/** Whether what has to be done in the window for the step shown is done; its question may still be open. */
	ReadOnlyBooleanProperty taskDoneProperty() {
		return taskDone.getReadOnlyProperty();
	}

	/** Whether the step shown is done. */
	ReadOnlyBooleanProperty doneProperty() {
		return done.getReadOnlyProperty();
	}

	/** The work of a class. */
	ClassViewModel ofClass() {
		return ofClass;
	}

	/** What was reached in a lesson. */
	LessonProgress progressOf(Lesson of) {
		return progress.getOrDefault(of.id(), LessonProgress.NONE);
	}

	/** The answer given to the question of the step shown; empty if there is none. */
	String answer() {
		Lesson taken = lesson.get();
		return taken == null ? "" : progressOf(taken).answers().getOrDefault(number.get(), "");
	}

	// commands

	/** Shows the lessons beside the page, or hides them. */
	public void toggle() {
		if (open.get()) {
			open.set(false);
			return;
		}
		open.set(true);
		look(); // the task may have been done while the lessons were closed
		if (!isLoaded) {
			isLoaded = true;
			load();
			ofClass.load();
		}
	}

	private void load() {
		if (!isLoaded) {
			return;
		}
		tasks.run(() -> {
			LessonLibrary.Found found = library.read(language.spokenProperty().get());
			Map<String, LessonProgress> reached = store.read();
			return Map.entry(found, reached);
		}, read -> {
			progress.clear();
			progress.putAll(read.getValue());
			lessons.set(read.getKey().lessons());
			problems.set(read.getKey().problems());
			if (lesson.get() instanceof Lesson taken) { // the same in another language, if it is still there
				Lesson again = lessons.get().stream().filter(each -> each.id().equals(taken.id())).findFirst().orElse(null);
				if (again == null) {
					leave();
				} else {
					take(again, number.get());
				}
			}
		});
	}

	/** Takes a lesson, at the step where it was left. */
	void take(Lesson chosen) {
		LessonProgress reached = progressOf(chosen);
		take(chosen, reached.isComplete(chosen) ? 0 : reached.step());
	}

	/** The number first: whoever follows the lesson shows its step, and another lesson may have had more of them. */
	private void take(Lesson chosen, int step) {
		int there = Math.min(step, chosen.steps().size() - 1);
		lesson.set(null);
		number.set(there);
		lesson.set(chosen);
		show(there);
	}

	/** Lists all lessons again. */
	void leave() {
		lesson.set(null);
	}

	/** Shows a step, from 0. */
	void show(int step) {
		if (lesson.get() instanceof Lesson taken && step >= 0 && step < taken.steps().size()) {
			number.set(step);
			start = activity.factsProperty().get();
			keep(progressOf(taken).at(step));
			done.set(progressOf(taken).done().contains(step));
			taskDone.set(done.get() || !taken.steps().get(step).hasTask());
			look();
		}
	}

	/** Goes on; what only had to be read is done by that. After the last step, all lessons are listed. */
	void next() {
		if (!(lesson.get() instanceof Lesson taken)) {
			return;
		}
		Step step = taken.steps().get(number.get());
		if (!step.hasTask() && !step.hasQuestion()) {
			reached();
		}
		if (number.get() + 1 < taken.steps().size()) {
			show(number.get() + 1);
		} else {
			leave();
		}
	}

	/** Shows the step before. */
	void back() {
		show(number.get() - 1);
	}

	/** Keeps the answer to the question of the step shown. */
	void answer(String text) {
		if (lesson.get() instanceof Lesson taken) {
			keep(progressOf(taken).withAnswer(number.get(), text));
			look();
		}
	}

	/** Shows the place where the step is done. */
	void goTo() {
		if (step() instanceof Step step && step.place() instanceof Place place) {
			window.goTo().accept(place);
		}
	}

	/** Chooses the data of the step. */
	void useData() {
		if (step() instanceof Step step && !step.data().isEmpty()) {
			window.useData().accept(step.data());
		}
	}

	/** Saves the worksheet of the lesson: its steps, the pupil's pictures and answers. */
	public void saveWorksheet(Path file) {
		if (lesson.get() instanceof Lesson taken) {
			LessonProgress reached = progressOf(taken);
			tasks.run(() -> {
				AtomicFile.write(file, Worksheet.of(taken, reached, store).getBytes(StandardCharsets.UTF_8));
				return file;
			}, status::saved);
		}
	}

	/** Forgets what was reached in all lessons, for the next class. */
	void forget() {
		tasks.run(() -> {
			store.clear();
			return true;
		}, _ -> {
			progress.clear();
			leave();
			List<Lesson> all = lessons.get();
			lessons.set(List.of()); // an equal list would not be shown anew
			lessons.set(all);
			status.say(tr("All lessons begin anew"));
		});
	}

	private @Nullable Step step() {
		Lesson taken = lesson.get();
		return taken == null ? null : taken.steps().get(number.get());
	}

	private void look() {
		Step step = step();
		if (step == null || done.get() || !open.get()) {
			return;
		}
		if (!taskDone.get() && step.isDone(start, activity.factsProperty().get())) {
			taskDone.set(true);
			keepPicture(number.get());
		}
		if (taskDone.get() && (step.hasQuestion() ? !answer().isBlank() : step.hasTask())) {
			reached();
		}
	}

	private void reached() {
		if (lesson.get() instanceof Lesson taken) {
			keep(progressOf(taken).withDone(number.get()));
			done.set(true);
		}
	}

	/** What is on the sheet when a step on the canvas is done belongs on the worksheet. */
	private void keepPicture(int step) {
		if (lesson.get() instanceof Lesson taken && taken.steps().get(step).place() instanceof Place place
				&& place.page().equals("Canvas")) {
			byte[] png = window.sheet().get();
			if (png.length > 0) {
				tasks.run(() -> {
					store.writePicture(taken.id(), step, png);
					return true;
				}, _ -> {
				});
			}
		}
	}

	private void keep(LessonProgress now) {
		if (lesson.get() instanceof Lesson taken && !now.equals(progressOf(taken))) {
			progress.put(taken.id(), now);
			tasks.run(() -> {
				store.write(taken.id(), now);
				return true;
			}, _ -> {
			});
		}
	}
}
