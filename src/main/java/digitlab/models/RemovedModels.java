package digitlab.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;

import digitlab.io.PendingFile;

import static digitlab.language.Localization.tr;

/** The user's deleted models, each in a folder {@code .removed.NAME}, which can be restored until they are forgotten. */
public final class RemovedModels {

	private static final String REMOVED = ".removed.";

	private final ModelStore store;
	private final OwnModels changes;

	RemovedModels(ModelStore store, OwnModels changes) {
		this.store = store;
		this.changes = changes;
	}

	/**
	 * Takes a user's model out of the list, so that {@link #bringBack} can undo it.
	 *
	 * @throws IOException with one sentence, if it is a shipped one or not in the store
	 */
	public void remove(StoredModel model) throws IOException {
		store.checkOwn(model);
		changes.change(() -> {
			ModelStore.checkThere(model);
			Path removed = folder(model.folder().getFileName().toString());
			PendingFile.deleteAll(removed);
			Files.setLastModifiedTime(model.folder(), FileTime.from(Instant.now()));
			return Files.move(model.folder(), removed, StandardCopyOption.ATOMIC_MOVE);
		});
	}

	/**
	 * Restores a removed model to the list.
	 *
	 * @throws IOException with one sentence, if it is permanently gone, or another has its name
	 */
	public StoredModel bringBack(String name) throws IOException {
		return changes.change(() -> {
			store.checkNewName(name);
			Path removed = folder(name);
			if (!Files.isDirectory(removed)) {
				throw new IOException(tr("There is no deleted model %s to bring back.", name));
			}
			return ModelFolders.read(Files.move(removed, store.ownFolder(name), StandardCopyOption.ATOMIC_MOVE), false);
		});
	}

	/** Deletes permanently what was removed more than a day ago: another window may still undo the rest. */
	public void forgetOld() throws IOException {
		Path own = store.ownFolder();
		if (!Files.isDirectory(own)) {
			return;
		}
		FileTime yesterday = FileTime.from(Instant.now().minus(1, ChronoUnit.DAYS));
		changes.change(() -> {
			try (Stream<Path> entries = Files.list(own)) {
				for (Path folder : entries.filter(f -> f.getFileName().toString().startsWith(REMOVED)).toList()) {
					if (Files.getLastModifiedTime(folder).compareTo(yesterday) < 0) {
						PendingFile.deleteAll(folder);
					}
				}
			}
			return own;
		});
	}

	private Path folder(String name) {
		return store.ownFolder(REMOVED + name);
	}
}
