package digitlab.models;

import java.io.CharConversionException;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import digitlab.io.AtomicFile;
import digitlab.io.BoundedFile;
import digitlab.training.RunHistory;
import digitlab.training.RunLog;
import digitlab.training.TrainingRequest;
import digitlab.training.TrainingTask;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of one running or interrupted training: its log, the state to resume from, the request, and the description of the
 * model that it left when it was stopped.
 *
 * @param path of the folder, whose name is the training's
 */
record RunFolder(ModelStore store, Path path) {

	static final String CHECKPOINT = "checkpoint.safetensors";
	static final String LOCK = "lock";
	/** The metadata of the model saved when a training was stopped. */
	private static final String LEFT = "left.json";
	/** The same for the model being saved: the process may be killed before or after that. */
	private static final String NEXT = "next.json";
	private static final String REQUEST = "recipe.json";
	/** A request takes a kilobyte; a longer file is damaged. */
	private static final int MAX_REQUEST = 1 << 20;
	private static final JsonMapper JSON = JsonMapper.builder().build();

	private static final Logger LOG = LoggerFactory.getLogger(RunFolder.class);

	String name() {
		return path.getFileName().toString();
	}

	Path checkpoint() {
		return path.resolve(CHECKPOINT);
	}

	Path lock() {
		return path.resolve(LOCK);
	}

	Path logFile() {
		return path.resolve(ModelStore.RUN_LOG);
	}

	/** The log of a training about to start; a resumed one continues the log saved with its model. */
	RunLog log(TrainingTask task) {
		return new RunLog(logFile(), name(), task,
				left().map(model -> model.folder().resolve(ModelStore.RUN_LOG)).orElse(null));
	}

	/** The model that the training left when it was stopped; empty if it is gone or another has its name now. */
	Optional<StoredModel> left() {
		return left(LEFT).or(() -> left(NEXT));
	}

	private Optional<StoredModel> left(String description) {
		Path file = path.resolve(description);
		try {
			if (!Files.isRegularFile(file)) {
				return Optional.empty();
			}
			ModelMetadata then = ModelJson.parse(file);
			store.checkName(then.name());
			StoredModel now = ModelFolders.read(store.ownFolder(then.name()), false);
			return now.metadata().withTest(null).equals(then.withTest(null)) ? Optional.of(now) : Optional.empty();
		} catch (IOException e) {
			LOG.debug("The model that the training {} left is not there any more", name(), e);
			return Optional.empty();
		}
	}

	/** A resumed training continues in a copy of its model's log; while that is no longer, it is only a leftover. */
	boolean isNewerThanModel() throws IOException {
		// Before its first stop, a training has left no model; the log may be one that a crash kept from being moved.
		boolean wasStopped = Stream.of(LEFT, NEXT).anyMatch(file -> Files.exists(path.resolve(file)));
		Optional<Path> model = wasStopped ? left().map(StoredModel::folder) : Optional.of(store.ownFolder(name()));
		if (model.isEmpty()) {
			return true;
		}
		Path ofModel = model.get().resolve(ModelStore.RUN_LOG);
		return !Files.isRegularFile(ofModel) || Files.size(logFile()) > Files.size(ofModel);
	}

	/** Records which model is about to be saved for this training, in case the process is killed meanwhile. */
	void announce(ModelMetadata model) throws IOException {
		AtomicFile.write(path.resolve(NEXT), JSON.writeValueAsBytes(model));
	}

	/** Records that the announced model was saved, so that the training can resume from it. */
	void markLeft() throws IOException {
		Files.move(path.resolve(NEXT), path.resolve(LEFT), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
	}

	void write(TrainingRequest request) throws IOException {
		AtomicFile.write(path.resolve(REQUEST), JSON.writeValueAsBytes(request.toMap()));
	}

	/** The training's request; empty if it was not kept. */
	Optional<TrainingRequest> request() throws IOException {
		Path file = path.resolve(REQUEST);
		if (!Files.isRegularFile(file)) {
			return Optional.empty();
		}
		try {
			return Optional.of(TrainingRequest
					.of(JSON.readValue(BoundedFile.read(file, MAX_REQUEST), new TypeReference<Map<String, Object>>() {
					})));
		} catch (JacksonException | CharConversionException | IllegalArgumentException e) {
			LOG.warn("What the training {} was asked to do cannot be read: {}", name(), e.getMessage());
			return Optional.empty();
		}
	}

	/**
	 * Saves a trained model, and moves the closed log of its training to it.
	 *
	 * @param replace whether to replace the user's model with that name
	 */
	StoredModel save(ModelMetadata metadata, byte[] weights, boolean replace) throws IOException {
		store.checkName(metadata.name());
		StoredModel model = store.save(metadata, weights, logBytes(), replace);
		store.markTrainedHere(model);
		try {
			Files.deleteIfExists(logFile());
		} catch (IOException e) {
			// Some systems keep a file that is being read; it is no longer than the model's, and so is not listed.
			LOG.warn("The log of the training {} is left behind", name(), e);
		}
		return model;
	}

	/** A model is saved even if the log of its training cannot be. */
	private byte @Nullable [] logBytes() {
		Path log = logFile();
		try {
			return Files.isRegularFile(log) && Files.size(log) <= RunHistory.MAX_BYTES ? Files.readAllBytes(log) : null;
		} catch (IOException e) {
			LOG.warn("The training log is not kept with its model", e);
			return null;
		}
	}

	/** Deletes its own files only. */
	void delete() throws IOException {
		for (String file : List.of(ModelStore.RUN_LOG, CHECKPOINT, REQUEST, LEFT, NEXT, LOCK)) {
			Files.deleteIfExists(path.resolve(file));
		}
		try {
			Files.deleteIfExists(path);
			Files.deleteIfExists(path.getParent());
		} catch (DirectoryNotEmptyException e) {
			LOG.debug("The folder of the training {} has other trainings or files in it and is kept", name(), e);
		}
	}
}
