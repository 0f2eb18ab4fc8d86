package digitlab.ui.chart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

import digitlab.io.ErrorMessages;
import digitlab.models.RunStore;
import digitlab.models.TrainingRun;
import digitlab.plot.Figure;
import digitlab.plot.TrainingFigures;
import digitlab.training.RunHistory;
import digitlab.ui.common.DiskTasks;
import digitlab.ui.common.ModelCatalog;

import static digitlab.language.Localization.marktr;

/** The view model of finished and running trainings: all runs, and those chosen for overlaying. */
final class TrainingViewModel {

	private static final String NONE = marktr("No training yet. The curves of a training appear here while it runs.");

	private static final String CHOOSE = marktr("Choose a run to see its curves.");

	/** A log when it was last read. */
	private record Read(String version, RunHistory history) {
	}

	private final RunStore runs;
	private final ModelCatalog catalog;
	private final DiskTasks tasks;
	private final ReadOnlyObjectWrapper<List<TrainingRun>> all = new ReadOnlyObjectWrapper<>(List.of());
	private final ReadOnlyObjectWrapper<List<RunHistory>> chosen = new ReadOnlyObjectWrapper<>(List.of());
	private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
	/** Names in the order chosen, so that a run keeps its colour while it is shown. */
	private final Set<String> names = new LinkedHashSet<>();
	private boolean refreshing;
	/** Used only on the worker's thread. */
	private final Map<String, Read> read = new HashMap<>();

	TrainingViewModel(RunStore runs, ModelCatalog catalog, DiskTasks tasks) {
		this.runs = runs;
		this.catalog = catalog;
		this.tasks = tasks;
		catalog.inUseProperty().subscribe(model -> {
			if (model != null && names.isEmpty()) {
				names.add(model.name());
			}
		});
	}

	/** All runs. */
	ReadOnlyObjectProperty<List<TrainingRun>> allProperty() {
		return all.getReadOnlyProperty();
	}

	/** The overlaid runs, in the order of {@link #allProperty}. */
	ReadOnlyObjectProperty<List<RunHistory>> chosenProperty() {
		return chosen.getReadOnlyProperty();
	}

	/** Why there is nothing to show, to be translated where it is shown; empty otherwise. */
	ReadOnlyStringProperty messageProperty() {
		return message.getReadOnlyProperty();
	}

	boolean isChosen(TrainingRun run) {
		return names.contains(run.name());
	}

	/** Adds a run to the overlay, or removes it. */
	void choose(TrainingRun run, boolean shown) {
		if (shown ? names.add(run.name()) : names.remove(run.name())) {
			refresh();
		}
	}

	/** Shows one run in place of those chosen before, or keeps these if its name is empty. */
	void showOnly(String run) {
		if (!run.isEmpty()) {
			names.clear();
			names.add(run);
			refresh();
		}
	}

	/** Reads what is new, which is cheap if nothing is. Called repeatedly while the page is shown. */
	void refresh() {
		if (refreshing) {
			return;
		}
		refreshing = true;
		Set<String> wanted = Set.copyOf(names);
		tasks.run(() -> look(wanted), found -> {
			refreshing = false;
			show(found);
			if (!wanted.equals(names)) {
				refresh();
			}
		}, failure -> {
			refreshing = false;
			message.set(ErrorMessages.of(failure));
		});
	}

	/** The figure with this name among those of {@link TrainingFigures}. */
	Figure figure(String name) {
		return TrainingFigures.of(chosen.get()).stream().filter(figure -> figure.name().equals(name)).findFirst().orElseThrow();
	}

	private record Found(List<TrainingRun> all, List<RunHistory> chosen) {
	}

	private void show(Found found) {
		for (TrainingRun run : found.all()) {
			// A training that began or was resumed while the page is shown is what the user wants to see.
			if (!run.finished()
					&& all.get().stream().noneMatch(known -> known.name().equals(run.name()) && !known.finished())) {
				names.add(run.name());
			}
		}
		if (!found.all().equals(all.get())) {
			all.set(found.all());
			catalog.refresh();
		}
		if (!sameObjects(found.chosen(), chosen.get())) {
			chosen.set(found.chosen());
		}
		message.set(found.all().isEmpty() ? NONE : found.chosen().isEmpty() ? CHOOSE : "");
	}

	private static boolean sameObjects(List<RunHistory> some, List<RunHistory> others) {
		if (some.size() != others.size()) {
			return false;
		}
		for (int i = 0; i < some.size(); i++) {
			if (some.get(i) != others.get(i)) {
				return false;
			}
		}
		return true;
	}

	// away from the UI thread

	private Found look(Set<String> wanted) throws IOException {
		List<TrainingRun> known = runs.list();
		List<RunHistory> histories = new ArrayList<>();
		for (TrainingRun run : known) {
			if (wanted.contains(run.name())) {
				histories.add(history(run));
			}
		}
		return new Found(known, histories);
	}

	private RunHistory history(TrainingRun run) throws IOException {
		Path log = run.log();
		String version = run.epochs().hashCode() + " " + run.finished()
				+ (log != null && Files.exists(log) ? " " + Files.size(log) + " " + Files.getLastModifiedTime(log) : "");
		Read before = read.get(run.name());
		if (before == null || !before.version().equals(version)) {
			before = new Read(version, run.history());
			read.put(run.name(), before);
		}
		return before.history();
	}
}
