package digitlab.ui.chart;

import java.util.List;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;

import digitlab.evaluation.ReliabilityDiagram;
import digitlab.evaluation.ReliabilityDiagram.Bin;
import digitlab.ui.common.Axes;
import digitlab.ui.common.Icons;
import digitlab.ui.common.Numbers;

import static digitlab.language.Localization.tr;
import static digitlab.language.Localization.trn;

/** A reliability diagram: accuracy by confidence, which are equal on the diagonal. */
final class ReliabilityChart extends DrawnChart<Number, Number> {

	private static final double PERCENT = 100;

	private record Bar(Bin bin, Region region) {
	}

	private final Line diagonal = new Line();
	private List<Bar> bars = List.of();

	ReliabilityChart() {
		super(Axes.numbers(tr("confidence (%)"), 0, PERCENT, 20), Axes.numbers(tr("read right (%)"), 0, PERCENT, 20));
		getStyleClass().add("reliability-chart");
		diagonal.getStyleClass().add("level-line");
		getPlotChildren().add(diagonal);
	}

	void show(ReliabilityDiagram reliability) {
		bars.forEach(bar -> getPlotChildren().remove(bar.region()));
		bars = reliability.bins().stream().filter(bin -> bin.images() > 0).map(ReliabilityChart::bar).toList();
		bars.forEach(bar -> getPlotChildren().add(bar.region()));
		diagonal.toFront();
		requestChartLayout();
	}

	private static Bar bar(Bin bin) {
		Region region = new Region();
		region.getStyleClass().add("reliability-bar");
		String words = trn("%,d\u00a0image with a confidence of %s to %s (mean %s): %s read right",
				"%,d\u00a0images with a confidence of %s to %s (mean %s): %s read right", bin.images(),
				Numbers.percent(bin.from()), Numbers.percent(bin.to()), Numbers.percent(bin.confidence()),
				Numbers.percent(bin.accuracy()));
		region.setAccessibleText(words);
		Icons.tooltip(region, words);
		return new Bar(bin, region);
	}

	@Override
	protected void layoutPlotChildren() {
		for (Bar bar : bars) {
			double left = Math.rint(x(bar.bin().from())) + 1;
			double top = Math.rint(y(bar.bin().accuracy()));
			// A bin with nothing right still shows that it contains images.
			double height = Math.max(2, y(0) - top);
			bar.region().resizeRelocate(left, y(0) - height, Math.max(1, Math.rint(x(bar.bin().to())) - 1 - left), height);
		}
		place(diagonal, x(0), y(0), x(1), y(1));
	}

	private double x(double share) {
		return getXAxis().getDisplayPosition(share * PERCENT);
	}

	private double y(double share) {
		return getYAxis().getDisplayPosition(share * PERCENT);
	}
}
