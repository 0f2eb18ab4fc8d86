package digitlab.imaging;

import java.util.Arrays;

/**
 * Order statistics of numbers, for uses that need only a few of them and cannot afford a sort: values are counted by their
 * leading bits (as in a radix sort's first pass), and only those that share a number's leading bits are sorted.
 */
final class SortedValues {

	/** Up to this many values, sorting is as fast. */
	private static final int MAX_SORTED = 4096;
	/** Values are counted by sign, exponent and 7 bits of the fraction: 128 classes from one power of two to the next. */
	private static final int TRAILING_BITS = 16;

	private final float[] values;
	private final int count;
	/** The count of each class; empty if all are sorted. */
	private final int[] counts;

	private SortedValues(float[] values, int count, int[] counts) {
		this.values = values;
		this.count = count;
		this.counts = counts;
	}

	/** @param values are not copied, and must not be changed as long as this is in use */
	static SortedValues of(float[] values) {
		return of(values, values.length);
	}

	/** Uses the first {@code count} of the values, which must be at least one. */
	static SortedValues of(float[] values, int count) {
		if (count <= MAX_SORTED) {
			float[] sorted = Arrays.copyOf(values, count);
			Arrays.sort(sorted);
			return new SortedValues(sorted, count, new int[0]);
		}
		int[] counts = new int[1 << Integer.SIZE - TRAILING_BITS];
		for (int i = 0; i < count; i++) {
			counts[kind(values[i])]++;
		}
		return new SortedValues(values, count, counts);
	}

	/** The class of a number, in ascending order of numbers. */
	private static int kind(float value) {
		int bits = Float.floatToRawIntBits(value);
		// Sign and magnitude as an int that sorts like the number, from 0 up.
		int ordered = bits ^ (bits >> Integer.SIZE - 1 | Integer.MIN_VALUE);
		return ordered >>> TRAILING_BITS;
	}

	/** @return the value at this index when the values are sorted as {@link Arrays#sort} does */
	float at(int rank) {
		if (counts.length == 0) {
			return values[rank];
		}
		int kind = 0;
		int below = 0;
		while (below + counts[kind] <= rank) {
			below += counts[kind++];
		}
		float[] same = new float[counts[kind]];
		int found = 0;
		for (int i = 0; i < count; i++) {
			if (kind(values[i]) == kind) {
				same[found++] = values[i];
			}
		}
		Arrays.sort(same);
		return same[rank - below];
	}
}
