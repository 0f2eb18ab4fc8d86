package digitlab.plot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import digitlab.clustering.DigitDistances;

/** The tree in which digits join, the nearest first. */
final class DendrogramSvg {

	private static final int WIDTH = 520;
	private static final int HEIGHT = 360;
	private static final int MARGIN = 40;

	private final DigitDistances distances;
	private final Map<List<Integer>, double[]> places = new HashMap<>();
	private final double highest;

	DendrogramSvg(DigitDistances distances) {
		this.distances = distances;
		highest = Math.max(1e-9, distances.merges().stream().mapToDouble(DigitDistances.Merge::height).max().orElse(1));
		List<Integer> order = order();
		for (int i = 0; i < order.size(); i++) {
			double x = MARGIN + (i + 0.5) * (WIDTH - 2 * MARGIN) / order.size();
			places.put(List.of(order.get(i)), new double[]{x, y(0)});
		}
	}

	/** The digits so that no two branches cross. */
	private List<Integer> order() {
		Map<List<Integer>, List<Integer>> orders = new HashMap<>();
		distances.digits().forEach(d -> orders.put(List.of(d), List.of(d)));
		List<Integer> last = distances.digits();
		for (DigitDistances.Merge merge : distances.merges()) {
			List<Integer> joined = new ArrayList<>(orders.get(merge.left()));
			joined.addAll(orders.get(merge.right()));
			orders.put(joined.stream().sorted().toList(), joined);
			last = joined;
		}
		return last;
	}

	private double y(double height) {
		return HEIGHT - MARGIN - height / highest * (HEIGHT - 2 * MARGIN);
	}

	String draw() {
		Svg svg = new Svg(WIDTH, HEIGHT);
		svg.text(MARGIN, 20, 14, Charts.TEXT, "start", "Digits that join, by mean distance");
		distances.digits().forEach(d -> svg.text(places.get(List.of(d))[0], HEIGHT - MARGIN + 20, 16, Charts.TEXT, "middle",
				Integer.toString(d)));
		for (DigitDistances.Merge merge : distances.merges()) {
			double[] left = places.get(merge.left());
			double[] right = places.get(merge.right());
			double top = y(merge.height());
			svg.add("<path d=\"M%.1f %.1fV%.1fH%.1fV%.1f\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>", left[0], left[1],
					top,
					right[0], right[1], Svg.hex(Charts.SERIES[0]));
			svg.text((left[0] + right[0]) / 2, top - 4, 11, Charts.MUTED, "middle",
					String.format(Locale.ROOT, "%.2f", merge.height()));
			List<Integer> joined = new ArrayList<>(merge.left());
			joined.addAll(merge.right());
			places.put(joined.stream().sorted().toList(), new double[]{(left[0] + right[0]) / 2, top});
		}
		return svg.toString();
	}
}
