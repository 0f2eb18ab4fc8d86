package digitlab.cli;

import java.util.concurrent.CountDownLatch;

/**
 * Turns Ctrl-C into a cancellation and keeps the process running until the work has saved what it can. The process then ends by
 * itself with exit code 130.
 */
final class InterruptHandler implements AutoCloseable {

	private final CountDownLatch finished = new CountDownLatch(1);
	private final Thread hook;

	InterruptHandler(Terminal terminal) {
		hook = new Thread(() -> {
			terminal.note("Stopping…"); // each command reports itself what is kept
			terminal.cancellation().cancel();
			try {
				finished.await();
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
			}
		}, "ctrl-c");
		Runtime.getRuntime().addShutdownHook(hook);
	}

	/** Ends the handler when the work is done, saved or not. */
	@Override
	public void close() {
		finished.countDown();
		try {
			Runtime.getRuntime().removeShutdownHook(hook);
		} catch (IllegalStateException e) {
			// Already shutting down: the hook is running.
			Thread.currentThread().setName("finished after ctrl-c");
		}
	}
}
