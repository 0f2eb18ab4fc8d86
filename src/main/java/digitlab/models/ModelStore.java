package digitlab.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import digitlab.io.AtomicFile;
import digitlab.io.TextSanitizer;
import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.tr;

/**
 * The included models and those of the user, each a folder of weights.safetensors and model.json. A folder is complete or
 * does not exist, and several processes can change the user's models at once.
 */
public final class ModelStore {

	/** Name of the weights file in a model's folder. */
	public static final String WEIGHTS = "weights.safetensors";

	static final String METADATA = "model.json";
	/** The training, step by step; not every model has it. */
	static final String RUN_LOG = "run.jsonl";
	static final String CARD = "MODEL_CARD.md";
	/** Marks the folder of a model trained on this computer; not exported with it. */
	private static final String TRAINED_HERE = "trained-here";
	private static final int MAX_QUOTE = 80;

	private final Path shipped;
	private final Path own;
	private final OwnModels changes;
	private final RemovedModels removed;

	/**
	 * @param shipped folder of the models included in the application; read-only
	 * @param own folder of the user's models; created when needed
	 */
	public ModelStore(Path shipped, Path own) {
		this.shipped = shipped;
		this.own = own;
		changes = new OwnModels(own);
		removed = new RemovedModels(this, changes);
	}

	/** Every readable model, the shipped ones first, then by name. For the others, see {@link #damaged}. */
	public List<StoredModel> list() throws IOException {
		return contents().models();
	}

	/** The folders that are not models, cannot be read, or have the name of another model. */
	public List<DamagedModel> damaged() throws IOException {
		return contents().damaged();
	}

	/** Both, read once. */
	public ListedModels contents() throws IOException {
		changes.tidy();
		return ModelFolders.contents(shipped, own);
	}

	/**
	 * The chosen model; the first shipped one if none was chosen, or if the chosen one is missing or damaged.
	 *
	 * @throws IOException with one sentence, if there is no model at all
	 */
	public SelectedModel selected(@Nullable String name) throws IOException {
		ListedModels contents = contents();
		for (StoredModel model : contents.models()) {
			if (model.name().equals(name)) {
				return new SelectedModel(model, null);
			}
		}
		StoredModel first = contents.models().stream().findFirst().orElseThrow(
				() -> new IOException(tr("There is no model yet; train one with: digitlab train --data mnist --name first")));
		return new SelectedModel(first, name == null ? null : insteadOf(name, first, contents.damaged()));
	}

	private static String insteadOf(String name, StoredModel first, List<DamagedModel> damaged) {
		String chosen = TextSanitizer.of(name, MAX_QUOTE);
		return damaged.stream().filter(d -> d.name().equals(name)).findFirst()
				.map(d -> tr("%s Until then the model %s is used instead of %s, which was chosen.", d.reason(), first.name(),
						chosen))
				.orElseGet(() -> tr("The model %s, which was chosen, no longer exists; %s is used.", chosen, first.name()));
	}

	/**
	 * Finds a model by its name or folder.
	 *
	 * @throws IOException with one sentence, if there is none
	 */
	public StoredModel find(String nameOrFolder) throws IOException {
		List<StoredModel> models = list();
		for (StoredModel model : models) {
			if (model.name().equals(nameOrFolder)) {
				return model;
			}
		}
		for (DamagedModel broken : damaged()) {
			if (broken.name().equals(nameOrFolder)) {
				throw new IOException(broken.reason());
			}
		}
		Path folder = Path.of(nameOrFolder);
		if (Files.isDirectory(folder)) {
			return ModelFolders.read(folder, false);
		}
		throw new IOException(tr("There is no model %s; there are: %s.", nameOrFolder,
				String.join(", ", models.stream().map(StoredModel::name).toList())));
	}

	/**
	 * Checks, before hours of training, that a model could be saved under a name.
	 *
	 * @throws IOException with one sentence, if the name is taken or cannot be a folder's
	 */
	public void checkNewName(String name) throws IOException {
		checkName(name);
		if (isTaken(name)) {
			throw new IOException(tr("There is a model %s already; choose another name, or delete that one.", name));
		}
	}

	/**
	 * Checks that a name can be a folder's, and does not lead elsewhere.
	 *
	 * @throws IOException with one sentence, if not
	 */
	public void checkName(String name) throws IOException {
		ModelName.check(name);
	}

	/** Saves a user's model without a training log. */
	public StoredModel save(ModelMetadata metadata, byte[] weights, boolean replace) throws IOException {
		return save(metadata, weights, null, replace);
	}

	/**
	 * Saves a user's model.
	 *
	 * @param runLog the training log; null if there is none
	 * @param replace whether to replace the user's model with that name
	 */
	StoredModel save(ModelMetadata metadata, byte[] weights, byte @Nullable [] runLog, boolean replace) throws IOException {
		checkName(metadata.name());
		Map<String, byte[]> files = files(metadata, weights, runLog);
		return changes.change(() -> {
			Path there = ownFolder(metadata.name());
			boolean replaces = replace && Files.isDirectory(there);
			if (!replaces) {
				checkNewName(metadata.name());
			}
			return new StoredModel(changes.write(metadata.name(), files, replaces ? there : null), metadata, false);
		});
	}

