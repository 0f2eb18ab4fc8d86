package digitlab.ui.chart;

import java.util.List;
import java.util.Map;
import javafx.scene.chart.AreaChart;
import javafx.scene.chart.NumberAxis;

import digitlab.statistics.Histogram;
import digitlab.ui.common.Axes;

import static digitlab.language.Localization.tr;

/** Histograms as filled steps over a numeric axis. */
final class StepChart extends AreaChart<Number, Number> {

	/**
	 * @param unit of the values counted
	 * @param to the end of the axis, which starts at 0
	 */
	StepChart(String unit, double to, double tick) {
		super(Axes.numbers(unit, 0, to, tick), Axes.counts(tr("images")));
		setCreateSymbols(false);
		setAnimated(false);
		setVerticalGridLinesVisible(false);
		getStyleClass().add("step-chart");
	}

	/**
	 * @param histograms by their names, in order
	 * @param scale factor from values to the axis' unit
	 * @param shift added after scaling: minus half a unit centres bins that hold one whole number each
	 */
	void show(List<Map.Entry<String, Histogram>> histograms, double scale, double shift) {
		setLegendVisible(histograms.size() > 1);
		Axes.fitCounts((NumberAxis) getYAxis(),
				histograms.stream().flatMap(named -> named.getValue().counts().stream()).max(Integer::compare).orElse(0));
		getData().setAll(histograms.stream().map(named -> steps(named.getKey(), named.getValue(), scale, shift)).toList());
	}

	private static Series<Number, Number> steps(String name, Histogram histogram, double scale, double shift) {
		Series<Number, Number> series = new Series<>();
		series.setName(name);
		for (int bin = 0; bin < histogram.counts().size(); bin++) {
			int count = histogram.counts().get(bin);
			series.getData().add(new Data<>(edge(histogram, bin, scale, shift), count));
			series.getData().add(new Data<>(edge(histogram, bin + 1, scale, shift), count));
		}
		return series;
	}

	/** Rounded so that one bin ends exactly where the next begins: the chart sorts its points by x. */
	private static double edge(Histogram histogram, int bin, double scale, double shift) {
		return Math.rint((histogram.from() + bin * histogram.binWidth()) * scale * 1e6) / 1e6 + shift;
	}
}
