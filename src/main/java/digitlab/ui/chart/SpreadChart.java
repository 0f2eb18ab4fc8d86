package digitlab.ui.chart;

import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.chart.NumberAxis;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;

import digitlab.statistics.Spread;
import digitlab.ui.common.Axes;
import digitlab.ui.common.Icons;
import org.jspecify.annotations.Nullable;

/**
 * A box plot for each digit: the box contains the middle half, the line is the median, and the whiskers reach the extremes.
 */
final class SpreadChart extends DrawnChart<String, Number> {

	private static final double BOX_TO_SLOT = 0.55;

	private record Box(int digit, Spread spread, Region box, Line whisker, Line median) {
	}

	private List<Box> boxes = List.of();

	/**
	 * @param axis of the values, with a fixed range
	 */
	SpreadChart(NumberAxis axis) {
		super(Axes.digits(), axis);
		getStyleClass().add("spread-chart");
	}

	/** Describes a digit's box. */
	@FunctionalInterface
	interface Words {
		String of(int digit, Spread spread);
	}

	/**
	 * @param spreads of the ten digits, in the axis' unit; null for a digit that does not occur
	 */
	void show(List<@Nullable Spread> spreads, Words words) {
		boxes.forEach(box -> getPlotChildren().removeAll(box.whisker(), box.box(), box.median()));
		boxes = IntStream.range(0, 10).filter(digit -> spreads.get(digit) != null)
				.mapToObj(digit -> box(digit, spreads.get(digit), words.of(digit, spreads.get(digit)))).toList();
		requestChartLayout();
	}

	private Box box(int digit, Spread spread, String words) {
		Box box = new Box(digit, spread, new Region(), new Line(), new Line());
		box.box().getStyleClass().add("spread-box");
		box.whisker().getStyleClass().add("spread-line");
		box.median().getStyleClass().add("spread-median");
		box.box().setAccessibleText(words);
		Icons.tooltip(box.box(), words);
		getPlotChildren().addAll(box.whisker(), box.box(), box.median());
		return box;
	}

	@Override
	protected void updateAxisRange() {
		getXAxis().invalidateRange(Axes.DIGITS);
	}

	@Override
	protected void layoutPlotChildren() {
		double width = Math.floor(getXAxis().getWidth() / 10 * BOX_TO_SLOT);
		for (Box box : boxes) {
			double middle = getXAxis().getDisplayPosition(Integer.toString(box.digit()));
			double left = Math.rint(middle - width / 2);
			double top = y(box.spread().upperQuartile());
			box.box().resizeRelocate(left, top, width, Math.max(1, y(box.spread().lowerQuartile()) - top));
			place(box.whisker(), middle, y(box.spread().min()), middle, y(box.spread().max()));
			double median = y(box.spread().median());
			place(box.median(), left, median, left + width, median);
		}
	}

	private double y(double value) {
		return Math.rint(getYAxis().getDisplayPosition(value));
	}
}
