package digitlab.plot;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import digitlab.clustering.ClusterResult;
import digitlab.clustering.DigitDistances;
import digitlab.clustering.Elbow;
import digitlab.clustering.LabelAgreement;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.markers.SeriesMarkers;

import static digitlab.language.Localization.tr;

/** The charts of a cluster analysis. */
final class ClusterCharts {

	/** The maximum number of clusters in a picture; more would make it taller than any screen and possibly exhaust the memory. */
	static final int MAX_CLUSTERS = 100;
	private static final int MAX_BARS = 12;

	private static final int MARKER = 14;
	private static final int TICK_DISTANCE = 110;
	private static final List<String> DIGITS = IntStream.range(0, LabelAgreement.DIGITS).mapToObj(Integer::toString).toList();

	private ClusterCharts() {
	}

	/** The number of images of each digit in every cluster, of the largest hundred at most; absent without labels. */
	static Optional<HeatMap> contingency(ClusterResult result) {
		return Optional.ofNullable(result.measures().agreement()).map(agreement -> {
			int[][] counts = agreement.contingency();
			int shown = Math.min(counts.length, MAX_CLUSTERS);
			int max = IntStream.range(0, shown).flatMap(c -> IntStream.of(counts[c])).max().orElse(0);
			return new HeatMap(tr("Digits in each cluster: number of images"), tr("cluster"), tr("labelled digit"),
					IntStream.range(0, shown).mapToObj(c -> ClusterGroups.name(result, c)).toList(), DIGITS,
					IntStream.range(0, shown).mapToObj(c -> cells(counts[c], agreement.match()[c], max)).toList(),
					joined(tr("Framed: the digit that the cluster is matched to; no digit is used twice."), left(counts.length)));
		});
	}

	/** A note about clusters that do not fit into the picture. */
	static String left(int clusters) {
		return clusters > MAX_CLUSTERS ? tr("The largest %,d of %,d clusters.", MAX_CLUSTERS, clusters) : "";
	}

	/** Two sentences, of which the second may be empty. */
	static String joined(String first, String second) {
		return second.isEmpty() ? first : String.join(" ", first, second);
	}

	private static List<HeatMap.Cell> cells(int[] counts, int match, int max) {
		return IntStream.range(0, counts.length).mapToObj(d -> new HeatMap.Cell(Charts.count(counts[d]),
				HeatMap.between(counts[d], 0, max), d == match)).toList();
	}

	static Table contingencyTable(LabelAgreement agreement) {
		List<String> columns = new ArrayList<>(List.of("cluster", "matchedDigit"));
		DIGITS.forEach(d -> columns.add("digit" + d));
		return new Table(columns, IntStream.range(0, agreement.contingency().length).mapToObj(c -> {
			List<Object> row = new ArrayList<>(List.of(c + 1, agreement.match()[c] < 0 ? "" : agreement.match()[c]));
			IntStream.of(agreement.contingency()[c]).forEach(row::add);
			return row;
		}).toList());
	}

	/** The distances between the digits' centroids; absent if there are fewer than two digits. */
	static Optional<HeatMap> distances(DigitDistances distances) {
		List<DigitDistances.Pair> pairs = distances.closest();
		if (pairs.isEmpty()) {
			return Optional.empty();
		}
		List<String> digits = distances.digits().stream().map(String::valueOf).toList();
		return Optional.of(new HeatMap(tr("Euclidean distance between the digits' mean points"), tr("digit"), tr("digit"), digits,
				digits, distances.digits().stream().map(a -> distances.digits().stream().map(b -> cell(distances, pairs, a, b))
						.toList()).toList(),
				tr("In the units of the space. Brighter is closer; the closest two are framed.")));
	}

	private static HeatMap.Cell cell(DigitDistances distances, List<DigitDistances.Pair> pairs, int a, int b) {
		if (a == b) {
			return new HeatMap.Cell("0", Double.NaN, false);
		}
		double distance = distances.distances()[a][b];
		DigitDistances.Pair closest = pairs.getFirst();
		return new HeatMap.Cell(Charts.decimal(distance, 2),
				HeatMap.between(-distance, -pairs.getLast().distance(), -closest.distance()),
				closest.a() == Math.min(a, b) && closest.b() == Math.max(a, b));
	}

