package digitlab.ui.cluster;

import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import digitlab.clustering.ClusterAnalysis;
import digitlab.clustering.Elbow;
import digitlab.plot.ClusterFigures;
import digitlab.plot.Figure;
import digitlab.ui.common.Axes;
import digitlab.ui.common.Card;
import digitlab.ui.common.CardGrid;
import digitlab.ui.common.FigureExport;
import digitlab.ui.common.Icons;
import digitlab.ui.common.Lifetime;
import digitlab.ui.common.Numbers;
import digitlab.ui.common.Placeholders;
import digitlab.ui.common.RunControls;

import static digitlab.language.Localization.tr;

/** Charts of inertia and silhouette by the number of clusters. */
final class ElbowPane extends BorderPane {

	private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
	private static final double NARROWEST = 330;
	private static final double MARK = 9;

	private final PlotViewModel plot;
	private final ElbowViewModel model;
	private final CardGrid grid = new CardGrid(NARROWEST);

	ElbowPane(PlotViewModel plot, ElbowViewModel model, FigureExport export) {
		this.plot = plot;
		this.model = model;
		Node cards = CardGrid.scrolling(grid);
		grid.add(card("inertia", tr("Inertia by number of clusters"),
				tr("How far images lie from their cluster's centre. It falls as clusters are added; after the elbow of the "
						+ "curve, more clusters gain little."),
				tr("inertia"), Elbow.Step::inertia, 0, export));
		grid.add(card("silhouette", tr("Silhouette by number of clusters"),
				tr("How much nearer images are to their own cluster than to the next one, on a sample of %,d\u00a0images. "
						+ "The peak is the number that separates them best.", ClusterAnalysis.ELBOW_SAMPLE),
				tr("silhouette"), Elbow.Step::silhouette, 3, export));
		getStyleClass().add("cluster-cards");
		setTop(head());
		setCenter(new StackPane(cards, Placeholders.centred("elbow-message", model.messageProperty())));
		cards.visibleProperty().bind(model.messageProperty().isEmpty());
	}

	private VBox head() {
		Button run = new Button(tr("Try %d to %d clusters", Elbow.MIN_K, Elbow.MAX_K));
		run.setId("run-elbow");
		run.setMinWidth(USE_PREF_SIZE);
		run.setOnAction(_ -> model.run());
		run.disableProperty().bind(plot.foundProperty().isNull());
		Button stop = new Button(tr("Stop"));
		stop.setMinWidth(USE_PREF_SIZE);
		stop.setId("stop-elbow");
		stop.setOnAction(_ -> model.stop());
		ProgressBar progress = new ProgressBar();
		RunControls.follow(model.jobProperty(), run, stop, progress);
		Label hint = Placeholders.note(
				tr("One start for each number. Click a point, or choose one with the arrow keys, to use that number in the "
						+ "next run."));
		HBox job = new HBox(run, stop, progress);
		job.setAlignment(Pos.CENTER_LEFT);
		job.getStyleClass().add("elbow-job");
		VBox head = new VBox(job, hint);
		head.getStyleClass().add("elbow-head");
		return head;
	}

	private Card card(String id, String title, String meaning, String unit, ToDoubleFunction<Elbow.Step> value, int decimals,
			FigureExport export) {
		NumberAxis x = Axes.numbers(tr("number of clusters (k)"), 0, Elbow.MAX_K + 2, 4);
		LineChart<Number, Number> chart = new LineChart<>(x, Axes.numbers(unit));
		chart.setAnimated(false);
		chart.setLegendVisible(false);
		chart.getStyleClass().add("elbow-chart");
		chart.setMinHeight(260);
		chart.setPrefHeight(300);
		Lifetime.keep(model.stepsProperty().subscribe(steps -> {
			chart.getData().setAll(List.of(series(id, steps, value, decimals)));
			chart.getData().forEach(series -> series.getNode().setMouseTransparent(true)); // it covers the points
			choose(chart);
		}));
		Lifetime.keep(model.kProperty().subscribe(_ -> choose(chart)));
		chart.setFocusTraversable(true);
		chart.setOnKeyPressed(this::key);
		return new Card("elbow-" + id, title, meaning, false, chart).withExport(export, () -> figure().orElseThrow());
	}

	private Optional<Figure> figure() {
		return plot.foundProperty().get() instanceof AnalysedImages found
				? new ClusterFigures(found.result().withElbow(model.steps(found)), found.data()).elbow()
				: Optional.empty();
	}

	private XYChart.Series<Number, Number> series(String id, List<Elbow.Step> steps, ToDoubleFunction<Elbow.Step> value,
			int decimals) {
		XYChart.Series<Number, Number> series = new XYChart.Series<>();
		for (Elbow.Step step : steps) {
			XYChart.Data<Number, Number> point = new XYChart.Data<>(step.k(), value.applyAsDouble(step));
			point.setNode(mark(id, step, Numbers.decimal(value.applyAsDouble(step), decimals)));
			series.getData().add(point);
		}
		return series;
	}

	/** Left and right move between the points. */
	private void key(KeyEvent event) {
		int step = event.getCode() == KeyCode.LEFT ? -1 : event.getCode() == KeyCode.RIGHT ? 1 : 0;
		if (step != 0) {
			model.kProperty().set(Math.clamp(model.kProperty().get() + step, Elbow.MIN_K, Elbow.MAX_K));
			event.consume();
		}
	}

	private void choose(LineChart<Number, Number> chart) {
		chart.getData().forEach(series -> series.getData().forEach(point -> point.getNode()
				.pseudoClassStateChanged(CHOSEN, point.getXValue().intValue() == model.kProperty().get())));
	}

	private Node mark(String id, Elbow.Step step, String value) {
		StackPane mark = new StackPane();
		mark.setId(id + "-at-" + step.k());
		mark.setPrefSize(MARK, MARK); // the chart lays it out before its style is known
		mark.setCursor(Cursor.HAND);
		Icons.tooltip(mark, "k = " + step.k() + ": " + value);
		mark.setOnMouseClicked(_ -> model.kProperty().set(step.k()));
		return mark;
	}
}
