package digitlab.statistics;

/**
 * The distribution of values: the five numbers of a box plot and the mean. Quartiles are interpolated linearly between the two
 * nearest values, as in numpy.quantile (Hyndman and Fan, "Sample Quantiles in Statistical Packages", 1996, definition 7). All are
 * 0 if there are no values.
 */
public record Spread(double min, double lowerQuartile, double median, double upperQuartile, double max, double mean) {

	private static final Spread NONE = new Spread(0, 0, 0, 0, 0, 0);

	/**
	 * @param counts how often each integer from 0 on occurs
	 * @param unit divisor of each value
	 */
	static Spread ofCounts(int[] counts, double unit) {
		long size = 0;
		long sum = 0;
		for (int value = 0; value < counts.length; value++) {
			size += counts[value];
			sum += (long) value * counts[value];
		}
		return size == 0
				? NONE
				: new Spread(at(counts, 0) / unit, quantile(counts, size, 0.25) / unit, quantile(counts, size, 0.5) / unit,
						quantile(counts, size, 0.75) / unit, at(counts, size - 1) / unit, sum / (double) size / unit);
	}

	private static double quantile(int[] counts, long size, double share) {
		double place = share * (size - 1);
		long below = (long) place;
		double lower = at(counts, below);
		return lower + (place - below) * (at(counts, Math.min(below + 1, size - 1)) - lower);
	}

	/** The value at a place, from 0, of the sorted values. */
	private static double at(int[] counts, long place) {
		int value = 0;
		for (long before = counts[0]; before <= place; before += counts[value]) {
			value++;
		}
		return value;
	}
}
