package digitlab.models;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import digitlab.calibration.Calibration;
import digitlab.io.AtomicFile;
import digitlab.io.FileLock;
import digitlab.training.RunHistory;
import digitlab.training.RunLog;
import digitlab.training.StopReason;
import digitlab.training.TrainingListener;
import digitlab.training.TrainingRequest;
import digitlab.training.TrainingResult;
import digitlab.training.TrainingTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The trainings: those whose models are kept, and those under way or broken off. */
public final class RunStore {

	private static final String CHECKPOINT = "checkpoint.safetensors";
	/** What was kept of a training when it was stopped, as the model says it. */
	private static final String LEFT = "left.json";
	/** The same of the model that is being saved: a kill may come before or after that. */
	private static final String NEXT = "next.json";
	private static final String RECIPE = "recipe.json";
	private static final String LOCK = "lock";
	/** Leaves room for a number in a name of 64 letters. */
	private static final int LONGEST_BASE = 56;
	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final Logger LOG = LoggerFactory.getLogger(RunStore.class);

	private final ModelStore store;
	private final Path folder;

	/**
	 * @param folder of the runs under way, a folder each by its name
	 */
	public RunStore(ModelStore store, Path folder) {
		this.store = store;
		this.folder = folder;
	}

	/** Every run: those of the kept models in the store's order, then the unfinished ones by name. */
	public List<TrainingRun> list() throws IOException {
		List<TrainingRun> unfinished = unfinished();
		List<TrainingRun> runs = new ArrayList<>();
		for (StoredModel model : store.list()) {
			if (model.shipped() || unfinished.stream().noneMatch(run -> left(run.name()).filter(model::equals).isPresent())) {
				runs.add(of(model));
			}
		}
		runs.addAll(unfinished);
		return runs;
	}

