package digitlab.ui;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;

/**
 * Keeps the heap small while the window is used. What JavaFX paints by software lives just long enough to reach the old generation,
 * where the serial collector prefers taking more memory from the system to collecting: hundreds of megabytes of garbage, and of the
 * native buffers that belong to it. Collecting takes some tenths of a second at most, and is due about once a minute of work.
 */
final class HeapKeeper {

	/** The garbage that is tolerated, in bytes, and as a share of what is in use. */
	private static final long TOLERATED = 32L << 20;
	private static final double TOLERATED_SHARE = 0.5;

	private final List<MemoryPoolMXBean> old = ManagementFactory.getMemoryPoolMXBeans().stream()
			.filter(pool -> pool.getType() == MemoryType.HEAP && pool.isUsageThresholdSupported()).toList();
	private long live = used();

	/** Collects garbage if that is due; to be called every few seconds. */
	void look() {
		long used = used();
		if (isDue(used, live)) {
			System.gc();
			// JavaFX looks at all images kept for effects whenever it needs one, and so keeps those of every size that a window ever
			// had. What is only softly reachable goes if nothing asked for it since the last collection (SoftRefLRUPolicyMSPerMB=0).
			System.gc();
			live = used();
		} else {
			live = Math.min(live, used); // a collection that came by itself
		}
	}

	/**
	 * @param used bytes in the old generation
	 * @param live bytes there after the last collection
	 */
	static boolean isDue(long used, long live) {
		return used - live > TOLERATED + live * TOLERATED_SHARE;
	}

	private long used() {
		return old.stream().mapToLong(pool -> pool.getUsage().getUsed()).sum();
	}
}
