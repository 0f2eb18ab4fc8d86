package digitlab.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.UnaryOperator;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the settings in a JSON file. A broken file is set aside, never fatal. */
public final class SettingsStore {

	private static final Logger LOG = LoggerFactory.getLogger(SettingsStore.class);
	private static final ObjectMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

	private final Path file;
	private volatile @Nullable String setAside;

	public SettingsStore(Path file) {
		this.file = file;
	}

	/** The settings; the defaults when there are none or they cannot be read. */
	public synchronized Settings load() {
		if (Files.notExists(file)) {
			return Settings.DEFAULT;
		}
		try {
			Settings settings = JSON.readValue(Files.readAllBytes(file), Settings.class);
			return settings == null ? Settings.DEFAULT : settings;
		} catch (JacksonException e) {
			setAside(e);
			return Settings.DEFAULT;
		} catch (IOException e) {
			LOG.warn("The settings in {} cannot be read ({}); the defaults are used.", file, e.toString());
			return Settings.DEFAULT;
		}
	}

	/** Changes the settings on disk, by way of a temporary file. */
	public synchronized Settings update(UnaryOperator<Settings> change) throws IOException {
		Settings changed = change.apply(load());
		Path part = Files.createDirectories(file.toAbsolutePath().getParent()).resolve(file.getFileName() + ".part");
		JSON.writeValue(part.toFile(), changed);
		Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		return changed;
	}

	/** A sentence about a file that was set aside since the start; null when there was none. */
	public @Nullable String warning() {
		return setAside;
	}

	private void setAside(JacksonException cause) {
		Path aside = file.resolveSibling(file.getFileName() + ".broken");
		setAside = "The settings could not be read and begin anew; what was there is kept in " + aside + ".";
		LOG.warn("The settings in {} are damaged ({}); they are kept as {} and the defaults are used.", file,
				cause.getOriginalMessage(), aside);
		try {
			Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
		} catch (IOException e) {
			LOG.warn("The damaged settings could not be set aside: {}", e.toString());
		}
	}
}
