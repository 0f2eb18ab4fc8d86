package digitlab.faults;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Another process with Digit Lab's classes, which can be killed like any other. */
public final class Child implements AutoCloseable {

	private final Process process;
	private final BufferedReader lines;

	private Child(Process process) {
		this.process = process;
		lines = process.inputReader();
	}

	/** Starts a class's main method; its standard error is shown. */
	public static Child start(Class<?> main, List<String> options, Object... arguments) throws IOException {
		return new Child(process(main, options, arguments).redirectError(ProcessBuilder.Redirect.INHERIT).start());
	}

	/** Starts a class's main method with further environment variables; its standard error is discarded. */
	public static Child start(Class<?> main, Map<String, String> environment, Object... arguments) throws IOException {
		ProcessBuilder process = process(main, List.of(), arguments).redirectError(ProcessBuilder.Redirect.DISCARD);
		process.environment().putAll(environment);
		return new Child(process.start());
	}

	private static ProcessBuilder process(Class<?> main, List<String> options, Object... arguments) {
		List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
				"-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "@jlink-config/java.args", "@jlink-config/development.args",
				"@src/test/headless.args"));
		command.addAll(options);
		command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
		for (Object argument : arguments) {
			command.add(argument.toString());
		}
		return new ProcessBuilder(command);
	}

	/** The next line of its standard output; null at the end. */
	public @Nullable String line() throws IOException {
		return lines.readLine();
	}

	/** Kills it, so that it can do nothing more (SIGKILL). */
	public void kill() {
		process.toHandle().destroyForcibly(); // destroying the process object itself would also close the output
		waitFor();
	}

	/** Lets it continue if it waits for the end of its standard input. */
	public void release() throws IOException {
		process.getOutputStream().close();
	}

	/** Its exit code. */
	public int waitFor() {
		try {
			return process.waitFor();
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(e);
		}
	}

	@Override
	public void close() {
		kill();
	}
}
