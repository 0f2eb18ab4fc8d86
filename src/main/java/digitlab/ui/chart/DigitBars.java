package digitlab.ui.chart;

import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import javafx.scene.chart.BarChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.shape.Line;

import digitlab.ui.common.Axes;
import digitlab.ui.common.Icons;

import static digitlab.language.Localization.tr;

/** A bar for each digit, with a horizontal line for comparison. */
final class DigitBars extends BarChart<String, Number> {

	private final Line line = new Line();
	private double level = Double.NaN;

	/**
	 * @param unit what the bars measure, with its unit
	 */
	DigitBars(String unit) {
		this(Axes.numbers(unit));
	}

	/** For counts of images. */
	static DigitBars ofCounts() {
		return new DigitBars(Axes.counts(tr("images")));
	}

	private DigitBars(NumberAxis values) {
		super(Axes.digits(), values);
		setLegendVisible(false);
		setAnimated(false);
		setCategoryGap(6);
		setBarGap(0);
		getStyleClass().add("digit-bars");
		line.getStyleClass().add("level-line");
		line.setManaged(false);
		getPlotChildren().add(line);
	}

	/**
	 * @param words for a digit's bar, in its tooltip
	 */
	void show(IntToDoubleFunction value, IntFunction<String> words) {
		Series<String, Number> series = new Series<>();
		for (int digit = 0; digit < 10; digit++) {
			series.getData().add(new Data<>(Integer.toString(digit), value.applyAsDouble(digit)));
		}
		if (!getYAxis().isAutoRanging()) {
			Axes.fitCounts((NumberAxis) getYAxis(), IntStream.range(0, 10).mapToDouble(value).max().orElse(0));
		}
		getData().setAll(List.of(series));
		for (int digit = 0; digit < 10; digit++) {
			String text = words.apply(digit);
			Data<String, Number> bar = series.getData().get(digit);
			Icons.tooltip(bar.getNode(), text);
		}
		line.toFront();
	}

	/** Draws the horizontal line at a value. */
	void setLevel(double value) {
		level = value;
		requestChartLayout();
	}

	@Override
	protected void layoutPlotChildren() {
		super.layoutPlotChildren();
		line.setVisible(Double.isFinite(level));
		if (line.isVisible()) {
			double y = Math.rint(getYAxis().getDisplayPosition(level)) + 0.5;
			line.setStartX(0);
			line.setEndX(getXAxis().getWidth());
			line.setStartY(y);
			line.setEndY(y);
		}
	}
}
