package digitlab.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the window again when this process ends, if that was requested. */
final class Restart {

	private static final Logger LOG = LoggerFactory.getLogger(Restart.class);

	/** On Linux: the words of the command, each followed by a zero byte. */
	private static final Path COMMAND_LINE = Path.of("/proc/self/cmdline");

	private volatile boolean wanted;

	void ask() {
		wanted = true;
	}

	/** Starts the new process, once this one's window is closed and its files are written. */
	void ifAsked() {
		if (!wanted) {
			return;
		}
		ProcessHandle.Info self = ProcessHandle.current().info();
		List<String> command = command(System.getProperty("jpackage.app-path"), self.command(), arguments());
		try {
			new ProcessBuilder(command).inheritIO().start();
		} catch (IOException e) {
			LOG.error("Digit Lab could not be restarted with {}", command, e);
		}
	}

	/**
	 * The arguments of Java and Digit Lab; empty if the system does not reveal them. Java's own API reveals none for a long
	 * command.
	 */
	static Optional<String[]> arguments() {
		try {
			if (Files.isReadable(COMMAND_LINE)) {
				String[] words = Files.readString(COMMAND_LINE).split("\0", -1);
				return Optional.of(Arrays.copyOfRange(words, 1, words.length - 1));
			}
		} catch (IOException e) {
			LOG.debug("This process's command cannot be read", e);
		}
		return ProcessHandle.current().info().arguments();
	}

	/**
	 * The command to start: the application image's launcher, or java with the arguments of this process.
	 *
	 * @param launcher of the image; null outside an image
	 */
	static List<String> command(@Nullable String launcher, Optional<String> java, Optional<String[]> arguments) {
		List<String> command = new ArrayList<>(List.of(launcher == null ? java.orElse("java") : launcher));
		if (launcher == null) {
			command.addAll(List.of(arguments.orElse(new String[0])));
		}
		return command;
	}
}
