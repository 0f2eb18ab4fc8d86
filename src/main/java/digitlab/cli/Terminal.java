package digitlab.cli;

import java.io.PrintWriter;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.util.Locale;
import java.util.function.BooleanSupplier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import digitlab.data.ProgressListener;
import digitlab.data.StopSignal;
import org.jspecify.annotations.Nullable;

/** Standard output for results, standard error for errors and progress. */
final class Terminal {

	private static final ObjectMapper JSON = JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
	private static final int BAR = 24;
	private static final long REDRAW_NANOS = 100_000_000;

	private final PrintWriter out;
	private final PrintWriter err;
	private final BooleanSupplier interactive;
	private final StopSignal stop = new StopSignal();
	private long drawn;
	private int width;
	private @Nullable Boolean seen;

	/**
	 * @param interactive whether a person sees {@code err}; asked at the first progress worth drawing
	 */
	Terminal(PrintWriter out, PrintWriter err, BooleanSupplier interactive) {
		this.out = out;
		this.err = err;
		this.interactive = interactive;
	}

	/** The process's own; progress is drawn only where a person can see it. */
	static Terminal ofProcess() {
		return new Terminal(new PrintWriter(System.out, true), new PrintWriter(System.err, true), () -> isTerminal(2));
	}

	/** Java's own Console asks for standard input and output only, which may lead elsewhere while a person watches. */
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

	/** Set when the person at the terminal asks for the end. */
	StopSignal stop() {
		return stop;
	}

	/** A line for people, formatted the same in every country. */
	void print(String format, Object... values) {
		clearProgress();
		out.printf(Locale.ROOT, format + "%n", values);
	}

	/** A line that is not the result. */
	void note(String format, Object... values) {
		clearProgress();
		err.printf(Locale.ROOT, format + "%n", values);
	}

	/** One JSON document. */
	void json(Object document) {
		clearProgress();
		try {
			out.println(JSON.writeValueAsString(document));
		} catch (JsonProcessingException e) {
			throw new IllegalStateException("A result could not be written as JSON", e);
		}
	}

	/** Draws a bar with the time left after {@code what}; nothing where no person looks, nor for what is done at once. */
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

	/** Asking the system takes tens of milliseconds, so it is asked once and late. */
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
