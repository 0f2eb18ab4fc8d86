package digitlab.ui.chart;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

import atlantafx.base.theme.Styles;
import digitlab.evaluation.LabelledPredictions;
import digitlab.evaluation.RocCurve;
import digitlab.models.StoredModel;
import digitlab.ui.chart.EvaluationViewModel.Result;
import digitlab.ui.common.Card;
import digitlab.ui.common.CardGrid;
import digitlab.ui.common.DataFileChooser;
import digitlab.ui.common.FigureExport;
import digitlab.ui.common.Icons;
import digitlab.ui.common.Lifetime;
import digitlab.ui.common.MnistOffer;
import digitlab.ui.common.ModelBoxes;
import digitlab.ui.common.Numbers;
import digitlab.ui.common.Placeholders;
import digitlab.ui.common.RunControls;
import digitlab.ui.common.SaveDialog;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import static digitlab.language.Localization.tr;

/** Cards with the results of an evaluation. */
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
	private final Card refusalCard = new Card("refusals", tr("Does it recognise non-digits?"),
			tr("The share of letters, drawings, curves and textures that is refused, against the share of digits that is "
					+ "wrongly refused with them. Nothing was fitted to these images. The dot is this model's threshold."),
			false, rocChart, refusalWords);
	private final DigitGallery mistakes;
	private final Label noMistakes = Placeholders.note(tr("None: every image was read correctly."));
	private final ComparisonCard comparison;
	private final ScrollPane scroll;

	/**
	 * @param offer of MNIST below the message
	 * @param open enlarges a digit
	 */
	EvaluationView(EvaluationViewModel model, MnistOffer offer, FigureExport export, Consumer<ShownDigit> open) {
		this.model = model;
		setId("evaluation-view");
		confusion = new ConfusionHeatMap(model::select);
		cellImages = new DigitGallery(MAX_IN_A_CELL, open);
		mistakes = new DigitGallery(MAX_MISTAKES, open);
		comparison = new ComparisonCard(MAX_DIFFERENCES, open);
		scroll = CardGrid.scrolling(new CardGrid(NARROWEST_CARD,
				new Card("measures", tr("At a glance"),
						tr("Precision, recall and F1 are averaged over the digits, with equal weight for each."),
						true, measures).withTable(export, () -> model.figure("measures")),
				comparison.card().withExport(export, model::comparisonFigure),
				new Card("confusion", tr("Confusion matrix"),
						tr("Rows are true digits, columns are predictions. Mistakes are coloured by their share of the row. "
								+ "Click a cell to see its images."),
						false, confusion).withControl(confusion.unit())
						.withExport(export, () -> model.figure(confusion.figure())),
				new Card("cell", tr("Images of a cell"), tr("Most confident first; the number is the confidence."), false,
						cellTitle, cellImages),
				new Card("per-class", tr("Digit by digit"),
						tr("Precision: of the images read as this digit, the share that shows it. Recall: of the images that "
								+ "show it, the share that was read as it. F1: the harmonic mean of both."),
						false, classes).withExport(export, () -> model.figure("per-class")),
				new Card("reliability", tr("Can its confidence be trusted?"),
						tr("Images grouped by confidence; each bar is the share that was read correctly. Bars below the line: "
								+ "the model is overconfident; above it: underconfident."),
						false, reliability, calibration).withExport(export, () -> model.figure("reliability")),
				refusalCard.withExport(export, () -> model.figure("refusals")),
				new Card("mistakes", tr("The most confident mistakes"),
						tr("The misread images with the highest confidence. Below each: true digit → prediction."), true,
						noMistakes,
						mistakes).withExport(export, () -> model.figure("mistakes"))));
		setTop(tools());
		setCenter(new StackPane(scroll,
				MnistOffer.below(Placeholders.centred("evaluation-message", model.messageProperty()), offer)));
		Lifetime.keep(model.resultProperty().subscribe(this::show));
		Lifetime.keep(model.cellProperty().subscribe(_ -> showCell()));
	}

	private FlowPane tools() {
		ComboBox<StoredModel> first = ModelBoxes.box("evaluated-model", tr("Model"), model.catalog(), model.modelProperty(),
				false);
		ComboBox<StoredModel> second = ModelBoxes.box("rival-model", tr("Compared with"), model.catalog(), model.rivalProperty(),
				true);
		Button evaluate = new Button(tr("Evaluate"));
		evaluate.setId("evaluate");
		evaluate.getStyleClass().add(Styles.ACCENT);
		evaluate.setMinWidth(USE_PREF_SIZE);
		evaluate.setOnAction(_ -> model.evaluate());
		Button stop = new Button(tr("Stop"));
		stop.setId("stop-evaluation");
		stop.setMinWidth(USE_PREF_SIZE);
		stop.setOnAction(_ -> model.stop());
		ProgressBar progress = new ProgressBar();
		progress.setMinWidth(60);
		progress.setPrefWidth(110);
		RunControls.follow(model.jobProperty(), evaluate, stop, progress);
		Button page = Icons.button(Feather.FILE_TEXT, tr("Save the evaluation as a page (HTML)"), "", this::savePage);
		page.setId("evaluation-page");
		page.visibleProperty().bind(model.resultProperty().isNotNull());
		page.managedProperty().bind(page.visibleProperty());
		Button open = Icons.button(Feather.FOLDER, tr("Open an evaluation that a job on Apache Spark has made"), "",
				() -> DataFileChooser.chooseFolder(this, tr("Choose the folder of the job's results"), model::open));
		open.setId("open-evaluation");
		HBox buttons = new HBox(evaluate, stop, progress, open, page);
		FlowPane tools = new FlowPane(captioned(tr("Model"), first), captioned(tr("compared with"), second), buttons);
		tools.getChildren().forEach(group -> group.getStyleClass().add("chart-tool"));
		tools.getStyleClass().add("chart-tools");
		return tools;
	}

	private void savePage() {
		Result shown = model.resultProperty().get();
		Path file = shown == null
				? null
				: SaveDialog.ask(getScene().getWindow(), tr("Save the evaluation"),
						"evaluation of " + shown.model().name() + ".html",
						tr("HTML page"));
		if (file != null) {
			model.savePage(file);
		}
	}

	private static HBox captioned(String text, ComboBox<?> models) {
		Label caption = new Label(text);
		caption.setMinWidth(USE_PREF_SIZE);
		caption.setLabelFor(models);
		return new HBox(caption, models);
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
		calibration.setText(tr(
				"Expected calibration error %s: the mean distance of the bars from the line, weighted by the number of images.",
				Numbers.finePercent(result.evaluation().calibrationError())));
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
				: tr("It refuses %s of them and %s of the digits. A digit scores higher than a non-digit in %s of all pairs.",
						Numbers.percent(found.othersRefused()), Numbers.finePercent(found.digitsRefused()),
						Numbers.finePercent(found.auroc())));
	}

	private void showCell() {
		Result result = model.resultProperty().get();
		EvaluationViewModel.Cell cell = model.cellProperty().get();
		confusion.mark(cell);
		if (result == null || cell == null) {
			cellTitle.setText(tr("Click a cell of the confusion matrix to see its images."));
			cellImages.clear();
			return;
		}
		List<Integer> images = model.cellImages();
		cellTitle.setText(ConfusionHeatMap.inWords(images.size(), cell.digit(), cell.read()));
		LabelledPredictions predictions = result.evaluation().predictions();
		cellImages.show(result.data(), images, index -> Numbers.percent(predictions.confidence(index)));
	}
}
