package digitlab.settings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import digitlab.data.LockFile;
import digitlab.data.WholeFile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the settings in a JSON file. A broken file is set aside, never fatal. */
public final class SettingsStore {

	private static final Logger LOG = LoggerFactory.getLogger(SettingsStore.class);
	private static final ObjectMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

	private static final int MAX_BYTES = 4 << 20;

	private final Path file;
	private volatile @Nullable String setAside;

	public SettingsStore(Path file) {
		this.file = file;
	}

	/** The settings; the defaults when there are none or they cannot be read. */
	public synchronized Settings load() {
		try {
			return read();
		} catch (JacksonException e) {
			return loadWhileNobodyWrites();
		} catch (IOException e) {
			LOG.warn("The settings in {} cannot be read ({}); the defaults are used.", file, e.toString());
			return Settings.DEFAULT;
		}
	}

	/** What is damaged may have been replaced by another window meanwhile; then that must not be set aside. */
	private Settings loadWhileNobodyWrites() {
		try (LockFile _ = lock()) {
			return readOrSetAside();
		} catch (IOException e) {
			LOG.warn("The settings in {} are damaged and cannot be set aside: {}", file, e.toString());
			return Settings.DEFAULT;
		}
	}

	private Settings readOrSetAside() throws IOException {
		try {
			return read();
		} catch (JacksonException e) {
			setAside(e);
			return Settings.DEFAULT;
		}
	}

	private Settings read() throws IOException {
		try (InputStream in = Files.newInputStream(file)) {
			byte[] bytes = in.readNBytes(MAX_BYTES + 1);
			if (bytes.length > MAX_BYTES) {
				throw new JsonParseException(null, "they are larger than 4 MB");
			}
			Settings settings = JSON.readValue(bytes, Settings.class);
			return settings == null ? Settings.DEFAULT : settings;
		} catch (NoSuchFileException e) {
			return Settings.DEFAULT;
		}
	}

	/**
	 * Changes the settings on disk. What other windows and commands changed since they were read is kept.
	 *
	 * @throws IOException if they cannot be written, or what is there can be neither read nor set aside; it stays as it is then
	 */
	public synchronized Settings update(UnaryOperator<Settings> change) throws IOException {
		Files.createDirectories(file.toAbsolutePath().getParent());
		try (LockFile _ = lock()) {
			Settings changed = change.apply(readOrSetAside());
			WholeFile.write(file, JSON.writeValueAsBytes(changed));
			return changed;
		}
	}

	private LockFile lock() throws IOException {
		return LockFile.take(file.resolveSibling(file.getFileName() + ".lock"), "The file of the settings");
	}

	/** A sentence about a file that was set aside since the start; null when there was none. */
	public @Nullable String warning() {
		return setAside;
	}

	private void setAside(JacksonException cause) throws IOException {
		Path aside = file.resolveSibling(file.getFileName() + ".broken");
		Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
		setAside = "The settings could not be read and begin anew; what was there is kept in " + aside + ".";
		LOG.warn("The settings in {} are damaged ({}); they are kept as {} and the defaults are used.", file,
				cause.getOriginalMessage(), aside);
	}
}
