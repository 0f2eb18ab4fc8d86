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
 * A training while it runs: its name is locked, so that no other window or command trains under it, and its log is open. Closing
 * it leaves the state to resume from, if the training was stopped or failed after it had reached something, and else nothing.
 */
public final class ActiveRun implements AutoCloseable {

	/** Leaves room for a number in a name of 64 letters. */
	private static final int LONGEST_BASE = 56;

	private final RunStore runs;
	private final ModelStore store;
	private final RunFolder folder;
	private final FileLock lock;
	private final RunLog log;
	private boolean isFinished;

	/** Locked already; takes the lock over. */
	ActiveRun(RunStore runs, ModelStore store, RunFolder folder, FileLock lock, TrainingTask task,
			@Nullable TrainingRequest request) throws IOException {
		this.runs = runs;
		this.store = store;
		this.folder = folder;
		this.lock = lock;
		if (!task.resume()) {
			runs.checkNewName(folder.name()); // somebody may have been faster
		}
		if (request != null && !(task.resume() && folder.request().isPresent())) {
			folder.write(request);
		}
		log = folder.log(task);
	}

	/** To be told how the training goes, from one thread. */
	public TrainingListener log() {
		return log;
	}

	/** @throws IOException with one sentence, if there is too little room on the disk for what a training keeps */
	public void checkSpace() throws IOException {
		TrainingSpace.check(folder.path());
	}

	/**
	 * Keeps what the training reached, if it reached anything. A resumed training replaces the model that it left, and no other:
	 * when another has the name by now, the model is kept under a free one.
	 *
	 * @param metadata under the training's own name
	 * @return the kept model; null when no epoch was finished
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

	/** What to say of a failure: that the training can be resumed, if it can. */
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
