package digitlab.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

import digitlab.Resources;

/** Whether memory stays flat over many minutes. */
final class FlatMemory {

	/** The first of them, in which classes are loaded and the caches of data and results are filled, tell nothing. */
	private static final int WARM_UP = 3;
	/** Fewer later minutes do not tell growth from what happens to be open. */
	private static final int LEAST = 6;
	/**
	 * Megabytes of live heap, measured after a collection: as much as {@link HeapKeeper} tolerates in garbage. The monkey's data are a
	 * hundred images, so that nothing that a page keeps by right comes near it, while what JavaFX kept of every size of the window
	 * was hundreds.
	 */
	private static final long MAX_HEAP = 32;
	/**
	 * Megabytes; more than of the heap, since glibc and libtorch keep what they have freed for each thread. Chosen, not measured: a
	 * training that left its arrays behind would take more within minutes.
	 */
	private static final long MAX_RESIDENT = 160;

	private final List<Resources> minutes = new ArrayList<>();

	/** Adds what is used after another minute. */
	void add(Resources now) {
		minutes.add(now);
	}

	/** How much it has grown, in words; empty if it has not, or there are too few minutes to tell. */
	String grown() {
		if (minutes.size() < WARM_UP + LEAST) {
			return "";
		}
		long heap = growth(Resources::heap);
		long resident = growth(Resources::resident);
		return heap > MAX_HEAP || resident > MAX_RESIDENT
				? String.format(Locale.ROOT, "memory has grown by %d MB of live heap and %d MB resident", heap, resident)
				: "";
	}

	/** From the least of the first half to the least of the second: whatever is only open for a while is in neither. */
	private long growth(ToLongFunction<Resources> measure) {
		List<Resources> warm = minutes.subList(WARM_UP, minutes.size());
		int half = warm.size() / 2;
		return least(warm.subList(half, warm.size()), measure) - least(warm.subList(0, half), measure);
	}

	private static long least(List<Resources> some, ToLongFunction<Resources> measure) {
		return some.stream().mapToLong(measure).min().orElseThrow();
	}
}
