package digitlab.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

import static digitlab.language.Localization.tr;

/** Opens files and folders with the system's programs; java.awt's Desktop would need a display of its own. */
final class DesktopOpener {

	private DesktopOpener() {
	}

	/**
	 * Opens a file or folder in a separate process.
	 *
	 * @throws IOException with one sentence, if this system has no program for it
	 */
	static void open(Path place) throws IOException {
		open(program(System.getProperty("os.name")), place);
	}

	static void open(String program, Path place) throws IOException {
		if (!Files.exists(place)) {
			throw new NoSuchFileException(place.toString());
		}
		try {
			ProcessBuilder builder = new ProcessBuilder(program, place.toString())
					.redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD);
			builder.environment().keySet().removeIf(name -> name.startsWith("MALLOC_")); // set by the launcher, for libtorch only
			builder.start();
		} catch (IOException e) {
			throw new IOException(tr("Digit Lab could not open %s: the program %s cannot be started here.", place, program), e);
		}
	}

	static String program(String system) {
		String lower = system.toLowerCase(Locale.ROOT);
		return lower.contains("win") ? "explorer" : lower.contains("mac") ? "open" : "xdg-open";
	}
}
