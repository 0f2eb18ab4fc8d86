package digitlab.ui.cluster;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.ScatterChart;
import javafx.scene.chart.XYChart;
import javafx.scene.layout.StackPane;

import digitlab.plot.ClusterFigures;
import digitlab.plot.Dendrogram;
import digitlab.plot.Figure;
import digitlab.plot.HeatMap;
import digitlab.ui.common.Axes;
import digitlab.ui.common.Card;
import digitlab.ui.common.CardGrid;
import digitlab.ui.common.FigureExport;
import digitlab.ui.common.Lifetime;
import digitlab.ui.common.Placeholders;
import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.tr;

/** Compares clusters with digits, and shows the distances between digits. */
final class DigitsPane extends StackPane {

	private static final double NARROWEST = 330;

	private final FigureExport export;
	private final CardGrid grid = new CardGrid(NARROWEST);
	private final Node cards = CardGrid.scrolling(grid);

	DigitsPane(ObservableValue<@Nullable AnalysedImages> found, FigureExport export) {
		this.export = export;
		ObservableValue<String> message = found.map(_ -> "").orElse(tr("Press Run to compare clusters and digits."));
		getChildren().addAll(cards, Placeholders.centred("digits-message", message));
		getStyleClass().add("cluster-cards");
		Lifetime.keep(found.subscribe(this::show));
	}

	private void show(@Nullable AnalysedImages found) {
		cards.setVisible(found != null);
		grid.clear();
		if (found == null) {
			return;
		}
		ClusterFigures figures = found.figures();
		figures.contingencyMap().ifPresent(map -> grid.add(card("contingency", tr("Clusters and digits"),
				tr("The number of images of each digit in each cluster. Clusters are matched to digits so that the most "
						+ "images agree; no digit is used twice."),
				true, new HeatTable(map), figures::contingency)));
		figures.distanceMap().ifPresent(map -> addDistances(found, map));
		grid.add(card("variance", tr("Variance of the components"),
				tr("The share of the variance along each principal component, and its running total."), false,
				variance(found), () -> Optional.of(figures.variance())));
	}

	private void addDistances(AnalysedImages found, HeatMap map) {
		ClusterFigures figures = found.figures();
		grid.add(card("distances", tr("How far apart digits lie"),
				tr("Euclidean distance between the mean points of two digits, in the units of the space."), true,
				new HeatTable(map),
				figures::distances));
		grid.add(card("tree", tr("Hierarchy of digits"),
				tr("The nearest digits join first; the height of a join is the mean distance between both groups (average "
						+ "linkage)."),
				false, new TreeChart(Dendrogram.of(found.result().measures().distances())), figures::dendrogram));
	}

	private Card card(String id, String title, String meaning, boolean wide, Node content,
			Supplier<Optional<Figure>> figure) {
		return new Card("clusters-" + id, title, meaning, wide, content).withExport(export, () -> figure.get().orElseThrow());
	}

	private static Node variance(AnalysedImages found) {
		List<Double> explained = found.result().components().pca().explainedVariance();
		NumberAxis x = Axes.numbers(tr("component"), 0, explained.size() + 1, Math.max(1, Axes.evenStep(explained.size() + 1)));
		ScatterChart<Number, Number> chart = new ScatterChart<>(x, Axes.numbers(tr("share of all variance (%)"), 0, 100, 20));
		chart.setAnimated(false);
		chart.getStyleClass().add("variance-chart");
		chart.setMinHeight(240);
		chart.setPrefHeight(260);
		chart.getData().add(series(tr("each"), explained, share -> share));
		double[] sum = {0};
		chart.getData().add(series(tr("running total"), explained, share -> Math.min(1, sum[0] += share)));
		return chart;
	}

	private static XYChart.Series<Number, Number> series(String name, List<Double> explained, Function<Double, Double> of) {
		XYChart.Series<Number, Number> series = new XYChart.Series<>();
		series.setName(name);
		for (int i = 0; i < explained.size(); i++) {
			series.getData().add(new XYChart.Data<>(i + 1, 100 * of.apply(explained.get(i))));
		}
		return series;
	}
}
