package digitlab.djl;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;

/** libtorch's own log, which neither DJL nor a system property can set. */
final class TorchLog {

	/** c10's log level above which only errors are written. */
	private static final int ERRORS_ONLY = 2;

	private TorchLog() {
	}

	/**
	 * Keeps libtorch from writing warnings meant for its own developers to standard error: DJL's JNI library earns one at
	 * every start.
	 *
	 * @param natives folder of libtorch
	 */
	@SuppressWarnings("restricted") // native access is what this is for; the launcher enables it
	static void quietWarnings(Path natives) {
		Path c10 = natives.resolve("libc10.so");
		if (!Files.exists(c10)) {
			return;
		}
		SymbolLookup.libraryLookup(c10, Arena.global()).find("FLAGS_caffe2_log_level")
				.ifPresent(level -> level.reinterpret(Integer.BYTES).set(ValueLayout.JAVA_INT, 0, ERRORS_ONLY));
	}
}
