package digitlab.ui.chart;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;

import atlantafx.base.theme.Styles;
import digitlab.evaluation.LabelledPredictions;
import digitlab.evaluation.RocCurve;
import digitlab.models.StoredModel;
import digitlab.ui.chart.EvaluationViewModel.Result;
import digitlab.ui.common.Card;
import digitlab.ui.common.CardGrid;
import digitlab.ui.common.ConfidenceText;
import digitlab.ui.common.FigureExport;
import digitlab.ui.common.Numbers;
import digitlab.ui.common.Placeholders;
import digitlab.ui.common.RunControls;
import org.jspecify.annotations.Nullable;

/** How well a model reads some data, in cards. */
final class EvaluationView extends BorderPane {

	private static final double NARROWEST_CARD = 384;
	private static final int MAX_MISTAKES = 60;
	private static final int MAX_IN_A_CELL = 100;
	private static final int MAX_DIFFERENCES = 30;

	private final EvaluationViewModel model;
	private final MeasureTiles measures = new MeasureTiles();
	private final ConfusionHeatMap confusion;
	private final Label cellTitle = Placeholders.note("");
	private final DigitGallery cellImages;
	private final ClassTable classes = new ClassTable();
	private final ReliabilityChart reliability = new ReliabilityChart();
	private final Label calibration = Placeholders.note("");
	private final RocChart rocChart = new RocChart();
	private final Label refusalWords = Placeholders.note("");
	private final Card refusalCard = new Card("refusals", "Does it know what is no digit?",
			"Letters, drawings, curves and textures that nothing was fitted to: how many of them are refused, by how many digits are "
					+ "refused with them. The dot is where this model stands.",
			false, rocChart, refusalWords);
	private final DigitGallery mistakes;
	private final Label noMistakes = Placeholders.note("None: every image was read right.");
	private final ComparisonCard comparison;
	private final ScrollPane scroll;

	EvaluationView(EvaluationViewModel model, FigureExport export, Consumer<ShownDigit> open) {
		this.model = model;
		setId("evaluation-view");
		confusion = new ConfusionHeatMap(model::select);
		cellImages = new DigitGallery(MAX_IN_A_CELL, open);
		mistakes = new DigitGallery(MAX_MISTAKES, open);
		comparison = new ComparisonCard(MAX_DIFFERENCES, open);
		scroll = CardGrid.scrolling(new CardGrid(NARROWEST_CARD,
				new Card("measures", "At a glance",
						"Precision, recall and F1 are means over the digits, each digit counted alike.",
						true, measures).withTable(export, () -> model.figure("measures")),
				comparison.card().withExport(export, model::comparisonFigure),
				new Card("confusion", "Confusion matrix",
						"Row: the digit shown; column: the digit read. Coloured are the mistakes, by their share of the row. Press a "
								+ "cell to see its images.",
						false, confusion).withControl(confusion.unit())
						.withExport(export, () -> model.figure(confusion.figure())),
				new Card("cell", "The images behind a cell", "Surest first; the number is the confidence of the reading.", false,
						cellTitle, cellImages),
				new Card("per-class", "Digit by digit",
						"Precision: share of the images read as this digit that show it. Recall: share of the images that show it "
								+ "that were read so. F1: their harmonic mean.",
						false, classes).withExport(export, () -> model.figure("per-class")),
				new Card("reliability", "Does its confidence mean anything?",
						"Images in bins of confidence; a bar is the share read right. Bars below the line: the model is surer than it "
								+ "should be; above: less sure than it could be.",
						false, reliability, calibration).withExport(export, () -> model.figure("reliability")),
				refusalCard.withExport(export, () -> model.figure("refusals")),
				new Card("mistakes", "The surest mistakes",
						"Images read wrong with the greatest confidence. Below each: what it shows → what was read.", true,
						noMistakes,
						mistakes).withExport(export, () -> model.figure("mistakes"))));
		setTop(tools());
		setCenter(new StackPane(scroll, Placeholders.centred("evaluation-message", model.messageProperty())));
		model.resultProperty().subscribe(this::show);
		model.cellProperty().subscribe(_ -> showCell());
	}

