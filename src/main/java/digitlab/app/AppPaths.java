package digitlab.app;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * All paths that the application reads or writes.
 *
 * @param data the user's models, datasets and own samples
 * @param config the settings
 * @param state logs
 * @param shippedModels the models included in the application; read-only
 * @param natives libtorch and its JNI library; read-only
 */
public record AppPaths(Path data, Path config, Path state, Path shippedModels, Path natives) {

	private static final String NAME = "digitlab";

	/**
	 * The platform's usual places; all three are below one folder if the environment variable {@code DIGITLAB_HOME} names it. The
	 * system properties {@code digitlab.models} and {@code digitlab.native} say where the application is.
	 */
	public static AppPaths ofSystem() {
		return of(System.getenv(), System.getProperty("os.name"), Path.of(System.getProperty("user.home")),
				Path.of(System.getProperty("digitlab.models", "models")),
				Path.of(System.getProperty("digitlab.native", "target/native")));
	}

	static AppPaths of(Map<String, String> environment, String system, Path home, Path models, Path natives) {
		Path portable = path(environment.get("DIGITLAB_HOME"));
		if (portable != null) {
			return new AppPaths(portable.resolve("data"), portable.resolve("config"), portable.resolve("state"), models, natives);
		}
		String lower = system.toLowerCase(Locale.ROOT);
		if (lower.contains("win")) {
			Path roaming = or(environment.get("APPDATA"), home.resolve("AppData/Roaming")).resolve("DigitLab");
			Path local = or(environment.get("LOCALAPPDATA"), home.resolve("AppData/Local")).resolve("DigitLab");
			return new AppPaths(local, roaming, local.resolve("logs"), models, natives);
		}
		if (lower.contains("mac")) {
			Path support = home.resolve("Library/Application Support/DigitLab");
			return new AppPaths(support, support, home.resolve("Library/Logs/DigitLab"), models, natives);
		}
		return new AppPaths(or(environment.get("XDG_DATA_HOME"), home.resolve(".local/share")).resolve(NAME),
				or(environment.get("XDG_CONFIG_HOME"), home.resolve(".config")).resolve(NAME),
				or(environment.get("XDG_STATE_HOME"), home.resolve(".local/state")).resolve(NAME), models, natives);
	}

	public Path ownModels() {
		return data.resolve("models");
	}

	public Path mnist() {
		return data.resolve("mnist");
	}

	/** Corrected sketches, as IDX files. */
	public Path ownSamples() {
		return data.resolve("my-sketches");
	}

	/** Teachers' lessons, and what a pupil has reached. */
	public Path lessons() {
		return data.resolve("lessons");
	}

	/** The sketches of a class. */
	public Path classroom() {
		return data.resolve("class");
	}

	/** States of interrupted trainings. */
	public Path runs() {
		return data.resolve("runs");
	}

	/** OpenBLAS, ARPACK and their JNI libraries, beside libtorch's folder; read-only. */
	public Path linearAlgebra() {
		return natives.resolveSibling("linear-algebra");
	}

	/** The libraries' licences, beside libtorch's folder; in the installed application. */
	public Path licences() {
		return natives.resolveSibling("licences");
	}

	/** DJL's JNI library for CUDA, beside libtorch's folder; empty where there is none, and read-only. */
	public Path cudaJni() {
		return natives.resolveSibling("cuda-jni");
	}

	/** JNA's library, beside libtorch's folder; read-only. */
	public Path jna() {
		return natives.resolveSibling("jna");
	}

	/** What DJL downloads on request. */
	public Path engineCache() {
		return data.resolve("engine");
	}

	public Path settingsFile() {
		return config.resolve("settings.json");
	}

	/** The current log: Java numbers its log files, the newest first. */
	public Path newestLog() {
		return state.resolve("digitlab.log.0");
	}

	/** Records of files being written, which are deleted at the next start if this process is killed. */
	public Path unfinished() {
		return state.resolve("unfinished");
	}

	public Path logFile() {
		return state.resolve("digitlab.log");
	}

	private static @Nullable Path path(@Nullable String text) {
		return text == null || text.isBlank() ? null : Path.of(text);
	}

	/** The XDG specification says to ignore relative paths. */
	private static Path or(@Nullable String text, Path otherwise) {
		Path path = path(text);
		return path == null || !path.isAbsolute() ? otherwise : path;
	}
}
