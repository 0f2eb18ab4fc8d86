package digitlab.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import digitlab.training.RunHistory;
import digitlab.training.RunLog;
import digitlab.training.TrainingPlan;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The trainings: those whose models are kept, and those under way or broken off. */
public final class Runs {

	private static final Logger LOG = LoggerFactory.getLogger(Runs.class);

	private final ModelStore store;
	private final Path folder;

	/**
	 * @param folder of the runs under way, a folder each by its name
	 */
	public Runs(ModelStore store, Path folder) {
		this.store = store;
		this.folder = folder;
	}

	/** Every run: those of the kept models in the store's order, then the unfinished ones by name. */
	public List<Run> list() throws IOException {
		List<Run> unfinished = unfinished();
		List<Run> runs = new ArrayList<>();
		for (StoredModel model : store.list()) {
			if (model.shipped() || unfinished.stream().noneMatch(run -> run.name().equals(model.name()))) {
				runs.add(of(model));
			}
		}
		runs.addAll(unfinished);
		return runs;
	}

	/** How one model's training went. */
	public static Run of(StoredModel model) {
		Path log = model.folder().resolve(ModelStore.RUN_LOG);
		return Run.of(model, Files.isRegularFile(log) ? log : null);
	}

	private List<Run> unfinished() throws IOException {
		if (!Files.isDirectory(folder)) {
			return List.of();
		}
		List<Run> runs = new ArrayList<>();
		try (Stream<Path> entries = Files.list(folder)) {
			for (Path entry : entries.sorted().filter(e -> Files.isRegularFile(e.resolve(ModelStore.RUN_LOG))).toList()) {
				addReadable(runs, entry.getFileName().toString());
			}
		}
		return runs;
	}

	/** A resumed training goes on in a copy of its model's log; as long as that is no longer, it is only a left-over. */
	private boolean isNewerThanModel(String name) throws IOException {
		Path ofModel = store.ownFolder(name).resolve(ModelStore.RUN_LOG);
		return !Files.isRegularFile(ofModel) || Files.size(path(name)) > Files.size(ofModel);
	}

	private void addReadable(List<Run> runs, String name) {
		try {
			if (isNewerThanModel(name)) {
				runs.add(Run.unfinished(name, RunHistory.read(path(name)), path(name)));
			}
		} catch (NoSuchFileException e) {
			LOG.debug("The training {} was finished or forgotten while it was looked at", name, e);
		} catch (IOException e) {
			LOG.warn("The training {} is left out of the list: {}", name, e.getMessage());
		}
	}

	/** The log of a training about to start; a resumed one goes on with the log that was kept with its model. */
	public RunLog log(String name, TrainingPlan plan) {
		return new RunLog(path(name), name, plan, store.ownFolder(name).resolve(ModelStore.RUN_LOG));
	}

	/**
	 * Saves a trained model and moves the closed log of its training to it.
	 *
	 * @param replace whether a model of the user's with that name is put out of the way
	 */
	public StoredModel save(ModelMetadata metadata, byte[] weights, boolean replace) throws IOException {
		store.checkName(metadata.name());
		StoredModel model = store.save(metadata, weights, bytes(path(metadata.name())), replace);
		try {
			discard(metadata.name());
		} catch (IOException e) {
			// Some systems keep a file that somebody reads; it is no longer than the model's and so not listed.
			LOG.warn("The log of the training {} is left behind", metadata.name(), e);
		}
		return model;
	}

	/** Forgets the log of an unfinished training. */
	public void discard(String name) throws IOException {
		store.checkName(name);
		Files.deleteIfExists(path(name));
	}

	/** A model is saved even when the log of its training cannot be. */
	private static byte @Nullable [] bytes(Path log) {
		try {
			return Files.isRegularFile(log) && Files.size(log) <= RunHistory.MAX_BYTES ? Files.readAllBytes(log) : null;
		} catch (IOException e) {
			LOG.warn("The course of the training is not kept with its model", e);
			return null;
		}
	}

	private Path path(String name) {
		return folder.resolve(name).resolve(ModelStore.RUN_LOG);
	}
}
