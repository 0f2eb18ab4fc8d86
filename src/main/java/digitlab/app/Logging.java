package digitlab.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.ConsoleHandler;
import java.util.logging.ErrorManager;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

import org.jspecify.annotations.Nullable;

/** Writes the log to a rotating file, because the terminal is reserved for the results of commands. */
final class Logging {

	private static final int MAX_BYTES = 1_000_000;
	private static final int FILES = 3;
	/** Kept here because Java forgets the level of a logger that is not referenced. */
	private static final Logger OURS = Logger.getLogger("digitlab");

	private Logging() {
	}

	/**
	 * Starts logging. If {@code file} cannot be written, only serious errors are reported, on standard error.
	 *
	 * @param verbose whether everything, down to the finest level, is also reported on standard error
	 */
	static void start(Path file, boolean verbose) {
		Logger root = Logger.getLogger("");
		for (Handler handler : root.getHandlers()) {
			root.removeHandler(handler);
		}
		// Both log uninteresting facts at every start, such as the number of threads or a missing GPU.
		Logger.getLogger("ai.djl").setLevel(Level.WARNING);
		Logger.getLogger("ai.djl.util.cuda").setLevel(Level.SEVERE);
		Logger.getLogger("smile").setLevel(Level.WARNING); // a line for each of UMAP's 500 rounds
		OURS.setLevel(verbose ? Level.FINE : Level.INFO);
		Handler toFile = fileHandler(file);
		if (toFile != null) {
			root.addHandler(toFile);
		}
		if (verbose || toFile == null) {
			ConsoleHandler console = new ConsoleHandler();
			console.setLevel(verbose ? Level.ALL : Level.SEVERE);
			root.addHandler(console);
		}
		Thread.setDefaultUncaughtExceptionHandler(
				(thread, failure) -> OURS.log(Level.SEVERE, "The thread " + thread.getName() + " ended unexpectedly", failure));
	}

	private static @Nullable Handler fileHandler(Path file) {
		try {
			Files.createDirectories(file.getParent());
			FileHandler handler = new FileHandler(file.toString().replace("%", "%%"), MAX_BYTES, FILES, true);
			handler.setFormatter(new SimpleFormatter());
			handler.setErrorManager(new Silent());
			return handler;
		} catch (IOException e) {
			return null;
		}
	}

	/** Java would print a stack trace on the terminal if the disk is full; Digit Lab works without its log. */
	private static final class Silent extends ErrorManager {

		@Override
		public synchronized void error(String message, Exception cause, int code) {
			// There is nowhere left to report it.
		}
	}
}
