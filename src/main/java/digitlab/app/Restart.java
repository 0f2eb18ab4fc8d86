package digitlab.app;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the window anew when this process ends, if somebody asked for it. */
final class Restart {

	private static final Logger LOG = LoggerFactory.getLogger(Restart.class);

	private volatile boolean wanted;

	void ask() {
		wanted = true;
	}

	/** Starts the new process; the window of this one is closed and its files are written. */
	void ifAsked() {
		if (!wanted) {
			return;
		}
		ProcessHandle.Info self = ProcessHandle.current().info();
		List<String> command = command(System.getProperty("jpackage.app-path"), self.command(), self.arguments());
		try {
			new ProcessBuilder(command).inheritIO().start();
		} catch (IOException e) {
			LOG.error("Digit Lab could not be started anew with {}", command, e);
		}
	}

	/**
	 * What to start: the application image's launcher, or java with the arguments that this process was given.
	 *
	 * @param launcher of the image; null outside of one
	 */
	static List<String> command(@Nullable String launcher, Optional<String> java, Optional<String[]> arguments) {
		List<String> command = new ArrayList<>(List.of(launcher == null ? java.orElse("java") : launcher));
		if (launcher == null) {
			command.addAll(List.of(arguments.orElse(new String[0])));
		}
		return command;
	}
}
