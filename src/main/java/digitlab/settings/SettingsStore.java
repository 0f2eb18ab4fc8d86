package digitlab.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import digitlab.io.AtomicFile;
import digitlab.io.BoundedFile;
import digitlab.io.FileLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static digitlab.language.Localization.tr;

/**
 * Stores the settings in a JSON file. Invalid parts are replaced by defaults and reported, never fatal; a copy of the file is
 * kept before it is overwritten.
 */
public final class SettingsStore {

	private static final Logger LOG = LoggerFactory.getLogger(SettingsStore.class);
	private static final ObjectMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

	private static final int MAX_BYTES = 4 << 20;

	private final Path file;
	private volatile @Nullable String warning;

	public SettingsStore(Path file) {
		this.file = file;
	}

	/** Loads the settings; defaults replace a missing file and invalid parts. Writes nothing. */
	public synchronized Settings load() {
		try {
			return read().settings();
		} catch (IOException e) {
			LOG.warn("The settings in {} cannot be read ({}); the defaults are used.", file, e.toString());
			return Settings.DEFAULT;
		}
	}

	/**
	 * Changes the settings on disk. Changes that other windows and commands made since they were read are kept.
	 *
	 * @throws IOException if they cannot be written, or the existing file can be neither read nor backed up, in which case it
	 * stays unchanged
	 */
	public synchronized Settings update(UnaryOperator<Settings> change) throws IOException {
		Files.createDirectories(file.toAbsolutePath().getParent());
		try (FileLock _ = FileLock.take(file.resolveSibling(file.getFileName() + ".lock"),
				tr("The file of the settings is in use by another window or command of Digit Lab: wait for it to "
						+ "finish, or end it, and try again."))) {
			SettingsDocument document = read();
			if (document.problem() != null) {
				Files.copy(file, keptBeside(), StandardCopyOption.REPLACE_EXISTING);
			}
			Settings changed = change.apply(document.settings());
			AtomicFile.write(file, JSON.writeValueAsBytes(changed));
			return changed;
		}
	}

	private SettingsDocument read() throws IOException {
		try {
			byte[] bytes = BoundedFile.read(file, MAX_BYTES + 1);
			SettingsDocument document = bytes.length > MAX_BYTES
					? SettingsDocument.unreadable("they are larger than 4 MB")
					: SettingsDocument.read(bytes);
			warnOf(document.problem());
			return document;
		} catch (NoSuchFileException e) {
			return new SettingsDocument(Settings.DEFAULT, null);
		}
	}

	private void warnOf(@Nullable String problem) {
		if (problem != null) {
			String sentence = problem + "; the file as it was is kept as " + keptBeside() + " when a setting is changed.";
			if (!sentence.equals(warning)) {
				LOG.warn(sentence);
			}
			warning = sentence;
		}
	}

	private Path keptBeside() {
		return file.resolveSibling(file.getFileName() + ".broken");
	}

	/** A sentence about what was invalid since the start; null if nothing was. */
	public @Nullable String warning() {
		return warning;
	}
}
