package digitlab.plot;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

import digitlab.statistics.ClassStatistics;
import digitlab.statistics.DatasetStatistics;
import digitlab.statistics.Histogram;
import digitlab.statistics.Spread;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategorySeries.CategorySeriesRenderStyle;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;

import static digitlab.language.Localization.marktr;
import static digitlab.language.Localization.tr;
import static digitlab.language.Localization.translated;

/** The charts of a dataset's statistics. */
final class DataCharts {

	private static final int DIGITS = 10;
	private static final double EVEN_SHARE = 1.0 / DIGITS;
	/** The space above the highest bar for its numbers. */
	private static final double HEADROOM = 1.15;

	private static final Color FILL = new Color(0xCCE3F0);

	private DataCharts() {
	}

	static Figure classDistribution(DatasetStatistics s) {
		Table table = new Table(List.of("digit", "count", "share", "evenShare"), s.classes().stream()
				.map(c -> List.<Object>of(c.digit(), c.count(), c.share(), EVEN_SHARE)).toList());
		return Figure.of("class-distribution", () -> classDistributionPicture(s), table);
	}

	private static BufferedImage classDistributionPicture(DatasetStatistics s) {
		CategoryChart chart = Charts.bars(tr("How often each digit occurs"), tr("digit"), tr("images"));
		List<Integer> counts = s.classes().stream().map(ClassStatistics::count).toList();
		double line = highest(counts) / 24;
		bars(chart, counts);
		for (ClassStatistics c : s.classes()) {
			boolean crossesLine = c.share() < EVEN_SHARE && c.count() + 3 * line > s.labelled() * EVEN_SHARE;
			double top = crossesLine ? s.labelled() * EVEN_SHARE : c.count();
			Charts.write(chart, Charts.count(c.count()), c.digit(), DIGITS, top + 2 * line);
			Charts.write(chart, Charts.percent(c.share()), c.digit(), DIGITS, top + line);
		}
		chart.addSeries(tr("an even share, %s", Charts.percent(EVEN_SHARE)), digits(),
				Collections.nCopies(DIGITS, s.labelled() * EVEN_SHARE))
				.setChartCategorySeriesRenderStyle(CategorySeriesRenderStyle.Line).setLineStyle(Charts.dashed())
				.setLineColor(Charts.SERIES[1]);
		chart.getStyler().setLegendVisible(true);
		return Charts.picture(chart);
	}

	static Figure pixelVariance(DatasetStatistics s) {
		Table table = new Table(List.of("digit", "pixelVariance"), s.classes().stream()
				.map(c -> List.<Object>of(c.digit(), c.pixelVariance())).toList());
		return Figure.of("pixel-variance", () -> pixelVariancePicture(s), table);
	}

	private static BufferedImage pixelVariancePicture(DatasetStatistics s) {
		CategoryChart chart = Charts.bars(tr("How much the images of each digit differ"), tr("digit"),
				tr("mean variance of a pixel, grey levels squared"));
		List<Double> variances = s.classes().stream().map(ClassStatistics::pixelVariance).toList();
		bars(chart, variances);
		for (ClassStatistics c : s.classes()) {
			Charts.write(chart, Charts.count(Math.round(c.pixelVariance())), c.digit(), DIGITS,
					c.pixelVariance() + highest(variances) / 24);
		}
		return Charts.picture(chart);
	}

	private static List<Integer> digits() {
		return IntStream.range(0, DIGITS).boxed().toList();
	}

	private static void bars(CategoryChart chart, List<? extends Number> values) {
		double highest = highest(values);
		chart.addSeries(tr("images"), digits(), values).setFillColor(Charts.SERIES[0]);
		chart.getStyler().setYAxisMin(0.0).setYAxisMax(highest * HEADROOM);
	}

	/** The highest value, but at least 1, so that there is an axis when there are no images. */
	private static double highest(List<? extends Number> values) {
		return values.stream().mapToDouble(Number::doubleValue).reduce(1, Math::max);
	}

	static Figure ink(DatasetStatistics s) {
		Histogram ink = s.histograms().ink();
		Table table = new Table(List.of("fromPercent", "toPercent", "images"), IntStream.range(0, ink.counts().size())
				.mapToObj(i -> List.<Object>of(i, i + 1, ink.counts().get(i))).toList());
		return Figure.of("ink", () -> {
			XYChart chart = Charts.lines(tr("How much ink the images have"), tr("ink, % of a completely filled image"),
					tr("images"));
			steps(chart, ink);
			return Charts.picture(chart);
		}, table);
	}

