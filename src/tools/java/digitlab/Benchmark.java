package digitlab;

import java.util.Arrays;
import java.util.Locale;

/** What the benchmarks share. Times are reported, never asserted, so benchmarks are beside the tests rather than among them. */
public final class Benchmark {

	private Benchmark() {
	}

	/** The value below which this share of the values is. */
	public static double quantile(double[] values, double share) {
		double[] sorted = values.clone();
		Arrays.sort(sorted);
		return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
	}

	public static double median(double[] values) {
		return quantile(values, 0.5);
	}

	/** A line of the report. */
	public static void report(String format, Object... values) {
		System.out.printf(Locale.ROOT, format + "%n", values);
	}
}
