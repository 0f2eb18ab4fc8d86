package digitlab.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.ConsoleHandler;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Sends the log to a rotating file: the terminal belongs to the commands' results. */
final class Logging {

	private static final int MAX_BYTES = 1_000_000;
	private static final int FILES = 3;

	private Logging() {
	}

	/** Where {@code file} cannot be written, only serious errors are told, on standard error. */
	static void toFile(Path file) {
		Logger root = Logger.getLogger("");
		for (Handler handler : root.getHandlers()) {
			root.removeHandler(handler);
		}
		// Both tell at every start what is no news: which threads there are, which GPU there is not.
		Logger.getLogger("ai.djl").setLevel(Level.WARNING);
		Logger.getLogger("ai.djl.util.cuda").setLevel(Level.SEVERE);
		Logger.getLogger("smile").setLevel(Level.WARNING); // a line for each of UMAP's 500 rounds
		root.addHandler(handler(file));
	}

	private static Handler handler(Path file) {
		try {
			Files.createDirectories(file.getParent());
			FileHandler handler = new FileHandler(file.toString().replace("%", "%%"), MAX_BYTES, FILES, true);
			handler.setFormatter(new SimpleFormatter());
			return handler;
		} catch (IOException e) {
			ConsoleHandler console = new ConsoleHandler();
			console.setLevel(Level.SEVERE);
			return console;
		}
	}
}
