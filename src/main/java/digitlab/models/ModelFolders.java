package digitlab.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static digitlab.language.Localization.tr;

/** Reads the folders that contain models. */
final class ModelFolders {

	private static final Logger LOG = LoggerFactory.getLogger(ModelFolders.class);

	private ModelFolders() {
	}

	/** Reads the shipped models and those of the user. */
	static ListedModels contents(Path shipped, Path own) throws IOException {
		List<DamagedModel> damaged = new ArrayList<>();
		List<StoredModel> found = new ArrayList<>(list(shipped, true, damaged));
		found.addAll(list(own, false, damaged));
		// A copied folder keeps its description: the name belongs to the folder of that name.
		Map<String, StoredModel> owners = new HashMap<>();
		found.stream().filter(m -> m.folder().getFileName().toString().equals(m.name()))
				.forEach(m -> owners.putIfAbsent(m.name(), m));
		found.forEach(m -> owners.putIfAbsent(m.name(), m));
		List<StoredModel> models = new ArrayList<>();
		for (StoredModel model : found) {
			if (owners.get(model.name()) == model) {
				models.add(model);
			} else {
				damaged.add(new DamagedModel(model.folder(), tr("The model in %s calls itself %s, as the one in %s does.",
						model.folder(), model.name(), owners.get(model.name()).folder())));
			}
		}
		return new ListedModels(models, damaged);
	}

	/**
	 * @param damaged receives the folders that cannot be read
	 */
	private static List<StoredModel> list(Path directory, boolean isShipped, List<DamagedModel> damaged) throws IOException {
		if (!Files.isDirectory(directory)) {
			return List.of();
		}
		List<StoredModel> models = new ArrayList<>();
		try (Stream<Path> entries = Files.list(directory)) {
			for (Path folder : entries.filter(ModelFolders::isVisibleFolder).sorted(Comparator.naturalOrder()).toList()) {
				try {
					models.add(read(folder, isShipped));
				} catch (IOException e) {
					// One damaged model must not hide the others.
					damaged.add(new DamagedModel(folder, e.getMessage() == null ? e.toString() : e.getMessage()));
					LOG.warn("The model in {} is left out of the list: {}", folder, e.getMessage());
				}
			}
		}
		return models;
	}

	private static boolean isVisibleFolder(Path folder) {
		return !folder.getFileName().toString().startsWith(".") && Files.isDirectory(folder);
	}

	/**
	 * Reads a model's description.
	 *
	 * @throws IOException with one sentence, if the folder is not a model
	 */
	static StoredModel read(Path folder, boolean isShipped) throws IOException {
		Path file = folder.resolve(ModelStore.METADATA);
		if (!looksLikeModel(folder)) {
			throw new IOException(
					tr("The folder %s is not a model: it must hold %s and %s.", folder, ModelStore.WEIGHTS, ModelStore.METADATA));
		}
		return new StoredModel(folder, ModelJson.parse(file), isShipped);
	}

	private static boolean looksLikeModel(Path folder) {
		return !folder.getFileName().toString().startsWith(".") && Files.isRegularFile(folder.resolve(ModelStore.METADATA))
				&& Files.isRegularFile(folder.resolve(ModelStore.WEIGHTS));
	}
}
