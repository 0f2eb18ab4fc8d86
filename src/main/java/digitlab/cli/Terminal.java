package digitlab.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.io.TextSanitizer;
import org.jspecify.annotations.Nullable;

/** Standard output for results, and standard error for errors and progress. */
final class Terminal {

	private static final ObjectMapper JSON = JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
	private static final int BAR = 24;
	/** The file type bits of a POSIX mode, and two of the types. */
	private static final int FILE_KIND = 0xF000;
	private static final int PIPE = 0x1000;
	private static final int SOCKET = 0xC000;
	private static final long REDRAW_NANOS = 100_000_000;

	private final ResultWriter results;
	private final PrintWriter out;
	private final PrintWriter err;
	private final BooleanSupplier interactive;
	private final BooleanSupplier piped;
	private final CancellationToken cancellation = new CancellationToken();
	private long drawn;
	private int width;
	private @Nullable Boolean seen;

	/**
	 * @param interactive whether {@code err} is a terminal; queried at the first progress worth drawing
	 * @param piped whether {@code out} is a pipe; queried when it cannot be written to
	 */
	Terminal(Writer out, PrintWriter err, BooleanSupplier interactive, BooleanSupplier piped) {
		results = new ResultWriter(out);
		this.out = new PrintWriter(results, true);
		this.err = err;
		this.interactive = interactive;
		this.piped = piped;
	}

	/** A terminal whose results are not piped to another program. */
	Terminal(Writer out, PrintWriter err, BooleanSupplier interactive) {
		this(out, err, interactive, () -> false);
	}

	/** Keeps the first failure, of which a PrintWriter tells only that there was one. */
	private static final class ResultWriter extends FilterWriter {

		private @Nullable IOException failure;

		ResultWriter(Writer out) {
			super(out);
		}

		@Override
		public void write(char[] text, int from, int length) throws IOException {
			keep(() -> out.write(text, from, length));
		}

		@Override
		public void write(String text, int from, int length) throws IOException {
			keep(() -> out.write(text, from, length));
		}

		@Override
		public void flush() throws IOException {
			keep(out::flush);
		}

		/** Writes nothing more after the first failure, since a partial result may look complete. */
		private void keep(Step step) throws IOException {
			if (failure == null) {
				try {
					step.run();
				} catch (IOException e) {
					failure = e;
					throw e;
				}
			}
		}

		private interface Step {
			void run() throws IOException;
		}
	}

	/** The terminal of this process; progress is drawn only if it is interactive. */
	static Terminal ofProcess() {
		// System.out hides its failures.
		Writer out = new OutputStreamWriter(new FileOutputStream(FileDescriptor.out), System.out.charset());
		return new Terminal(out, new PrintWriter(System.err, true), () -> isTerminal(2), Terminal::isPiped);
	}

	/** Queries the system, as the error message of a closed pipe is in the user's language. */
	private static boolean isPiped() {
		try {
			int kind = (int) Files.getAttribute(Path.of("/dev/stdout"), "unix:mode") & FILE_KIND;
			return kind == PIPE || kind == SOCKET;
		} catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
			return false;
		}
	}

	/**
	 * Call when a command has ended: reports results that could not be written. A reader that closes a pipe has read enough.
	 *
	 * @return {@code code}, or the exit code of a failure
	 */
	int finish(int code) {
		out.flush();
		if (results.failure == null || piped.getAsBoolean()) {
			return code;
		}
		note("The results could not be written to standard output: %s.", results.failure.getMessage());
		return code == ExitCodes.DONE ? ExitCodes.FAILED : code;
	}

	/** Java's Console considers only standard input and output, which may be redirected while standard error is a terminal. */
	@SuppressWarnings("restricted") // native access is enabled by the launcher
	private static boolean isTerminal(int descriptor) {
		Linker linker = Linker.nativeLinker();
		FunctionDescriptor type = FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
		return linker.defaultLookup().find("isatty").map(isatty -> {
			try {
				return (int) linker.downcallHandle(isatty, type).invokeExact(descriptor) == 1;
			} catch (Throwable e) {
				throw new IllegalStateException("isatty could not be called", e);
			}
		}).orElse(false);
	}

	PrintWriter out() {
		return out;
	}

	PrintWriter err() {
		return err;
	}

	/** Cancelled when the user asks for the end. */
	CancellationToken cancellation() {
		return cancellation;
	}

	/** Prints a line of text, formatted independently of the locale; control characters from files cannot move the cursor. */
	void print(String format, Object... values) {
		clearProgress();
		out.println(clean(format, values));
	}

	/** Prints a line that is not part of the result. */
	void note(String format, Object... values) {
		clearProgress();
		err.println(clean(format, values));
	}

	/** Line breaks come only from the format: one in a name would split a line. */
	private static String clean(String format, Object... values) {
		Object[] cleaned = Stream.of(values)
				.map(value -> value instanceof Number || value instanceof Character
						? value
						: TextSanitizer.clean(String.valueOf(value)))
				.toArray();
		return String.format(Locale.ROOT, format, cleaned).lines().map(TextSanitizer::clean).collect(Collectors.joining("\n"));
	}

	/** Prints a JSON document. */
	void json(Object document) {
		clearProgress();
		try {
			out.println(JSON.writeValueAsString(document));
		} catch (JsonProcessingException e) {
			throw new IllegalStateException("A result could not be written as JSON", e);
		}
	}

	/**
	 * Draws a progress bar with the time left after {@code what}; draws nothing if the terminal is not interactive or the work is
	 * done at once.
	 */
	ProgressListener progress(String what) {
		long started = System.nanoTime();
		return (done, total) -> draw(what, total > 0 ? done / (double) total : 0, started);
	}

	private synchronized void draw(String what, double share, long started) {
		long now = System.nanoTime();
		if (now - started < REDRAW_NANOS || now - drawn < REDRAW_NANOS && share < 1 || !isInteractive()) {
			return;
		}
		drawn = now;
		int full = (int) Math.round(Math.clamp(share, 0, 1) * BAR);
		String left = share > 0.01 ? timeLeft((now - started) / 1e9 * (1 - share) / share) : "";
		String line = String.format(Locale.ROOT, "%s [%s%s] %3.0f %% %s", what, "#".repeat(full), "-".repeat(BAR - full),
				share * 100,
				left);
		err.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
		err.flush();
		width = line.length();
	}

	/** Querying the system takes tens of milliseconds, so it is done once and late. */
	private boolean isInteractive() {
		if (seen == null) {
			seen = interactive.getAsBoolean();
		}
		return seen;
	}

	private static String timeLeft(double seconds) {
		long s = Math.round(seconds);
		return s >= 3600
				? String.format(Locale.ROOT, "%d h %02d min left", s / 3600, s % 3600 / 60)
				: String.format(Locale.ROOT, "%d:%02d left", s / 60, s % 60);
	}

	private synchronized void clearProgress() {
		if (width > 0) {
			err.print("\r" + " ".repeat(width) + "\r");
			err.flush();
			width = 0;
		}
	}
}
