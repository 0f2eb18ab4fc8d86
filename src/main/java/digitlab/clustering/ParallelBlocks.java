package digitlab.clustering;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;

import org.jspecify.annotations.Nullable;

/**
 * Distributes work over the cores in eight blocks, whose number does not depend on that of the cores, so that the result does not
 * either. Each block calls OpenBLAS on one thread: OpenBLAS's own threads busy-wait for each other, and if other work occupies a
 * core, a product takes ten times as long.
 */
final class ParallelBlocks {

	static final int COUNT = 8;

	private static volatile int threads = Runtime.getRuntime().availableProcessors();

	private ParallelBlocks() {
	}

	/** Sets the number of threads, including the caller's. */
	static void useThreads(int count) {
		threads = Math.clamp(count, 1, COUNT);
	}

	/** Runs all blocks, 0 to 7, and returns when they are done; rethrows what one of them throws. */
	static void run(IntConsumer part) {
		AtomicInteger next = new AtomicInteger();
		AtomicReference<Throwable> failure = new AtomicReference<>();
		Runnable worker = () -> {
			try {
				for (int slot = next.getAndIncrement(); slot < COUNT; slot = next.getAndIncrement()) {
					part.accept(slot);
				}
			} catch (RuntimeException | Error e) {
				failure.compareAndSet(null, e);
				next.set(COUNT);
			}
		};
		Thread[] others = new Thread[threads - 1];
		for (int i = 0; i < others.length; i++) {
			others[i] = Thread.ofPlatform().daemon().name("clustering-" + i).start(worker);
		}
		worker.run();
		for (Thread other : others) {
			joinSurely(other);
		}
		rethrow(failure.get());
	}

	/** Native code must not be left running: an interrupt is remembered, but not obeyed. */
	private static void joinSurely(Thread thread) {
		boolean interrupted = false;
		while (thread.isAlive()) {
			try {
				thread.join();
			} catch (InterruptedException e) {
				interrupted = true;
			}
		}
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}

	private static void rethrow(@Nullable Throwable failure) {
		if (failure instanceof RuntimeException exception) {
			throw exception;
		}
		if (failure instanceof Error error) {
			throw error;
		}
	}

	/** The start of a block of n items; that of block 8 is n. */
	static int start(int slot, int n) {
		return (int) ((long) n * slot / COUNT);
	}
}
