package digitlab.app;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;

import digitlab.djl.EngineSettings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps variables set for other programs away from the engine. DJL and its libraries prefer them to {@link EngineSettings}, and
 * Java cannot change its own environment, so a process that finds some starts another without them and passes on its exit code.
 * On Linux the launcher removes them before Java starts, which saves that.
 */
final class CleanEnvironment {

	/** Set in a process started this way, so that it happens only once. */
	private static final String DONE = "DIGITLAB_CLEAN";

	private static final Logger LOG = LoggerFactory.getLogger(CleanEnvironment.class);

	private CleanEnvironment() {
	}

	/**
	 * Runs Digit Lab in another process, if this one's environment has variables that must not reach the engine.
	 *
	 * @param given the arguments of Digit Lab
	 * @return its exit code; empty if there are no such variables, or no process can be started
	 */
	static OptionalInt run(String... given) {
		TreeSet<String> leaks = leaks(System.getenv());
		if (leaks.isEmpty()) {
			return OptionalInt.empty();
		}
		List<String> command = command(System.getProperty("jpackage.app-path"), Restart.arguments(), given);
		if (command.isEmpty()) {
			return OptionalInt.empty();
		}
		LOG.info("Started again without {}", leaks);
		ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
		builder.environment().keySet().removeAll(leaks);
		builder.environment().put(DONE, "1");
		try {
			return OptionalInt.of(waitFor(builder.start()));
		} catch (IOException e) {
			LOG.warn("Digit Lab could not be started without {}", leaks, e);
			return OptionalInt.empty();
		}
	}

	/** The variables to remove; none in a process started without them. */
	static TreeSet<String> leaks(Map<String, String> environment) {
		TreeSet<String> leaks = new TreeSet<>(EngineSettings.FOREIGN_VARIABLES);
		leaks.retainAll(environment.keySet());
		if (environment.containsKey(DONE)) {
			leaks.clear();
		}
		return leaks;
	}

	/** The launcher with the same arguments, or else this process's own command; empty if the system does not reveal it. */
	static List<String> command(@Nullable String launcher, Optional<String[]> all, String... given) {
		if (launcher == null && all.isEmpty()) {
			return List.of();
		}
		List<String> command = new ArrayList<>(Restart.command(launcher, ProcessHandle.current().info().command(), all));
		if (launcher != null) {
			command.addAll(Arrays.asList(given));
		}
		return command;
	}

	/** Waits for the other process; Ctrl-C and other signals end it first, so that it can save what can be kept. */
	private static int waitFor(Process process) {
		Thread hook = new Thread(() -> {
			process.destroy();
			join(process);
		}, "end of the other process");
		Runtime.getRuntime().addShutdownHook(hook);
		int code = join(process);
		try {
			Runtime.getRuntime().removeShutdownHook(hook);
		} catch (IllegalStateException e) {
			LOG.debug("Already shutting down: the hook is what is running");
		}
		return code;
	}

	private static int join(Process process) {
		while (true) {
			try {
				return process.waitFor();
			} catch (InterruptedException e) {
				LOG.debug("Waiting goes on", e); // nothing interrupts this thread, and the exit code is still needed
			}
		}
	}
}
