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
	/** Held here: Java forgets the level of a logger that nobody holds. */
	private static final Logger OURS = Logger.getLogger("digitlab");

	private Logging() {
	}

	/**
	 * Where {@code file} cannot be written, only serious errors are told, on standard error.
	 *
	 * @param verbose whether everything, down to the smallest step, is told on standard error too
	 */
	static void start(Path file, boolean verbose) {
		Logger root = Logger.getLogger("");
		for (Handler handler : root.getHandlers()) {
			root.removeHandler(handler);
		}
		// Both tell at every start what is no news: which threads there are, which GPU there is not.
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

	/** Java would print a stack trace on the terminal when the disk is full; without its log Digit Lab works all the same. */
	private static final class Silent extends ErrorManager {

		@Override
		public synchronized void error(String message, Exception cause, int code) {
			// There is no place left to tell it.
		}
	}
}
