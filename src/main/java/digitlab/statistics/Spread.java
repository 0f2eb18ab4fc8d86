package digitlab.statistics;

import java.util.Arrays;

/**
 * The distribution of values: the five numbers of a box plot and the mean. Quartiles are interpolated linearly between the two
 * nearest values, as in numpy.quantile (Hyndman and Fan, "Sample Quantiles in Statistical Packages", 1996, definition 7). All are
 * 0 if there are no values.
 */
public record Spread(double min, double lowerQuartile, double median, double upperQuartile, double max, double mean) {

	private static final Spread NONE = new Spread(0, 0, 0, 0, 0, 0);

	/**
	 * @param values integers in any order; not changed
	 * @param unit divisor of each value
	 */
	static Spread of(int[] values, double unit) {
		if (values.length == 0) {
			return NONE;
		}
		int[] sorted = values.clone();
		Arrays.sort(sorted);
		double mean = Arrays.stream(sorted).asLongStream().sum() / (double) sorted.length / unit;
		return new Spread(sorted[0] / unit, quantile(sorted, 0.25) / unit, quantile(sorted, 0.5) / unit,
				quantile(sorted, 0.75) / unit, sorted[sorted.length - 1] / unit, mean);
	}

	private static double quantile(int[] sorted, double share) {
		double place = share * (sorted.length - 1);
		int below = (int) place;
		int above = Math.min(below + 1, sorted.length - 1);
		return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
	}
}
