package digitlab.statistics;

import java.util.Arrays;
import java.util.List;

/**
 * Counts of values in bins of equal width. Bin i covers [from + i·binWidth, from + (i + 1)·binWidth); the last one includes its
 * upper end.
 */
public record Histogram(double from, double binWidth, List<Integer> counts) {

	/** Copies the counts. */
	public Histogram {
		counts = List.copyOf(counts);
	}

	static Histogram of(double from, double binWidth, int[] counts) {
		return new Histogram(from, binWidth, Arrays.stream(counts).boxed().toList());
	}
}
