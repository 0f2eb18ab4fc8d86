package digitlab.djl;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Configures libtorch's own log, which neither DJL nor a system property can set. */
final class TorchLog {

	private static final Logger LOG = LoggerFactory.getLogger(TorchLog.class);

	/** c10's log level at which only errors are written. */
	private static final int ERRORS_ONLY = 2;

	private TorchLog() {
	}

	/**
	 * Prevents libtorch from writing warnings for its own developers to standard error: DJL's JNI library causes one at every
	 * start.
	 *
	 * @param natives folder of libtorch
	 */
	@SuppressWarnings("restricted") // needs native access, which the launcher enables
	static void quietWarnings(Path natives) {
		Path c10 = natives.resolve("libc10.so");
		if (!Files.exists(c10)) {
			return;
		}
		try {
			SymbolLookup.libraryLookup(c10, Arena.global()).find("FLAGS_caffe2_log_level")
					.ifPresent(level -> level.reinterpret(Integer.BYTES).set(ValueLayout.JAVA_INT, 0, ERRORS_ONLY));
		} catch (IllegalArgumentException e) {
			// If the library cannot be loaded, the engine will report it when it is needed, and a verbose log is harmless.
			LOG.debug("libtorch's log level is unchanged", e);
		}
	}
}
