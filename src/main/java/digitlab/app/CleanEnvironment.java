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
 * Keeps variables that people have set for other programs from the engine. DJL and its libraries ask for them before they ask for
 * what {@link EngineSettings} says, and Java cannot change its own environment: a process that finds some starts another
 * without them, and passes on what comes of it. The launcher for Linux takes them away before Java starts, and spares that.
 */
final class CleanEnvironment {

	/** In a process that was started so, to do it once at most. */
	private static final String DONE = "DIGITLAB_CLEAN";

	private static final Logger LOG = LoggerFactory.getLogger(CleanEnvironment.class);

	private CleanEnvironment() {
	}

	/**
	 * Runs Digit Lab in a process of its own, if this one's environment has variables that must not reach the engine.
	 *
	 * @param given arguments of Digit Lab
	 * @return its exit code; empty where there are none, or no process can be started
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

	/** The variables that must go; none in a process that was started without them. */
	static TreeSet<String> leaks(Map<String, String> environment) {
		TreeSet<String> leaks = new TreeSet<>(EngineSettings.FOREIGN_VARIABLES);
		leaks.retainAll(environment.keySet());
		if (environment.containsKey(DONE)) {
			leaks.clear();
		}
		return leaks;
	}

	/** The launcher with the same arguments, or this very command; empty where the system does not tell it. */
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

	/** Ctrl-C and the like end the other process, which saves what can be kept, before this one. */
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
				LOG.debug("Waiting goes on", e); // nobody interrupts this thread, and the exit code is still needed
			}
		}
	}
}
