package digitlab.ui.chart;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import digitlab.dataset.DigitImage;
import digitlab.plot.Figure;
import digitlab.plot.TrainingFigures;
import digitlab.recognition.Prediction;
import digitlab.ui.common.Card;
import digitlab.ui.common.ConfidenceText;
import digitlab.ui.common.FigureExport;
import digitlab.ui.common.Lifetime;
import digitlab.ui.common.Pixels;
import digitlab.ui.common.Placeholders;
import digitlab.ui.common.SketchWatch;
import digitlab.ui.common.SketchWatch.EpochReading;
import digitlab.ui.common.SketchWatch.Watched;
import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.tr;

/** How the network of the running training, or of the last one, reads the user's sketch after each epoch. */
final class SketchByEpochCard {

	private static final int SCALE = 4;

	private final SketchWatch watch;
	private final ImageView picture = new ImageView();
	private final EpochRibbons ribbons = new EpochRibbons();
	private final Label words = new Label();
	private final Label waiting = Placeholders.note("");
	private final Button replace = new Button(tr("Watch my new sketch"));
	private final HBox both;
	private final Card card;

	SketchByEpochCard(SketchWatch watch, FigureExport export) {
		this.watch = watch;
		words.getStyleClass().add("subtitle");
		words.setWrapText(true);
		words.setId("sketch-by-epoch-words");
		waiting.setId("sketch-by-epoch-waiting");
		picture.setAccessibleText(tr("The sketch that is watched"));
		replace.setId("watch-sketch");
		replace.setOnAction(_ -> {
			watch.watchDrawn();
			showReplace();
		});
		HBox.setHgrow(ribbons, Priority.ALWAYS);
		VBox left = new VBox(picture, replace);
		left.getStyleClass().add("watched-sketch");
		both = new HBox(left, ribbons);
		both.getStyleClass().add("reading-answer");
		Stream.of(words, waiting, both, replace).forEach(node -> node.managedProperty().bind(node.visibleProperty()));
		card = new Card("sketch-by-epoch", tr("Your sketch, epoch by epoch"),
				tr("What the network under training says of your sketch after each epoch: violet for improbable digits, yellow for "
						+ "probable ones. Epoch 0 is before it has learned anything."),
				false, words, waiting, both).withExport(export, this::figure);
		card.managedProperty().bind(card.visibleProperty());
		Lifetime.keep(watch.watchedProperty().subscribe(this::show));
		Lifetime.keep(watch.drawnProperty().subscribe(_ -> showReplace()));
		Lifetime.keep(watch.isRunning().subscribe(_ -> showReplace()));
	}

	Card card() {
		return card;
	}

	private Figure figure() {
		Watched shown = watch.watchedProperty().get();
		TreeMap<Integer, Prediction> byEpoch = new TreeMap<>();
		if (shown != null) {
			shown.readings().forEach(reading -> byEpoch.put(reading.epoch(), reading.prediction()));
		}
		return TrainingFigures.sketchByEpoch(byEpoch);
	}

	private void show(@Nullable Watched watched) {
		card.setVisible(watched != null);
		if (watched == null) {
			return;
		}
		List<EpochReading> readings = watched.readings();
		DigitImage sketch = watched.sketch();
		boolean isRead = !readings.isEmpty();
		words.setVisible(isRead);
		both.setVisible(sketch != null);
		waiting.setVisible(!isRead);
		waiting.setText(sketch == null
				? tr("Draw a digit on the canvas: after each epoch of %s, it shows here how the network reads it.",
						watched.training())
				: tr("The network reads your sketch as soon as the data are prepared."));
		if (isRead) {
			EpochReading last = readings.getLast();
			String answer = ConfidenceText.of(last.prediction());
			words.setText(last.epoch() == 0
					? tr("Before the first epoch: %s", answer)
					: tr("After epoch %d: %s", last.epoch(), answer));
		}
		picture.setImage(sketch == null ? null : Pixels.of(sketch, SCALE));
		ribbons.show(readings);
		showReplace();
	}

	private void showReplace() {
		Watched shown = watch.watchedProperty().get();
		DigitImage drawn = watch.drawnProperty().getValue();
		replace.setVisible(shown != null && shown.sketch() != null && watch.isRunning().get() && drawn != null
				&& !watch.isWatched(drawn));
	}
}
