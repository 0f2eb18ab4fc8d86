package digitlab.ui.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A line through points with increasing x.
 *
 * @param run the index, from 0, of its run among those shown: its colour
 * @param dashed whether it is drawn dashed
 * @param xs increasing
 * @param ys one for each x
 * @param best index of the point to mark; negative for none
 */
record Curve(String name, int run, boolean dashed, double[] xs, double[] ys, int best) {

	/** Indices of the points worth drawing. */
	List<Integer> visible(double from, double to, int pixels) {
		List<Integer> places = new ArrayList<>();
		int start = 0;
		while (start < xs.length) {
			int column = column(xs[start], from, to, pixels);
			int end = start;
			int lowest = start;
			int highest = start;
			while (end < xs.length && column(xs[end], from, to, pixels) == column) {
				lowest = ys[end] < ys[lowest] ? end : lowest;
				highest = ys[end] > ys[highest] ? end : highest;
				end++;
			}
			int[] kept = {start, Math.min(lowest, highest), Math.max(lowest, highest), end - 1};
			Arrays.stream(kept).distinct().forEach(places::add);
			start = end;
		}
		return places;
	}

	private static int column(double x, double from, double to, int pixels) {
		return to <= from ? 0 : (int) Math.floor((x - from) / (to - from) * pixels);
	}

	/**
	 * An exponential moving average, corrected for its start (Kingma and Ba, "Adam: a method for stochastic optimization", 2015,
	 * section 3).
	 *
	 * @param span roughly how many values contribute; at least 1
	 */
	static double[] smooth(double[] values, double span) {
		double keep = 1 - 2 / (span + 1);
		double[] smooth = new double[values.length];
		double sum = 0;
		double weight = 0;
		for (int i = 0; i < values.length; i++) {
			sum = keep * sum + (1 - keep) * values[i];
			weight = keep * weight + (1 - keep);
			smooth[i] = sum / weight;
		}
		return smooth;
	}
}
