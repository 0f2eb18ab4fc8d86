package digitlab.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import digitlab.io.FileLock;
import digitlab.io.PendingFile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static digitlab.language.Localization.tr;

/**
 * The folder of the user's models, which several windows and commands may change at once. A model's folder is complete or does
 * not exist; what a killed process leaves of a change is undone or finished by the next one.
 *
 * <p>{@code .old.NAME} is a model in whose place NAME comes, of the same name or another: it is restored if there is no NAME. {@code
 * .gone.NAME} is one being deleted.
 */
final class OwnModels {

	private static final String OLD = ".old.";
	private static final String GONE = ".gone.";
	private static final Pattern LEFT = Pattern.compile("(\\.old\\.|\\.gone\\.)(.+)");

	private static final Logger LOG = LoggerFactory.getLogger(OwnModels.class);

	private final Path folder;

	OwnModels(Path folder) {
		this.folder = folder;
	}

	@FunctionalInterface
	interface Change<T> {
		T make() throws IOException;
	}

	/** Makes a change under a lock; the folder is created when needed. Not to be called within a change. */
	<T> T change(Change<T> change) throws IOException {
		Files.createDirectories(folder);
		try (FileLock _ = FileLock.take(folder.resolveSibling(folder.getFileName() + ".lock"),
				tr("The folder of your models is in use by another window or command of Digit Lab: wait for it to "
						+ "finish, or end it, and try again."))) {
			recover();
			return change.make();
		}
	}

	/** Undoes or finishes what a killed process left. If that fails, it is only logged. */
	void tidy() {
		try {
			if (!left().isEmpty()) {
				change(() -> folder);
			}
		} catch (IOException e) {
			LOG.warn("What was left of an earlier change in {} stays: {}", folder, e.toString());
		}
	}

	private List<Path> left() throws IOException {
		if (!Files.isDirectory(folder)) {
			return List.of();
		}
		try (Stream<Path> entries = Files.list(folder)) {
			return entries.filter(entry -> LEFT.matcher(entry.getFileName().toString()).matches()).toList();
		}
	}

	private void recover() throws IOException {
		for (Path left : left()) {
			String name = left.getFileName().toString();
			Path model = folder.resolve(LEFT.matcher(name).replaceFirst("$2"));
			if (name.startsWith(OLD) && !Files.exists(model)) {
				Path before = before(left, model);
				Files.move(left, before, StandardCopyOption.ATOMIC_MOVE);
				LOG.info("The model {} was being replaced when Digit Lab ended; the old one is back", before);
			} else {
				PendingFile.deleteAll(left);
			}
		}
	}

	/** The folder that a model had before another one was to come to its place: a renamed one still has its old name. */
	private Path before(Path left, Path model) {
		try {
			String name = ModelJson.parse(left.resolve(ModelStore.METADATA)).name();
			ModelName.check(name);
			Path named = folder.resolve(name);
			return Files.exists(named) ? model : named;
		} catch (IOException e) {
			LOG.debug("The model in {} does not say its name", left, e);
			return model;
		}
	}

	/**
	 * Writes a model's folder, within a change.
	 *
	 * @param files contents by file name
	 * @param replaced the folder of the model in whose place it comes, of the same name or another; null if there is none
	 * @return the folder
	 */
	Path write(String name, Map<String, byte[]> files, @Nullable Path replaced) throws IOException {
		Path model = folder.resolve(name);
		try (PendingFile unfinished = PendingFile.beside(model)) {
			Files.createDirectory(unfinished.path());
			for (Map.Entry<String, byte[]> file : files.entrySet()) {
				// Synchronous, or a power cut could leave a folder with empty files.
				Files.write(unfinished.path().resolve(file.getKey()), file.getValue(), StandardOpenOption.CREATE_NEW,
						StandardOpenOption.WRITE, StandardOpenOption.DSYNC);
			}
			Path old = folder.resolve(OLD + name);
			if (replaced != null) {
				Files.move(replaced, old, StandardCopyOption.ATOMIC_MOVE);
			}
			Files.move(unfinished.path(), model, StandardCopyOption.ATOMIC_MOVE);
			deleteRest(old);
			return model;
		} catch (IOException e) {
			throw new IOException(
					tr("The model %s could not be saved in %s (%s): make room there, or see that it can be written to, "
							+ "and try again.", name, folder, e.getMessage()),
					e);
		}
	}

	/** The change is made, whatever happens to what is left of the old model, which the next change deletes. */
	private static void deleteRest(Path left) {
		try {
			PendingFile.deleteAll(left);
		} catch (IOException e) {
			LOG.warn("What is left of a model that was replaced or deleted stays in {}: {}", left, e.toString());
		}
	}

	/** Deletes a model, within a change: first it disappears at once, then its files are deleted. */
	void delete(Path model) throws IOException {
		Path gone = folder.resolve(GONE + model.getFileName());
		Files.move(model, gone, StandardCopyOption.ATOMIC_MOVE);
		deleteRest(gone);
	}
}
