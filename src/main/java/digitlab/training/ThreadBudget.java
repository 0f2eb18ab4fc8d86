package digitlab.training;

import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many threads a training uses: as many as asked for while their cores are free, and fewer while other programs take cores.
 * The threads of an operation wait for each other, spinning; where one has lost its core, each wait takes as long as the
 * system's scheduler lets the other program run, and two threads are many times slower than one.
 */
public final class ThreadBudget {

	private static final Logger LOG = LoggerFactory.getLogger(ThreadBudget.class);

	private static final long INTERVAL = TimeUnit.SECONDS.toNanos(1);
	/** What others may take of a core without costing a thread: about what makes both equally fast. */
	private static final double TOLERANCE = 0.35;
	/** How long others must take or leave cores before a change: short disturbances are frequent, and a change alters rounding. */
	private static final long TO_LOWER = 2 * INTERVAL;
	private static final long TO_RAISE = 3 * INTERVAL;

	private final int atMost;
	private final DoubleSupplier freeCores;
	private final LongSupplier clock;
	private int threads;
	private long measured;
	/** For how long fewer threads would have fitted, in nanoseconds, negative; or more, positive. */
	private long lasting;

	/**
	 * Begins with as many threads as may be used.
	 *
	 * @param atMost threads, at least 1
	 * @param freeCores since it was last asked, as {@link FreeCores}
	 * @param clock in nanoseconds, as {@link System#nanoTime}
	 */
	public ThreadBudget(int atMost, DoubleSupplier freeCores, LongSupplier clock) {
		this.atMost = atMost;
		this.freeCores = freeCores;
		this.clock = clock;
		threads = atMost;
		measured = clock.getAsLong();
	}

	/** The number of threads to use now, 1 to the most; measures once a second. */
	public int threads() {
		long elapsed = clock.getAsLong() - measured;
		if (atMost > 1 && elapsed >= INTERVAL) {
			measured += elapsed;
			follow(freeCores.getAsDouble(), elapsed);
		}
		return threads;
	}

	private void follow(double free, long elapsed) {
		int fitting = Math.clamp((int) Math.floor(free + TOLERANCE), 1, atMost);
		lasting = fitting == threads ? 0 : fitting < threads ? Math.min(lasting, 0) - elapsed : Math.max(lasting, 0) + elapsed;
		if (lasting <= -TO_LOWER || lasting >= TO_RAISE) {
			LOG.info("{} of {} threads: other programs leave {} cores", fitting, atMost, Math.round(10 * free) / 10.0);
			threads = fitting;
			lasting = 0;
		}
	}
}