	private static Map<String, byte[]> files(ModelMetadata metadata, byte[] weights, byte @Nullable [] runLog)
			throws IOException {
		Map<String, byte[]> files = new LinkedHashMap<>();
		files.put(WEIGHTS, weights);
		files.put(METADATA, ModelJson.bytes(metadata));
		if (runLog != null) {
			files.put(RUN_LOG, runLog);
		}
		return files;
	}

	/** Adds a model; if its name is taken, it gets a number, as in "seven (2)". */
	StoredModel add(UnsavedModel parts) throws IOException {
		String wanted = parts.metadata().name();
		checkName(wanted);
		return changes.change(() -> {
			String name = wanted;
			for (int number = 2; isTaken(name); number++) {
				name = ModelName.numbered(wanted, number);
			}
			ModelMetadata named = parts.metadata().withName(name);
			return new StoredModel(changes.write(name, files(named, parts.weights(), parts.runLog()), null), named, false);
		});
	}

	/** Whether a model has a name. */
	boolean isTaken(String name) {
		return Files.exists(own.resolve(name)) || Files.exists(shipped.resolve(name));
	}

	/** Marks a model whose training times tell how fast this computer is. */
	void markTrainedHere(StoredModel model) throws IOException {
		Files.write(model.folder().resolve(TRAINED_HERE), new byte[0]);
	}

	/** Whether a model comes entirely from a training on this computer, neither imported nor improved from another model. */
	static boolean isTrainedHere(StoredModel model) {
		return Files.exists(model.folder().resolve(TRAINED_HERE));
	}

	/** The folder of the user's models; it does not exist before the first one. */
	Path ownFolder() {
		return own;
	}

	/** The folder of the user's model with this name, whether or not it exists. */
	Path ownFolder(String name) {
		return own.resolve(name);
	}

	/** Replaces a model's metadata. */
	public void update(StoredModel model, ModelMetadata metadata) throws IOException {
		AtomicFile.write(model.folder().resolve(METADATA), ModelJson.bytes(metadata));
	}

	/** The user's deleted models that can be restored. */
	public RemovedModels removed() {
		return removed;
	}

	/**
	 * Deletes a user's model permanently.
	 *
	 * @throws IOException with one sentence, if it is a shipped one or not in the store
	 */
	public void delete(StoredModel model) throws IOException {
		checkOwn(model);
		changes.change(() -> {
			checkThere(model);
			changes.delete(model.folder());
			return model;
		});
	}

	/** Whether a damaged model is among the user's, and can be deleted. */
	public boolean isOwn(DamagedModel model) {
		return own.toAbsolutePath().equals(model.folder().toAbsolutePath().getParent());
	}

	/**
	 * Deletes what is left of a user's model.
	 *
	 * @throws IOException with one sentence, if it was included in the application
	 */
	public void delete(DamagedModel model) throws IOException {
		if (!isOwn(model)) {
			throw new IOException(tr("The model %s came with Digit Lab and cannot be changed.", model.name()));
		}
		changes.change(() -> {
			changes.delete(model.folder());
			return model;
		});
	}

	/**
	 * Renames a user's model; everything in its folder stays with it.
	 *
	 * @throws IOException with one sentence, if the name is taken or invalid, or the model is a shipped one
	 */
	public StoredModel rename(StoredModel model, String name) throws IOException {
		checkOwn(model);
		checkName(name);
		ModelMetadata renamed = model.metadata().withName(name);
		return changes.change(() -> {
			checkThere(model);
			checkNewName(name);
			Map<String, byte[]> files = new LinkedHashMap<>();
			try (Stream<Path> entries = Files.list(model.folder())) {
				for (Path file : entries.filter(Files::isRegularFile).toList()) {
					files.put(file.getFileName().toString(), Files.readAllBytes(file));
				}
			}
			files.put(METADATA, ModelJson.bytes(renamed));
			return new StoredModel(changes.write(name, files, model.folder()), renamed, false);
		});
	}

	/** The size of a model on disk, in bytes. */
	public static long size(StoredModel model) throws IOException {
		try (Stream<Path> files = Files.list(model.folder())) {
			long bytes = 0;
			for (Path file : files.filter(Files::isRegularFile).toList()) {
				bytes += Files.size(file);
			}
			return bytes;
		}
	}

	/** Another window may have deleted it. */
	static void checkThere(StoredModel model) throws IOException {
		if (!Files.isDirectory(model.folder())) {
			throw new IOException(tr("There is no model %s any more.", model.name()));
		}
	}

	/** Only the user's models can be changed. */
	void checkOwn(StoredModel model) throws IOException {
		if (!own.toAbsolutePath().equals(model.folder().toAbsolutePath().getParent())) {
			throw new IOException(tr("The model %s came with Digit Lab or lies elsewhere, and cannot be changed.", model.name()));
		}
	}
}