	/** How one model's training went. */
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
				addReadable(runs, entry.getFileName().toString());
			}
		}
		return runs;
	}

	/** A resumed training goes on in a copy of its model's log; as long as that is no longer, it is only a left-over. */
	private boolean isNewerThanModel(String name) throws IOException {
		// Before it was ever stopped it has left no model; then the log may be one that a crash kept from being moved.
		boolean wasStopped = Stream.of(LEFT, NEXT).anyMatch(file -> Files.exists(folder.resolve(name).resolve(file)));
		Optional<Path> model = wasStopped ? left(name).map(StoredModel::folder) : Optional.of(store.ownFolder(name));
		if (model.isEmpty()) {
			return true;
		}
		Path ofModel = model.get().resolve(ModelStore.RUN_LOG);
		return !Files.isRegularFile(ofModel) || Files.size(path(name)) > Files.size(ofModel);
	}

	private void addReadable(List<TrainingRun> runs, String name) {
		try {
			if (isNewerThanModel(name)) {
				runs.add(TrainingRun.unfinished(name, RunHistory.read(path(name)), path(name)));
			}
		} catch (NoSuchFileException e) {
			LOG.debug("The training {} was finished or forgotten while it was looked at", name, e);
		} catch (IOException e) {
			LOG.warn("The training {} is left out of the list: {}", name, e.getMessage());
		}
	}

	/** The log of a training about to start; a resumed one goes on with the log that was kept with its model. */
	public RunLog log(String name, TrainingTask task) {
		return new RunLog(path(name), name, task,
				left(name).map(model -> model.folder().resolve(ModelStore.RUN_LOG)).orElse(null));
	}

	/** The model that a training left when it was stopped; empty when that is gone, or another one has its name now. */
	private Optional<StoredModel> left(String name) {
		return left(name, LEFT).or(() -> left(name, NEXT));
	}

	private Optional<StoredModel> left(String name, String description) {
		Path file = folder.resolve(name).resolve(description);
		try {
			if (!Files.isRegularFile(file)) {
				return Optional.empty();
			}
			ModelMetadata then = ModelJson.parse(file);
			store.checkName(then.name());
			StoredModel now = ModelStore.read(store.ownFolder(then.name()), false);
			return now.metadata().withTest(null).equals(then.withTest(null)) ? Optional.of(now) : Optional.empty();
		} catch (IOException e) {
			LOG.debug("The model that the training {} left is not there any more", name, e);
			return Optional.empty();
		}
	}

	/**
	 * What came of a training.
	 *
	 * @param model the kept one; null when no epoch was finished
	 */
	public record Outcome(TrainingResult result, @Nullable StoredModel model) {

		/** Under which name the model is kept, as a sentence, when it could not have the training's; else empty. */
		public String renamed(String training) {
			return model == null || model.name().equals(training)
					? ""
					: "There is another model " + training + " by now, so this one is kept as " + model.name() + ".";
		}
	}

	/** A training that is told to a listener. */
	@FunctionalInterface
	public interface Training {

		/** Trains to its end and tells the listener of every step. */
		TrainingResult run(TrainingListener listener) throws IOException;
	}

	/** Makes a trained network's answers honest. */
	@FunctionalInterface
	public interface Fitting {

		/** Leaves them as they are. */
		Fitting NONE = _ -> null;

		/**
		 * @param weights the kept ones, a safetensors file
		 * @return null for nothing
		 * @throws CancellationException if stopped before the end
		 */
		@Nullable
		Calibration fit(byte[] weights) throws IOException;
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
					+ " was interrupted: resume it, choose another name, or delete " + checkpoint(name) + ".");
		}
	}

	/** As {@link #execute(String, TrainingTask, TrainingRequest, String, Training)}, but does not keep what was told. */
	public Outcome execute(String name, TrainingTask task, String version, Training training) throws IOException {
		return execute(name, task, null, version, training);
	}

	/** As {@link #execute(String, TrainingTask, TrainingRequest, String, Training, Fitting)}, but fits nothing to the network. */
	public Outcome execute(String name, TrainingTask task, @Nullable TrainingRequest request, String version, Training training)
			throws IOException {
		return execute(name, task, request, version, training, Fitting.NONE);
	}

	/**
	 * Trains, writes down how it goes, and keeps the model; blocks. What was reached is kept when it is stopped, and its
	 * state, so that it can go on; the state is forgotten when the training is done, or came to nothing before its first epoch
	 * was. A second process, or another thread, is kept from training under the same name meanwhile.
	 *
	 * <p>A resumed training replaces the model that it left, and no other: when another has the name by now, the model is kept
	 * under a free one.
	 *
	 * @param request what the training was told, to resume it without being told again; null for nothing
	 * @param version of Digit Lab
	 * @param fitting is done when the training was not stopped; a model without it is kept too
	 */
	public Outcome execute(String name, TrainingTask task, @Nullable TrainingRequest request, String version, Training training,
			Fitting fitting) throws IOException {
		return locked(name, () -> {
			if (!task.resume()) {
				checkNewName(name); // somebody may have been faster
			}
			if (request != null && !(task.resume() && request(name).isPresent())) {
				writeRequest(name, request);
			}
			TrainingResult result = trained(name, task, training);
			boolean goesOn = result.reason() == StopReason.STOPPED && result.weights() != null;
			StoredModel model = result.weights() == null
					? null
					: keep(name, ModelMetadata.of(name, task, version, result)
							.withCalibration(goesOn ? null : fitted(name, fitting, result.weights())), result.weights());
			if (goesOn && model != null) {
				Files.move(folder.resolve(name).resolve(NEXT), folder.resolve(name).resolve(LEFT),
						StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
			} else {
				forgetLocked(name);
			}
			return new Outcome(result, model);
		});
	}

	/** A training that failed before there was anything to go on with leaves nothing. */
	private TrainingResult trained(String name, TrainingTask task, Training training) throws IOException {
		boolean returned = false;
		try (RunLog log = log(name, task)) {
			TrainingSpace.check(folder.resolve(name));
			TrainingResult result = training.run(log);
			returned = true;
			return result;
		} catch (IOException e) {
			throw Files.exists(checkpoint(name)) ? TrainingSpace.interrupted(name, e) : e;
		} finally {
			if (!returned && !Files.exists(checkpoint(name))) {
				forgetLocked(name);
			}
		}
	}

	private StoredModel keep(String name, ModelMetadata metadata, byte[] weights) throws IOException {
		Optional<StoredModel> left = left(name);
		String as = left.isPresent() ? left.get().name() : freeName(name);
		ModelMetadata named = metadata.withName(as);
		AtomicFile.write(folder.resolve(name).resolve(NEXT), JSON.writeValueAsBytes(named));
		return save(name, named, weights, left.isPresent());
	}

	private String freeName(String name) {
		String base = name.length() > LONGEST_BASE ? name.substring(0, LONGEST_BASE) : name;
		String free = name;
		for (int number = 2; store.isTaken(free) || !free.equals(name) && Files.exists(checkpoint(free)); number++) {
			free = base + " - " + number;
		}
		return free;
	}

	@FunctionalInterface
	private interface Work<T> {
		T run() throws IOException;
	}

	private <T> T locked(String name, Work<T> work) throws IOException {
		store.checkName(name);
		try (FileLock lock = FileLock.takeIfFree(Files.createDirectories(folder.resolve(name)).resolve(LOCK))) {
			if (lock == null) {
				throw new IOException("The training " + name + " is at work already, in another window or terminal.");
			}
			return work.run();
		}
	}

	private void forgetLocked(String name) throws IOException {
		discard(name);
		Path run = folder.resolve(name);
		for (String file : List.of(CHECKPOINT, RECIPE, LEFT, NEXT, LOCK)) {
			Files.deleteIfExists(run.resolve(file));
		}
		try {
			Files.deleteIfExists(run);
			Files.deleteIfExists(folder);
		} catch (DirectoryNotEmptyException e) {
			LOG.debug("There are other trainings, or something of somebody else's is left beside the training {}", name, e);
		}
	}

	/** Keeps what a training was told, so that it can be resumed without being told again; not while it is at work. */
	public void keepRequest(String name, TrainingRequest request) throws IOException {
		locked(name, () -> {
			writeRequest(name, request);
			return name;
		});
	}

	private void writeRequest(String name, TrainingRequest request) throws IOException {
		AtomicFile.write(folder.resolve(name).resolve(RECIPE), JSON.writeValueAsBytes(request.toMap()));
	}

	/** What a training was told; empty when nobody kept it. */
	public Optional<TrainingRequest> request(String name) throws IOException {
		Path file = folder.resolve(name).resolve(RECIPE);
		if (!Files.isRegularFile(file)) {
			return Optional.empty();
		}
		try {
			return Optional.of(TrainingRequest.of(JSON.readValue(file.toFile(), new TypeReference<Map<String, Object>>() {
			})));
		} catch (JacksonException | IllegalArgumentException e) {
			LOG.warn("What the training {} was told cannot be read: {}", name, e.getMessage());
			return Optional.empty();
		}
	}

	/** The trainings that can go on, by name; not those at work, here or in another process. */
	public List<String> resumable() throws IOException {
		if (!Files.isDirectory(folder)) {
			return List.of();
		}
		List<String> names = new ArrayList<>();
		try (Stream<Path> entries = Files.list(folder)) {
			for (Path entry : entries.filter(e -> Files.isRegularFile(e.resolve(CHECKPOINT))).sorted().toList()) {
				if (!FileLock.isTaken(entry.resolve(LOCK))) {
					names.add(entry.getFileName().toString());
				}
			}
		}
		return names;
	}

	/**
	 * Forgets a training that was broken off, with its state; a model that it left is kept.
	 *
	 * @throws IOException with one sentence, if it is at work
	 */
	public void forget(String name) throws IOException {
		locked(name, () -> {
			forgetLocked(name);
			return name;
		});
	}

	/**
	 * Saves a trained model and moves the closed log of its training to it.
	 *
	 * @param replace whether a model of the user's with that name is put out of the way
	 */
	public StoredModel save(ModelMetadata metadata, byte[] weights, boolean replace) throws IOException {
		return save(metadata.name(), metadata, weights, replace);
	}

	private StoredModel save(String name, ModelMetadata metadata, byte[] weights, boolean replace) throws IOException {
		store.checkName(metadata.name());
		StoredModel model = store.save(metadata, weights, bytes(path(name)), replace);
		store.markTrainedHere(model);
		try {
			discard(name);
		} catch (IOException e) {
			// Some systems keep a file that somebody reads; it is no longer than the model's and so not listed.
			LOG.warn("The log of the training {} is left behind", name, e);
		}
		return model;
	}

	private static @Nullable Calibration fitted(String name, Fitting fitting, byte[] weights) {
		try {
			return fitting.fit(weights);
		} catch (CancellationException e) {
			LOG.info("The model {} is kept without doubt: {}", name, e.getMessage());
		} catch (IOException | RuntimeException e) {
			LOG.warn("The model {} is kept without doubt", name, e); // hours of training are not lost for this
		}
		return null;
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
