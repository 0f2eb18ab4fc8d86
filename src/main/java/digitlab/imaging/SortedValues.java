package digitlab.imaging;

import java.util.Arrays;

/**
 * Numbers in the order of their size, for a few of which sorting all would cost too much: they are counted by their leading bits
 * (as in a radix sort's first pass), and only those that share a number's leading bits are sorted.
 */
final class SortedValues {

	/** So few are sorted as fast. */
	private static final int MAX_SORTED = 4096;
	/** Sign, exponent and 7 bits of the fraction are counted by: 128 classes from one power of two to the next. */
	private static final int TRAILING_BITS = 16;

	private final float[] values;
	private final int count;
	/** Of each class; empty where all are sorted. */
	private final int[] counts;

	private SortedValues(float[] values, int count, int[] counts) {
		this.values = values;
		this.count = count;
		this.counts = counts;
	}

	/** @param values left as they are, and not to be changed as long as this is in use */
	static SortedValues of(float[] values) {
		return of(values, values.length);
	}

	/** The first {@code count} of the values, of which there must be one at least. */
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

	/** Which class a number is in: those of larger numbers are larger. */
	private static int kind(float value) {
		int bits = Float.floatToRawIntBits(value);
		// Sign and magnitude, as an int that sorts as the number does, from 0 up.
		int ordered = bits ^ (bits >> Integer.SIZE - 1 | Integer.MIN_VALUE);
		return ordered >>> TRAILING_BITS;
	}

	/** @return what stands at this place, 0 to one less than there are, when they are sorted upwards as {@link Arrays#sort} does */
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
