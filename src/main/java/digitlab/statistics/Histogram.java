package digitlab.statistics;

import java.util.Arrays;
import java.util.List;

/**
 * Counts of values in bins of one width. Bin i covers [from + i·binWidth, from + (i + 1)·binWidth); the last one holds its
 * upper end too.
 */
public record Histogram(double from, double binWidth, List<Integer> counts) {

	/** Copies the list. */
	public Histogram {
		counts = List.copyOf(counts);
	}

	static Histogram of(double from, double binWidth, int[] counts) {
		return new Histogram(from, binWidth, Arrays.stream(counts).boxed().toList());
	}
}
