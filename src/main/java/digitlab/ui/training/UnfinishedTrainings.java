package digitlab.ui.training;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import digitlab.dataset.SourceName;
import digitlab.models.RunStore;
import digitlab.models.TrainingRun;
import digitlab.ui.common.DiskTasks;
import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.tr;

/** The interrupted trainings that can be resumed. For the UI thread only. */
final class UnfinishedTrainings {

	/**
	 * A training that can be resumed.
	 *
	 * @param run what is known about it; null if that is nothing
	 */
	record Unfinished(String name, @Nullable TrainingRun run) {

		/** What is known about it. */
		String words() {
			return run == null
					? ""
					: tr("epoch %d of %d done, %s", run.epochs().size(), run.known().hyperparameters().optimiser().epochs(),
							SourceName.shown(run.known().data()));
		}
	}

	private final RunStore runs;
	private final DiskTasks tasks;
	private final ReadOnlyObjectWrapper<List<Unfinished>> all = new ReadOnlyObjectWrapper<>(List.of());

	UnfinishedTrainings(RunStore runs, DiskTasks tasks) {
		this.runs = runs;
		this.tasks = tasks;
	}

	ReadOnlyObjectProperty<List<Unfinished>> allProperty() {
		return all.getReadOnlyProperty();
	}

	/** Whether one of them has this name. */
	boolean has(String name) {
		return all.get().stream().anyMatch(run -> run.name().equals(name));
	}

	/**
	 * Lists them again.
	 *
	 * @param running the name of the running training, which is not one of them; null for none
	 */
	void refresh(@Nullable String running, Runnable then) {
		tasks.run(() -> find(running), found -> {
			all.set(found);
			then.run();
		});
	}

	/** Removes one that was resumed. */
	void remove(String name) {
		all.set(all.get().stream().filter(run -> !run.name().equals(name)).toList());
	}

	/** Deletes one; a model that it left is kept. */
	void discard(String name, Runnable then) {
		tasks.run(() -> {
			runs.forget(name);
			return name;
		}, _ -> then.run());
	}

	private List<Unfinished> find(@Nullable String running) throws IOException {
		List<TrainingRun> known = runs.list();
		List<Unfinished> found = new ArrayList<>();
		for (String name : runs.resumable()) {
			if (!name.equals(running)) {
				found.add(new Unfinished(name,
						known.stream().filter(run -> run.name().equals(name)).findFirst().orElse(null)));
			}
		}
		return found;
	}
}
