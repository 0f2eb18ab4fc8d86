package digitlab.dataset;

import java.util.Locale;

/**
 * How many images fit into the memory that Java may use. What is too much is refused with a number instead of failing half
 * way, when other work would fail with it.
 */
public final class MemoryLimit {

	/** The rest is for the window, the network and garbage. */
	private static final double SHARE = 0.75;
	private static final long MEGABYTE = 1_000_000;

	private MemoryLimit() {
	}

	/**
	 * @param bytesEach that an image takes while it is read, at its most
	 * @param memory that Java may use, in bytes
	 * @throws DatasetFormatException with one sentence, if {@code images} do not fit
	 */
	public static void check(String file, long images, int bytesEach, long memory) throws DatasetFormatException {
		long most = most(bytesEach, memory);
		if (images > most) {
			throw new DatasetFormatException(String.format(Locale.ROOT,
					"%s holds %,d images or more, and %,d fit into the %,d MB of memory that Digit Lab may use here: split it, or"
							+ " use a computer with more memory.",
					file, images, most, memory / MEGABYTE));
		}
	}

	/** The number that fits, at most {@value IdxFormat#MAX_IMAGES}. */
	public static int most(int bytesEach, long memory) {
		return (int) Math.min(IdxFormat.MAX_IMAGES, (long) (memory * SHARE) / bytesEach);
	}
}