	static Table distanceTable(DigitDistances distances) {
		List<String> columns = new ArrayList<>(List.of("digit"));
		distances.digits().forEach(d -> columns.add("to" + d));
		return new Table(columns, distances.digits().stream().map(a -> {
			List<Object> row = new ArrayList<>(List.of(a));
			distances.digits().forEach(b -> row.add(distances.distances()[a][b]));
			return row;
		}).toList());
	}

	/** Inertia and silhouette by the number of clusters, that of the analysis marked. */
	static BufferedImage elbow(ClusterResult result) {
		List<Elbow.Step> steps = result.measures().elbow();
		double[] k = steps.stream().mapToDouble(Elbow.Step::k).toArray();
		XYChart inertia = panel(tr("Inertia by number of clusters"), tr("inertia, units of the space squared"), k,
				steps.stream().mapToDouble(Elbow.Step::inertia).toArray(), result.clusters().k());
		inertia.getStyler().setYAxisMin(0.0);
		XYChart silhouette = panel(tr("Silhouette by number of clusters"),
				tr("silhouette, -1 to 1, on %,d images", result.elbowSample()), k,
				steps.stream().mapToDouble(Elbow.Step::silhouette).toArray(), result.clusters().k());
		silhouette.getStyler().setYAxisDecimalPattern("0.000");
		return Charts.beside(inertia, silhouette);
	}

	private static XYChart panel(String title, String unit, double[] k, double[] values, int chosen) {
		XYChart chart = Charts.panel(Charts.lines(title, tr("k, the number of clusters"), unit));
		Charts.add(chart, "all", k, values, Charts.SERIES[0]).setMarker(SeriesMarkers.CIRCLE);
		IntStream.range(0, k.length).filter(i -> k[i] == chosen).forEach(i -> {
			XYSeries mark = Charts.add(chart, "chosen", new double[]{k[i]}, new double[]{values[i]}, Charts.SERIES[1]);
			mark.setMarker(SeriesMarkers.DIAMOND);
		});
		Charts.roundTicks(chart);
		chart.getStyler().setMarkerSize(MARKER);
		chart.getStyler().setXAxisTickMarkSpacingHint(TICK_DISTANCE);
		return chart;
	}

	/** The fraction of the variance that each component explains, and the cumulative sum. */
	static BufferedImage variance(List<Double> explained) {
		double[] count = IntStream.rangeClosed(1, explained.size()).asDoubleStream().toArray();
		XYChart sum = Charts
				.panel(Charts.lines(tr("Variance explained by the first components together"), tr("number of components"),
						share()));
		Charts.add(sum, "together", count, percent(cumulative(explained)), Charts.SERIES[0]);
		Charts.roundTicks(sum);
		sum.getStyler().setYAxisMin(0.0).setYAxisMax(100.0);
		return Charts.beside(each(percent(explained)), sum);
	}

	private static double[] percent(List<Double> shares) {
		return shares.stream().mapToDouble(share -> share * 100).toArray();
	}

	/** One bar each; if there are many, only their outline, so that the axis below has round numbers. */
	private static Chart<?, ?> each(double[] percent) {
		String title = tr("Variance explained by each component");
		String component = tr("component");
		if (percent.length <= MAX_BARS) {
			CategoryChart bars = Charts.panel(Charts.bars(title, component, share()));
			bars.addSeries(component, IntStream.rangeClosed(1, percent.length).asDoubleStream().toArray(), percent)
					.setFillColor(Charts.SERIES[0]);
			bars.getStyler().setYAxisMin(0.0).setXAxisDecimalPattern("0");
			return bars;
		}
		XYChart outline = Charts.panel(Charts.lines(title, component, share()));
		double[] edges = IntStream.rangeClosed(0, percent.length).mapToDouble(i -> i + 0.5).toArray();
		double[] heights = Arrays.copyOf(percent, percent.length + 1);
		outline.addSeries(component, edges, heights).setXYSeriesRenderStyle(XYSeriesRenderStyle.StepArea)
				.setLineColor(Charts.SERIES[0]).setFillColor(Charts.SERIES[0]);
		Charts.roundTicks(outline);
		outline.getStyler().setYAxisMin(0.0);
		return outline;
	}

	private static String share() {
		return tr("share of the variance, %");
	}

	static List<Double> cumulative(List<Double> explained) {
		List<Double> sums = new ArrayList<>();
		double sum = 0;
		for (double share : explained) {
			sum += share;
			sums.add(Math.min(1, sum));
		}
		return sums;
	}
}
