package digitlab.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows files and folders as the system does; java.awt's Desktop would need a display of its own. */
final class Opener {

	private static final Logger LOG = LoggerFactory.getLogger(Opener.class);

	private Opener() {
	}

	static void open(Path place) {
		String program = program(System.getProperty("os.name"));
		try {
			new ProcessBuilder(program, place.toString()).redirectOutput(ProcessBuilder.Redirect.DISCARD)
					.redirectError(ProcessBuilder.Redirect.DISCARD).start();
		} catch (IOException e) {
			LOG.warn("{} could not be opened with {}: {}", place, program, e.getMessage());
		}
	}

	static String program(String system) {
		String lower = system.toLowerCase(Locale.ROOT);
		return lower.contains("win") ? "explorer" : lower.contains("mac") ? "open" : "xdg-open";
	}
}