	static Figure inkBox(DatasetStatistics s) {
		List<Integer> widths = s.histograms().width().counts();
		List<Integer> heights = s.histograms().height().counts();
		Table table = new Table(List.of("pixels", "widthImages", "heightImages"), IntStream.range(0, widths.size())
				.mapToObj(i -> List.<Object>of(i, widths.get(i), heights.get(i))).toList());
		return Figure.of("ink-box", () -> {
			CategoryChart chart = Charts.bars(tr("How large the digits are"), tr("side of the box around all ink, pixels"),
					tr("images"));
			List<Integer> pixels = IntStream.range(0, widths.size()).boxed().toList();
			chart.addSeries(tr("width"), pixels, widths).setFillColor(Charts.SERIES[0]);
			chart.addSeries(tr("height"), pixels, heights).setFillColor(Charts.SERIES[1]);
			chart.getStyler().setAvailableSpaceFill(0.9).setOverlapped(false).setLegendVisible(true);
			chart.getStyler().setYAxisMin(0.0);
			if (s.samples() == 0) {
				chart.getStyler().setYAxisMax(1.0);
			}
			return Charts.picture(chart);
		}, table);
	}

	/** A box plot of the ink of each digit; the table holds fractions of full ink, 0 to 1. */
	static Figure inkByDigit(DatasetStatistics s) {
		return byDigit(s, "ink-by-digit", marktr("How much ink each digit takes"), marktr("ink, % of a completely filled image"),
				ClassStatistics::ink,
				100);
	}

	/** A box plot of the width of each digit's ink, in pixels. */
	static Figure widthByDigit(DatasetStatistics s) {
		return byDigit(s, "width-by-digit", marktr("How wide each digit is"), marktr("width of the box around all ink, pixels"),
				ClassStatistics::width, 1);
	}

	/** A box plot of the height of each digit's ink, in pixels. */
	static Figure heightByDigit(DatasetStatistics s) {
		return byDigit(s, "height-by-digit", marktr("How tall each digit is"), marktr("height of the box around all ink, pixels"),
				ClassStatistics::height, 1);
	}

	private static Figure byDigit(DatasetStatistics s, String name, String title, String unit,
			Function<ClassStatistics, Spread> measure, double factor) {
		Table table = new Table(List.of("digit", "images", "min", "lowerQuartile", "median", "upperQuartile", "max", "mean"),
				s.classes().stream().map(c -> {
					List<Object> row = new ArrayList<>(List.of(c.digit(), c.count()));
					row.addAll(numbers(measure.apply(c)));
					return row;
				}).toList());
		List<BoxPicture.Box> boxes = s.classes().stream().map(
				c -> new BoxPicture.Box(String.valueOf(c.digit()), times(measure.apply(c), factor), c.count())).toList();
		return Figure.of(name, () -> new BoxPicture(translated(title), translated(unit), boxes).draw(), table);
	}

	private static Spread times(Spread s, double factor) {
		return new Spread(s.min() * factor, s.lowerQuartile() * factor, s.median() * factor, s.upperQuartile() * factor,
				s.max() * factor, s.mean() * factor);
	}

	/** The numbers in the order of the columns min, lowerQuartile, median, upperQuartile, max and mean. */
	static List<Double> numbers(Spread s) {
		return List.of(s.min(), s.lowerQuartile(), s.median(), s.upperQuartile(), s.max(), s.mean());
	}

	/** The outline of a histogram up to the last non-empty bin, in units of a bin. */
	private static void steps(XYChart chart, Histogram histogram) {
		List<Integer> counts = histogram.counts();
		int end = counts.size();
		while (end > 1 && counts.get(end - 1) == 0) {
			end--;
		}
		double[] x = IntStream.rangeClosed(0, end).asDoubleStream().toArray();
		double[] y = IntStream.rangeClosed(0, end).mapToDouble(i -> i < counts.size() ? counts.get(i) : 0).toArray();
		chart.addSeries("images", x, y).setXYSeriesRenderStyle(XYSeriesRenderStyle.StepArea).setLineColor(Charts.SERIES[0])
				.setFillColor(FILL);
		chart.getStyler().setYAxisMin(0.0);
		if (Collections.max(counts) == 0) {
			chart.getStyler().setYAxisMax(1.0);
		}
	}
}
