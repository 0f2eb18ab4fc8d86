package digitlab.dataset;

import static digitlab.language.Localization.tr;

/**
 * Limits datasets to the memory that Java may use. Data that are too large are refused at once, with numbers, instead of
 * exhausting the memory half way and failing other work with them.
 */
public final class MemoryLimit {

	/** The fraction of the memory that images may use; the rest is for the window, the network and garbage. */
	private static final double SHARE = 0.75;
	private static final long MEGABYTE = 1_000_000;

	private MemoryLimit() {
	}

	/**
	 * @param bytesEach maximum memory per image while it is read
	 * @param memory the memory that Java may use, in bytes
	 * @throws DatasetFormatException with one sentence, if {@code images} do not fit
	 */
	public static void check(String file, long images, int bytesEach, long memory) throws DatasetFormatException {
		long limit = maxImages(bytesEach, memory);
		if (images > limit) {
			throw new DatasetFormatException(
					tr("%s holds %,d images or more, and %,d fit into the %,d MB of memory that Digit Lab may use here: "
							+ "split it, or use a computer with more memory.", file, images, limit, memory / MEGABYTE));
		}
	}

	/** The number of images that fit, at most {@value IdxFormat#MAX_IMAGES}. */
	public static int maxImages(int bytesEach, long memory) {
		return (int) Math.min(IdxFormat.MAX_IMAGES, (long) (memory * SHARE) / bytesEach);
	}
}
