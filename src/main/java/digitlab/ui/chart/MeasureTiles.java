package digitlab.ui.chart;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;

import digitlab.evaluation.Evaluation;
import digitlab.ui.chart.EvaluationViewModel.Result;
import digitlab.ui.common.Icons;
import digitlab.ui.common.Numbers;

import static digitlab.language.Localization.tr;

/** The main figures of an evaluation, in large print. */
final class MeasureTiles extends TilePane {

	MeasureTiles() {
		getStyleClass().add("measures");
		setTileAlignment(Pos.TOP_LEFT);
	}

	void show(Result result) {
		Evaluation e = result.evaluation();
		int wrong = e.predictions().mistakes().size();
		getChildren().setAll(
				tile("accuracy", tr("accuracy"), Numbers.finePercent(e.confusion().accuracy()),
						tr("The share of images that was read correctly.")),
				tile("wrong", tr("wrong of %,d", e.predictions().size()), Numbers.count(wrong), tr("Misread images.")),
				tile("precision", tr("precision"), Numbers.finePercent(e.macroPrecision()),
						tr("Of the images read as a digit, the share that shows it, averaged over the digits.")),
				tile("recall", tr("recall"), Numbers.finePercent(e.macroRecall()),
						tr("Of the images that show a digit, the share that was read as it, averaged over the digits.")),
				tile("f1", "F1", Numbers.finePercent(e.macroF1()),
						tr("The harmonic mean of precision and recall, averaged over the digits.")),
				tile("loss", tr("log-loss (nats)"), Numbers.decimal(e.loss(), 4),
						tr("The mean of −ln of the true digit's probability: 0 is perfect, 2.30 is guessing.")),
				tile("ece", tr("calibration error"), Numbers.finePercent(e.calibrationError()),
						tr("The average difference between confidence and accuracy.")));
	}

	private static VBox tile(String id, String name, String value, String meaning) {
		Label number = new Label(value);
		number.setId("measure-" + id);
		number.getStyleClass().add("measure-value");
		Label caption = new Label(name);
		caption.getStyleClass().add("note");
		VBox tile = new VBox(number, caption);
		tile.getStyleClass().add("measure");
		Icons.tooltip(tile, meaning);
		return tile;
	}
}
