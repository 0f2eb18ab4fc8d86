package digitlab.models;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;

import digitlab.io.FileLock;
import digitlab.training.RunLog;
import digitlab.training.StopReason;
import digitlab.training.TrainingListener;
import digitlab.training.TrainingRequest;
import digitlab.training.TrainingResult;
import digitlab.training.TrainingTask;
import org.jspecify.annotations.Nullable;

/**
 * A running training: its name is locked, so that no other window or command trains under it, and its log is open. Closing it
 * keeps the state to resume from, if the training was stopped or failed after it had achieved something, and otherwise nothing.
 */
public final class ActiveRun implements AutoCloseable {

	/** Leaves room for a number within 64 characters. */
	private static final int LONGEST_BASE = 56;

	private final RunStore runs;
	private final ModelStore store;
	private final RunFolder folder;
	private final FileLock lock;
	private final RunLog log;
	private boolean isFinished;

	/** Takes over the lock, which is already held. */
	ActiveRun(RunStore runs, ModelStore store, RunFolder folder, FileLock lock, TrainingTask task,
			@Nullable TrainingRequest request) throws IOException {
		this.runs = runs;
		this.store = store;
		this.folder = folder;
		this.lock = lock;
		if (!task.resume()) {
			runs.checkNewName(folder.name()); // another process may have been faster
		}
		if (request != null && !(task.resume() && folder.request().isPresent())) {
			folder.write(request);
		}
		log = folder.log(task);
	}

	/** Logs the training's progress; for one thread only. */
	public TrainingListener log() {
		return log;
	}

	/**
	 * @throws IOException with one sentence, if there is too little disk space for a training
	 */
	public void checkSpace() throws IOException {
		TrainingSpace.check(folder.path());
	}

	/**
	 * Saves the result of the training, if there is any. A resumed training replaces only the model that it left: if another
	 * model has the name by now, the result is saved under a free one.
	 *
	 * @param metadata with the training's own name
	 * @return the saved model; null if no epoch was finished
	 */
	public @Nullable StoredModel finish(TrainingResult result, ModelMetadata metadata) throws IOException {
		log.close();
		StoredModel model = result.weights() == null ? null : keep(metadata, result.weights());
		if (model != null && result.reason() == StopReason.STOPPED) {
			folder.markLeft();
		} else {
			folder.delete();
		}
		isFinished = true;
		return model;
	}

	private StoredModel keep(ModelMetadata metadata, byte[] weights) throws IOException {
		Optional<StoredModel> left = folder.left();
		ModelMetadata named = metadata.withName(left.isPresent() ? left.get().name() : freeName(folder.name()));
		folder.announce(named);
		return folder.save(named, weights, left.isPresent());
	}

	private String freeName(String name) {
		String base = name.length() > LONGEST_BASE ? name.substring(0, LONGEST_BASE) : name;
		String free = name;
		for (int number = 2; store.isTaken(free)
				|| !free.equals(name) && Files.exists(runs.checkpoint(free)); number++) {
			free = base + " - " + number;
		}
		return free;
	}

	/** Adds to a failure's message that the training can be resumed, if it can. */
	public IOException explain(IOException failure) {
		return Files.exists(folder.checkpoint()) ? TrainingSpace.interrupted(folder.name(), failure) : failure;
	}

	@Override
	public void close() throws IOException {
		try (lock) {
			log.close();
			if (!isFinished && !Files.exists(folder.checkpoint())) {
				folder.delete();
			}
		}
	}
}
