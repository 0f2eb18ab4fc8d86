package digitlab.ui;

import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Passes over an error of JavaFX's Headless platform, and all others on. A frame drawn before a window became smaller may arrive
 * afterwards, on a busy machine: it does not fit into the window's pixels any more, and only this frame is lost.
 */
final class OutdatedFrames implements Thread.UncaughtExceptionHandler {

	private final Thread.@Nullable UncaughtExceptionHandler others;

	OutdatedFrames(Thread.@Nullable UncaughtExceptionHandler others) {
		this.others = others;
	}

	/** Handles the errors of threads without a handler of their own; TestFX's handler gets the others. */
	static void tolerate() {
		Thread.UncaughtExceptionHandler handler = Thread.getDefaultUncaughtExceptionHandler();
		if (!(handler instanceof OutdatedFrames)) {
			Thread.setDefaultUncaughtExceptionHandler(new OutdatedFrames(handler));
		}
	}

	@Override
	public void uncaughtException(Thread thread, Throwable failure) {
		if (!isOutdatedFrame(failure) && others != null) {
			others.uncaughtException(thread, failure);
		}
	}

	private static boolean isOutdatedFrame(Throwable failure) {
		return failure instanceof IndexOutOfBoundsException && Stream.of(failure.getStackTrace())
				.anyMatch(frame -> frame.getClassName().endsWith(".HeadlessWindow") && frame.getMethodName().equals("blit"));
	}
}
