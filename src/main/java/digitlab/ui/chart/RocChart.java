package digitlab.ui.chart;

import java.util.List;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Polyline;

import digitlab.evaluation.RocCurve;
import digitlab.ui.common.Axes;
import digitlab.ui.common.Icons;
import digitlab.ui.common.Numbers;
import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.tr;

/** A ROC curve of refusals: the share of non-digits refused against the share of digits refused. */
final class RocChart extends DrawnChart<Number, Number> {

	/** Nobody would accept refusing more digits than this. */
	private static final double MAX_DIGITS = 0.05;
	private static final double RADIUS = 4.5;

	private final Polyline line = new Polyline();
	private final Circle mark = new Circle(RADIUS);
	private @Nullable RocCurve shown;

	RocChart() {
		super(Axes.numbers(tr("digits refused (%)"), 0, 100 * MAX_DIGITS, 1),
				Axes.numbers(tr("other things refused (%)"), 0, 100, 20));
		getStyleClass().add("curve-chart");
		line.getStyleClass().addAll("curve", "run-0", "solid");
		mark.getStyleClass().addAll("curve-mark", "run-0");
		line.setManaged(false);
		mark.setManaged(false);
		Icons.tooltip(mark, mark.accessibleTextProperty());
		getPlotChildren().addAll(line, mark);
	}

	/**
	 * @param rocCurve null to show none
	 */
	void show(@Nullable RocCurve rocCurve) {
		shown = rocCurve;
		line.setVisible(rocCurve != null);
		mark.setVisible(rocCurve != null);
		if (rocCurve != null) {
			mark.setAccessibleText(tr("Where this model refuses: %s of the digits and %s of the other things",
					Numbers.finePercent(rocCurve.digitsRefused()), Numbers.percent(rocCurve.othersRefused())));
		}
		requestChartLayout();
	}

	@Override
	protected void layoutPlotChildren() {
		if (shown == null) {
			return;
		}
		List<RocCurve.Point> points = shown.points().stream().filter(p -> p.digits() <= MAX_DIGITS).toList();
		line.getPoints().setAll(points.stream().flatMap(p -> List.of(x(p.digits()), y(p.others())).stream()).toList());
		mark.setCenterX(x(Math.min(MAX_DIGITS, shown.digitsRefused())));
		mark.setCenterY(y(shown.othersRefused()));
	}

	private double x(double share) {
		return getXAxis().getDisplayPosition(100 * share);
	}

	private double y(double share) {
		return getYAxis().getDisplayPosition(100 * share);
	}
}
