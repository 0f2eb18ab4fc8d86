package digitlab.clustering;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;

import org.jspecify.annotations.Nullable;

/**
 * Spreads work over the cores, in eight parts that do not depend on how many cores there are, so that neither does the
 * result. Each part calls OpenBLAS on one thread: OpenBLAS's own threads wait for each other busily, and where something
 * else keeps a core from them, a product takes ten times as long.
 */
final class ParallelBlocks {

	static final int COUNT = 8;

	private static volatile int threads = Runtime.getRuntime().availableProcessors();

	private ParallelBlocks() {
	}

	/** How many threads may work, the caller's included. */
	static void useThreads(int count) {
		threads = Math.clamp(count, 1, COUNT);
	}

	/** Does all parts, 0 to 7, and returns when they are done; what one of them throws is thrown here. */
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

	/** Native code is not left behind: an interrupt is remembered, not obeyed. */
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

	/** Where a part of n things begins; that of part 8 is n. */
	static int start(int slot, int n) {
		return (int) ((long) n * slot / COUNT);
	}
}
