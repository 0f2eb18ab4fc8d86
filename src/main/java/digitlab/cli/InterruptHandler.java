package digitlab.cli;

import java.util.concurrent.CountDownLatch;

/**
 * Turns Ctrl-C into a stop signal and holds the process open until the work has saved what can be kept. The process then
 * ends with 130 by itself.
 */
final class InterruptHandler implements AutoCloseable {

	private final CountDownLatch finished = new CountDownLatch(1);
	private final Thread hook;

	InterruptHandler(Terminal terminal) {
		hook = new Thread(() -> {
			terminal.note("Stopping…"); // what is kept then, each command tells itself
			terminal.cancellation().cancel();
			try {
				finished.await();
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
			}
		}, "ctrl-c");
		Runtime.getRuntime().addShutdownHook(hook);
	}

	/** The work is done: saved, or nothing to save. */
	@Override
	public void close() {
		finished.countDown();
		try {
			Runtime.getRuntime().removeShutdownHook(hook);
		} catch (IllegalStateException e) {
			// Already shutting down: the hook is what is running.
			Thread.currentThread().setName("finished after ctrl-c");
		}
	}
}
