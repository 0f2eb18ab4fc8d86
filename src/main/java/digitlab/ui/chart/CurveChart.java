package digitlab.ui.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import javafx.scene.Group;
import javafx.scene.chart.NumberAxis;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.Shape;

import digitlab.ui.common.Axes;
import digitlab.ui.common.Icons;

import static digitlab.language.Localization.tr;

/**
 * Curves over epochs. At most four points are drawn per column of pixels (the first, the lowest, the highest and the last), which
 * looks the same as drawing all of them.
 */
final class CurveChart extends DrawnChart<Number, Number> {

	/** As many colours as can be told apart; further runs reuse them. */
	static final int COLOURS = 6;

	private static final double BEST_RADIUS = 4.5;

	private final List<Polyline> lines = new ArrayList<>();
	private final List<Circle> marks = new ArrayList<>();
	private final double top;
	private List<Curve> curves = List.of();

	/**
	 * @param unit of the values, with their name; their axis starts at 0
	 */
	CurveChart(String unit) {
		this(unit, Double.NaN);
	}

	/**
	 * @param top the end of the value axis, which starts at the lowest value
	 */
	CurveChart(String unit, double top) {
		super(Axes.numbers(tr("epoch"), 0, 1, 1), Axes.numbers(unit));
		this.top = top;
		getYAxis().setAutoRanging(Double.isNaN(top));
		getStyleClass().add("curve-chart");
	}

	void show(List<Curve> now) {
		curves = now;
		getPlotChildren().removeAll(lines);
		getPlotChildren().removeAll(marks);
		lines.clear();
		marks.clear();
		for (Curve curve : curves) {
			Polyline line = dress(new Polyline(), "curve", curve);
			line.getStyleClass().add(curve.dashed() ? "dashed" : "solid");
			Circle mark = dress(new Circle(BEST_RADIUS), "curve-mark", curve);
			// One point makes no line, but a run's first epoch must be visible.
			boolean point = curve.xs().length == 1;
			mark.setVisible(curve.best() >= 0 || point);
			Icons.tooltip(line, curve.name());
			Icons.tooltip(mark, tr("%s, best epoch", curve.name()));
			lines.add(line);
			marks.add(mark);
		}
		getPlotChildren().addAll(lines);
		getPlotChildren().addAll(marks);
		updateAxisRange();
		requestChartLayout();
	}

	/** The curves shown. */
	List<Curve> curves() {
		return curves;
	}

	/** The number of points in all lines. */
	int pointsDrawn() {
		return lines.stream().mapToInt(line -> line.getPoints().size() / 2).sum();
	}

	private static <S extends Shape> S dress(S shape, String style, Curve curve) {
		shape.getStyleClass().addAll(style, "run-" + curve.run() % COLOURS);
		shape.setManaged(false);
		return shape;
	}

	@Override
	protected void updateAxisRange() {
		if (curves == null) {
			return; // called by the superclass constructor
		}
		NumberAxis x = (NumberAxis) getXAxis();
		x.setUpperBound(Math.max(1, Math.ceil(values(Curve::xs).max().orElse(1))));
		x.setTickUnit(Math.max(1, Axes.evenStep(x.getUpperBound())));
		double low = values(Curve::ys).min().orElse(0);
		if (Double.isNaN(top)) {
			getYAxis().invalidateRange(List.of(low, values(Curve::ys).max().orElse(1)));
		} else {
			NumberAxis y = (NumberAxis) getYAxis();
			double step = Axes.evenStep(Math.max(top - low, top / 100));
			y.setUpperBound(top);
			y.setLowerBound(Math.floor(low / step) * step);
			y.setTickUnit(step);
		}
	}

	private DoubleStream values(Function<Curve, double[]> of) {
		return curves.stream().map(of).flatMapToDouble(Arrays::stream);
	}

	/** Lines end at the edge of the plot anyway; a mark there must be fully visible. */
	private void unclip() {
		if (getPlotChildren().getFirst().getParent().getParent() instanceof Group plot) {
			plot.setClip(null);
		}
	}

	@Override
	protected void layoutPlotChildren() {
		if (!lines.isEmpty()) {
			unclip();
		}
		NumberAxis x = (NumberAxis) getXAxis();
		int pixels = Math.max(1, (int) x.getWidth());
		for (int i = 0; i < curves.size(); i++) {
			Curve curve = curves.get(i);
			Double[] points = curve.visible(x.getLowerBound(), x.getUpperBound(), pixels).stream()
					.flatMap(place -> List.of(x(curve, place), y(curve, place)).stream()).toArray(Double[]::new);
			lines.get(i).getPoints().setAll(points);
			if (marks.get(i).isVisible()) {
				marks.get(i).setCenterX(x(curve, Math.max(0, curve.best())));
				marks.get(i).setCenterY(y(curve, Math.max(0, curve.best())));
			}
		}
	}

	private double x(Curve curve, int place) {
		return getXAxis().getDisplayPosition(curve.xs()[place]);
	}

	private double y(Curve curve, int place) {
		return getYAxis().getDisplayPosition(curve.ys()[place]);
	}
}
