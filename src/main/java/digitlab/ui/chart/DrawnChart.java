package digitlab.ui.chart;

import javafx.collections.FXCollections;
import javafx.scene.chart.Axis;
import javafx.scene.chart.XYChart;
import javafx.scene.shape.Line;

/** The axes and grid of a chart without series; subclasses add and lay out its nodes. */
abstract class DrawnChart<X, Y> extends XYChart<X, Y> {

	DrawnChart(Axis<X> x, Axis<Y> y) {
		super(x, y);
		setData(FXCollections.observableArrayList());
		setAnimated(false);
		setLegendVisible(false);
		setVerticalGridLinesVisible(false);
	}

	static void place(Line line, double x0, double y0, double x1, double y1) {
		line.setStartX(x0);
		line.setStartY(y0);
		line.setEndX(x1);
		line.setEndY(y1);
	}

	@Override
	protected final void dataItemAdded(Series<X, Y> series, int index, Data<X, Y> item) {
	}

	@Override
	protected final void dataItemRemoved(Data<X, Y> item, Series<X, Y> series) {
	}

	@Override
	protected final void dataItemChanged(Data<X, Y> item) {
	}

	@Override
	protected final void seriesAdded(Series<X, Y> series, int index) {
	}

	@Override
	protected final void seriesRemoved(Series<X, Y> series) {
	}
}
