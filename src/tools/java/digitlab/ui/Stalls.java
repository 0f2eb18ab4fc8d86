package digitlab.ui;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.application.Platform;

import static digitlab.Benchmark.report;

/**
 * How long the window takes to answer. On a busy machine a window that has nothing to do answers late, too: the window's own making
 * is what its thread and the one that paints computed meanwhile, or all of it if it waited for anything but the painting; never
 * the opening of a dialog of the system.
 */
final class Stalls {

	private static final long LIMIT = 200;
	private static final int FRAMES = 12;

	private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
	private final Supplier<String> doing;
	private final long window;
	private long painter = -1;
	private long longest;
	private long longestOwn;
	private int all;
	private int own;
	private int ownEver;

	/** Call it away from the JavaFX thread; {@code doing} says what the window is asked to do. */
	Stalls(Supplier<String> doing) {
		this.doing = doing;
		long[] id = {0};
		CountDownLatch told = new CountDownLatch(1);
		Platform.runLater(() -> {
			id[0] = Thread.currentThread().threadId();
			told.countDown();
		});
		try {
			told.await();
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
		window = id[0];
	}

	/** Asks once and waits for the answer; a stall is reported, with where the window was. */
	void ask() throws InterruptedException {
		CountDownLatch answered = new CountDownLatch(1);
		long asked = System.nanoTime();
		long computed = computed();
		long collected = collected();
		Platform.runLater(answered::countDown);
		ThreadInfo there = answered.await(LIMIT, TimeUnit.MILLISECONDS) ? null : threads.getThreadInfo(window, FRAMES);
		ThreadInfo painting = there == null || painter < 0 ? null : threads.getThreadInfo(painter, 2 * FRAMES);
		answered.await();
		long millis = (System.nanoTime() - asked) / 1_000_000;
		long busy = (computed() - computed) / 1_000_000;
		long garbage = collected() - collected;
		boolean waits = there != null && there.getThreadState() != Thread.State.RUNNABLE && !isPainting(there);
		boolean isSystems = there != null && isOpeningSystemDialog(there);
		count(millis, isSystems ? 0 : waits ? millis : Math.min(millis, busy));
		if (there != null && millis > LIMIT) {
			report("%d ms without an answer while %s: %d ms computed, %d ms collecting garbage, %s at%n    %s", millis,
					doing.get(), busy, garbage, there.getThreadState(), frames(there));
			if (painting != null && painting.getThreadState() == Thread.State.RUNNABLE) {
				report("    painting at %s", frames(painting));
			}
		}
	}

	private static boolean isPainting(ThreadInfo there) {
		return Stream.of(there.getStackTrace()).anyMatch(frame -> frame.getClassName().startsWith("com.sun.javafx.tk.quantum."));
	}

	/** The system's own file dialog is built on the window's thread. */
	private static boolean isOpeningSystemDialog(ThreadInfo there) {
		return Stream.of(there.getStackTrace()).anyMatch(frame -> frame.getClassName().endsWith("CommonDialogs"));
	}

	/** Processor time of the window's threads, in nanoseconds. */
	private long computed() {
		if (painter < 0) {
			painter = Thread.getAllStackTraces().keySet().stream().filter(t -> t.getName().startsWith("QuantumRenderer"))
					.mapToLong(Thread::threadId).findFirst().orElse(-1);
		}
		return threads.getThreadCpuTime(window) + Math.max(0, painter < 0 ? 0 : threads.getThreadCpuTime(painter));
	}

	private synchronized void count(long millis, long ofWindow) {
		longest = Math.max(longest, millis);
		longestOwn = Math.max(longestOwn, ofWindow);
		all += millis > LIMIT ? 1 : 0;
		own += ofWindow > LIMIT ? 1 : 0;
		ownEver += ofWindow > LIMIT ? 1 : 0;
	}

	/** Forgets everything until now. */
	synchronized void begin() {
		told();
		ownEver = 0;
	}

	/** The number of stalls of the window's own making since the beginning. */
	synchronized int ownEver() {
		return ownEver;
	}

	/** What happened since the last call. */
	synchronized String told() {
		String told = "longest without an answer %d ms, of the window's own making %d ms; %d over %d ms, %d of the window's own"
				.formatted(longest, longestOwn, all, LIMIT, own);
		longest = 0;
		longestOwn = 0;
		all = 0;
		own = 0;
		return told;
	}

	private static long collected() {
		return ManagementFactory.getGarbageCollectorMXBeans().stream().mapToLong(GarbageCollectorMXBean::getCollectionTime).sum();
	}

	private static String frames(ThreadInfo there) {
		StringBuilder frames = new StringBuilder();
		for (StackTraceElement frame : there.getStackTrace()) {
			frames.append(frames.isEmpty() ? "" : " < ").append(frame);
		}
		return frames.toString();
	}
}
