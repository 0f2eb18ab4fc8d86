package digitlab.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import digitlab.io.FileLock;
import digitlab.training.RunHistory;
import digitlab.training.RunLog;
import digitlab.training.TrainingRequest;
import digitlab.training.TrainingTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static digitlab.language.Localization.tr;

/** All trainings: those with saved models, and those running or interrupted. */
public final class RunStore {

	private static final Logger LOG = LoggerFactory.getLogger(RunStore.class);

	private final ModelStore store;
	private final Path folder;

	/**
	 * @param folder of the running trainings, with a folder for each by its name
	 */
	public RunStore(ModelStore store, Path folder) {
		this.store = store;
		this.folder = folder;
	}

	private RunFolder of(String name) {
		return new RunFolder(store, folder.resolve(name));
	}

	/** Every run: those of saved models in the store's order, then unfinished ones by name. */
	public List<TrainingRun> list() throws IOException {
		List<TrainingRun> unfinished = unfinished();
		List<TrainingRun> runs = new ArrayList<>();
		for (StoredModel model : store.list()) {
			if (model.shipped()
					|| unfinished.stream().noneMatch(run -> of(run.name()).left().filter(model::equals).isPresent())) {
				runs.add(of(model));
			}
		}
		runs.addAll(unfinished);
		return runs;
	}

	/** The run of a saved model. */
	public static TrainingRun of(StoredModel model) {
		Path log = model.folder().resolve(ModelStore.RUN_LOG);
		return TrainingRun.of(model, Files.isRegularFile(log) ? log : null);
	}

	private List<TrainingRun> unfinished() throws IOException {
		if (!Files.isDirectory(folder)) {
			return List.of();
		}
		List<TrainingRun> runs = new ArrayList<>();
		try (Stream<Path> entries = Files.list(folder)) {
			for (Path entry : entries.sorted().filter(e -> Files.isRegularFile(e.resolve(ModelStore.RUN_LOG))).toList()) {
				addReadable(runs, new RunFolder(store, entry));
			}
		}
		return runs;
	}

	private static void addReadable(List<TrainingRun> runs, RunFolder run) {
		try {
			if (run.isNewerThanModel()) {
				runs.add(TrainingRun.unfinished(run.name(), RunHistory.read(run.logFile()), run.logFile()));
			}
		} catch (NoSuchFileException e) {
			LOG.debug("The training {} was finished or forgotten while it was looked at", run.name(), e);
		} catch (IOException e) {
			LOG.warn("The training {} is left out of the list: {}", run.name(), e.getMessage());
		}
	}

	/** The trainings that can be resumed, by name; not those running, here or in another process. */
	public List<String> resumable() throws IOException {
		if (!Files.isDirectory(folder)) {
			return List.of();
		}
		List<String> names = new ArrayList<>();
		try (Stream<Path> entries = Files.list(folder)) {
			for (Path entry : entries.filter(e -> Files.isRegularFile(e.resolve(RunFolder.CHECKPOINT))).sorted().toList()) {
				if (!FileLock.isTaken(entry.resolve(RunFolder.LOCK))) {
					names.add(entry.getFileName().toString());
				}
			}
		}
		return names;
	}

	/** The state after every epoch of a training, to resume from. */
	public Path checkpoint(String name) {
		return of(name).checkpoint();
	}

	/** A training's request; empty if it was not kept. */
	public Optional<TrainingRequest> request(String name) throws IOException {
		return of(name).request();
	}

	/** The log of a training about to start; a resumed one continues the log saved with its model. */
	public RunLog log(String name, TrainingTask task) {
		return of(name).log(task);
	}

	/**
	 * Checks, before hours of training, that a new training can have a name.
	 *
	 * @throws IOException with one sentence, if the name is taken, invalid, or that of an interrupted training
	 */
	public void checkNewName(String name) throws IOException {
		store.checkNewName(name);
		if (Files.exists(checkpoint(name))) {
			throw new IOException(tr("A training called %s was interrupted: resume it, choose another name, or delete %s.", name,
					checkpoint(name)));
		}
	}

	/**
	 * Begins or resumes a training, and keeps every other window and command from training under the same name.
	 *
	 * @param request stored so that the training can be resumed without entering it again; null for none
	 * @throws IOException with one sentence, if the name is taken or the training is already running
	 */
	public ActiveRun begin(String name, TrainingTask task, @Nullable TrainingRequest request) throws IOException {
		FileLock lock = lock(name);
		try {
			return new ActiveRun(this, store, of(name), lock, task, request);
		} catch (IOException | RuntimeException e) {
			lock.close();
			throw e;
		}
	}

	/** Stores a training's request, so that it can be resumed without entering it again. Not while it runs. */
	public void keepRequest(String name, TrainingRequest request) throws IOException {
		try (FileLock _ = lock(name)) {
			of(name).write(request);
		}
	}

	/**
	 * Deletes an interrupted training and its state; a model that it left is kept.
	 *
	 * @throws IOException with one sentence, if it is running
	 */
	public void forget(String name) throws IOException {
		try (FileLock _ = lock(name)) {
			of(name).delete();
		}
	}

	/**
	 * Deletes what trainings left that were killed before their first epoch ended: nothing can be resumed from it. Call it once, at
	 * the start. If that fails, it is only logged.
	 */
	public void tidy() {
		if (!Files.isDirectory(folder)) {
			return;
		}
		try (Stream<Path> entries = Files.list(folder)) {
			for (Path entry : entries.filter(Files::isDirectory).toList()) {
				tidy(new RunFolder(store, entry));
			}
		} catch (IOException e) {
			LOG.warn("What was left of trainings in {} stays: {}", folder, e.toString());
		}
	}

	/** A training under way holds its lock. */
	private static void tidy(RunFolder run) throws IOException {
		if (Files.exists(run.checkpoint())) {
			return;
		}
		try (FileLock lock = FileLock.takeIfFree(run.lock())) {
			if (lock != null && !Files.exists(run.checkpoint())) {
				run.delete();
				LOG.info("The training {} was killed before its first epoch ended; what it left is deleted", run.name());
			}
		}
	}

	/**
	 * Saves a trained model, and moves the closed log of its training to it.
	 *
	 * @param replace whether to replace the user's model with that name
	 */
	public StoredModel save(ModelMetadata metadata, byte[] weights, boolean replace) throws IOException {
		return of(metadata.name()).save(metadata, weights, replace);
	}

	private FileLock lock(String name) throws IOException {
		store.checkName(name);
		FileLock lock = FileLock.takeIfFree(Files.createDirectories(folder.resolve(name)).resolve(RunFolder.LOCK));
		if (lock == null) {
			throw new IOException(tr("The training %s is already running in another window or terminal.", name));
		}
		return lock;
	}
}
