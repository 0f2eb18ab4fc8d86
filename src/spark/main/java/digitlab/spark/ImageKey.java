package digitlab.spark;

import java.io.Serializable;
import java.util.Comparator;

/**
 * The SHA-256 of an image's pixels and its row, by which images are sorted; no two different images are known to share one.
 *
 * @param isSums whether it is the key of sums instead, which come last
 */
record ImageKey(boolean isSums, long first, long second, long third, long fourth, long row)
		implements
			Comparable<ImageKey>,
			Serializable {

	private static final Comparator<ImageKey> ORDER = Comparator.comparing(ImageKey::isSums).thenComparingLong(ImageKey::first)
			.thenComparingLong(ImageKey::second).thenComparingLong(ImageKey::third).thenComparingLong(ImageKey::fourth)
			.thenComparingLong(ImageKey::row);

	/** The key of the sums of a part that ends with a row. */
	static ImageKey ofSums(long row) {
		return new ImageKey(true, 0, 0, 0, 0, row);
	}

	boolean isSameImage(ImageKey other) {
		return first == other.first && second == other.second && third == other.third && fourth == other.fourth;
	}

	@Override
	public int compareTo(ImageKey other) {
		return ORDER.compare(this, other);
	}

	/** Equal images have equal ones, so that they meet on one machine; sums are spread. */
	@Override
	public int hashCode() {
		return Long.hashCode(isSums ? row : first);
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof ImageKey key && compareTo(key) == 0;
	}
}
