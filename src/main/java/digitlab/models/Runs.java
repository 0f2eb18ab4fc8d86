package digitlab.models;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import digitlab.training.RunHistory;
import digitlab.training.RunLog;
import digitlab.training.StopReason;
import digitlab.training.TrainingListener;
import digitlab.training.TrainingPlan;
import digitlab.training.TrainingRecipe;
import digitlab.training.TrainingResult;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The trainings: those whose models are kept, and those under way or broken off. */
public final class Runs {

	private static final String CHECKPOINT = "checkpoint.safetensors";
	private static final String LOCK = "lock";
	private static final String RECIPE = "recipe.json";
	private static final JsonMapper JSON = JsonMapper.builder().build();

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
	 * What came of a training.
	 *
	 * @param model the kept one; null when no epoch was finished
	 */
	public record Outcome(TrainingResult result, @Nullable StoredModel model) {
	}

	/** A training that is told to a listener. */
	@FunctionalInterface
	public interface Training {

		/** Trains to its end and tells the listener of every step. */
		TrainingResult run(TrainingListener listener) throws IOException;
	}

	/** The state after every epoch of a training, to resume from. */
	public Path checkpoint(String name) {
		return folder.resolve(name).resolve(CHECKPOINT);
	}

	/**
	 * Checks that a new training can have a name, before hours of it.
	 *
	 * @throws IOException with one sentence, if the name is taken, cannot be, or is that of a training that was broken off
	 */
	public void checkNewName(String name) throws IOException {
		store.checkNewName(name);
		if (Files.exists(checkpoint(name))) {
			throw new IOException("A training called " + name
					+ " was interrupted: go on with --resume, choose another name, or delete " + checkpoint(name) + ".");
		}
	}

	/**
	 * Trains, writes down how it goes, and keeps the model; blocks. What was reached is kept when it is stopped, and its
	 * state, so that it can go on; the state is forgotten when the training is done, or was stopped before its first epoch was.
	 * A second process, or another thread, is kept from training under the same name meanwhile.
	 *
	 * @param version of Digit Lab
	 */
	public Outcome carryOut(String name, TrainingPlan plan, String version, Training training) throws IOException {
		TrainingResult result = locked(name, () -> {
			try (RunLog log = log(name, plan)) {
				return training.run(log);
			}
		});
		boolean goesOn = result.reason() == StopReason.STOPPED && result.weights() != null;
		StoredModel model = null;
		if (result.weights() != null) {
			model = save(ModelMetadata.of(name, plan, version, result), result.weights(), plan.resume());
		} else if (result.reason() == StopReason.STOPPED) {
			discard(name);
		}
		if (!goesOn) {
			deleteState(name);
		}
		return new Outcome(result, model);
	}

	@FunctionalInterface
	private interface Work<T> {
		T run() throws IOException;
	}

	/** The system gives the lock back when a process dies. */
	private <T> T locked(String name, Work<T> work) throws IOException {
		Path directory = Files.createDirectories(folder.resolve(name));
		try (FileChannel channel = FileChannel.open(directory.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
				FileLock lock = channel.tryLock()) {
			if (lock == null) {
				throw new IOException(atWork(name));
			}
			return work.run();
		} catch (OverlappingFileLockException e) {
			throw new IOException(atWork(name), e);
		}
	}

	private static String atWork(String name) {
		return "The training " + name + " is at work already, in another window or terminal.";
	}

	private void deleteState(String name) throws IOException {
		Files.deleteIfExists(checkpoint(name));
		Files.deleteIfExists(folder.resolve(name).resolve(RECIPE));
		Files.deleteIfExists(folder.resolve(name).resolve(LOCK));
		try {
			Files.deleteIfExists(folder.resolve(name));
		} catch (DirectoryNotEmptyException e) {
			LOG.debug("Something of somebody else's is left beside the training {}, or a window reads its log", name, e);
		}
	}

	/** Keeps what a training was told, so that it can be resumed without being told again. */
	public void keepRecipe(String name, TrainingRecipe recipe) throws IOException {
		store.checkName(name);
		Files.createDirectories(folder.resolve(name));
		JSON.writeValue(folder.resolve(name).resolve(RECIPE).toFile(), recipe.toMap());
	}

	/** What a training was told; empty when nobody kept it. */
	public Optional<TrainingRecipe> recipe(String name) throws IOException {
		Path file = folder.resolve(name).resolve(RECIPE);
		if (!Files.isRegularFile(file)) {
			return Optional.empty();
		}
		try {
			return Optional.of(TrainingRecipe.of(JSON.readValue(file.toFile(), new TypeReference<Map<String, Object>>() {
			})));
		} catch (JacksonException | IllegalArgumentException e) {
			LOG.warn("What the training {} was told cannot be read: {}", name, e.getMessage());
			return Optional.empty();
		}
	}

	/** The trainings that can go on, by name. */
	public List<String> resumable() throws IOException {
		if (!Files.isDirectory(folder)) {
			return List.of();
		}
		try (Stream<Path> entries = Files.list(folder)) {
			return entries.filter(e -> Files.isRegularFile(e.resolve(CHECKPOINT))).map(e -> e.getFileName().toString()).sorted()
					.toList();
		}
	}

	/** Forgets a training that was broken off, with its state; a model that it left is kept. */
	public void forget(String name) throws IOException {
		discard(name);
		deleteState(name);
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