	private HBox tools() {
		ComboBox<StoredModel> first = ModelBoxes.box("evaluated-model", "Model", model.catalog(), model.modelProperty(), false);
		ComboBox<StoredModel> second = ModelBoxes.box("rival-model", "Compared with", model.catalog(), model.rivalProperty(),
				true);
		first.setMaxWidth(Double.MAX_VALUE);
		second.setMaxWidth(Double.MAX_VALUE);
		HBox.setHgrow(first, Priority.SOMETIMES);
		HBox.setHgrow(second, Priority.SOMETIMES);
		Button evaluate = new Button("Evaluate");
		evaluate.setId("evaluate");
		evaluate.getStyleClass().add(Styles.ACCENT);
		evaluate.setMinWidth(USE_PREF_SIZE);
		evaluate.setOnAction(_ -> model.evaluate());
		Button stop = new Button("Stop");
		stop.setId("stop-evaluation");
		stop.setMinWidth(USE_PREF_SIZE);
		stop.setOnAction(_ -> model.stop());
		ProgressBar progress = new ProgressBar();
		progress.setMinWidth(60);
		progress.setPrefWidth(110);
		RunControls.follow(model.jobProperty(), evaluate, stop, progress);
		HBox tools = new HBox(caption("Model"), first, caption("compared with"), second, evaluate, stop, progress);
		tools.setAlignment(Pos.CENTER_LEFT);
		tools.getStyleClass().add("chart-tools");
		return tools;
	}

	private static Label caption(String text) {
		Label caption = new Label(text);
		caption.setMinWidth(USE_PREF_SIZE);
		return caption;
	}

	private void show(@Nullable Result result) {
		scroll.setVisible(result != null);
		if (result == null) {
			return;
		}
		LabelledPredictions predictions = result.evaluation().predictions();
		measures.show(result);
		confusion.show(result.evaluation().confusion());
		classes.show(result.evaluation().confusion());
		reliability.show(result.evaluation().reliability());
		calibration.setText("Expected calibration error " + Numbers.finePercent(result.evaluation().calibrationError())
				+ ": the mean distance of the bars from the line, weighted by images.");
		show(result.evaluation().rocCurve());
		mistakes.show(result.data(), predictions.mistakes(),
				index -> predictions.label(index) + " → " + predictions.read(index) + "\n"
						+ Numbers.percent(predictions.confidence(index)));
		noMistakes.setVisible(predictions.mistakes().isEmpty());
		noMistakes.setManaged(noMistakes.isVisible());
		comparison.show(result);
		scroll.setVvalue(0);
		showCell();
	}

	private void show(@Nullable RocCurve found) {
		refusalCard.setVisible(found != null);
		refusalCard.setManaged(found != null);
		rocChart.show(found);
		refusalWords.setText(found == null
				? ""
				: "It refuses " + Numbers.percent(found.othersRefused()) + " of them and "
						+ Numbers.finePercent(found.digitsRefused())
						+ " of the digits. A digit scores higher than one of them in " + Numbers.finePercent(found.auroc())
						+ " of all pairs.");
	}

	private void showCell() {
		Result result = model.resultProperty().get();
		EvaluationViewModel.Cell cell = model.cellProperty().get();
		confusion.mark(cell);
		if (result == null || cell == null) {
			cellTitle.setText("Press a cell of the table beside to see its images.");
			cellImages.clear();
			return;
		}
		List<Integer> images = model.cellImages();
		cellTitle.setText(Numbers.count(images.size(), "image") + " of " + ConfidenceText.withArticle(cell.digit()) + " read as "
				+ ConfidenceText.withArticle(cell.read()));
		LabelledPredictions predictions = result.evaluation().predictions();
		cellImages.show(result.data(), images, index -> Numbers.percent(predictions.confidence(index)));
	}
}
