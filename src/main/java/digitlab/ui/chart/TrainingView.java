package digitlab.ui.chart;

import java.util.List;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

import digitlab.models.TrainingRun;
import digitlab.training.EpochResult;
import digitlab.training.RunHistory;
import digitlab.ui.common.Card;
import digitlab.ui.common.CardGrid;
import digitlab.ui.common.FigureExport;
import digitlab.ui.common.Lifetime;
import digitlab.ui.common.Placeholders;
import digitlab.ui.common.SketchWatch;

import static digitlab.language.Localization.tr;

/** The overlaid curves of the chosen trainings, and a comparison of their settings. */
final class TrainingView extends BorderPane {

	private static final double NARROWEST_CARD = 370;
	private static final double PERCENT = 100;
	private static final double CHOOSER_PADDING = 30;
	private static final Duration BETWEEN_LOOKS = Duration.seconds(1);

	private final TrainingViewModel model;
	private final FlowPane runs = new FlowPane();
	private final CurveChart loss = new CurveChart(tr("loss (nats)"));
	private final CurveChart accuracy = new CurveChart(tr("read right (%)"), PERCENT);
	private final CurveChart batchLoss = new CurveChart(tr("loss of a step (nats)"));
	private final CurveChart learningRate = new CurveChart(tr("learning rate"));
	private final CurveChart speed = new CurveChart(tr("images per second"));
	private final RunTable table = new RunTable();
	private final Card steps;
	/** Those that have nothing to show before an epoch is finished. */
	private final List<Card> byEpoch;
	private final ScrollPane scroll;
	private final Timeline looking;

	TrainingView(TrainingViewModel model, SketchWatch watch, FigureExport export) {
		this.model = model;
		setId("training-view");
		runs.getStyleClass().add("runs");
		String lines = tr("Solid: held-out images; dashed: training images; the dot marks the best epoch, whose weights are "
				+ "kept.");
		steps = new Card("batch-loss", tr("Loss step by step"),
				tr("The loss of every batch, smoothed, which shows the progress within an epoch."), false, batchLoss)
				.withExport(export,
						() -> model.figure("batch-loss"));
		byEpoch = List.of(
				new Card("accuracy", tr("Accuracy by epoch"),
						String.join(" ", tr("The share of images that was read correctly."), lines), false, accuracy)
						.withExport(export, () -> model.figure("accuracy")),
				new Card("loss", tr("Loss by epoch"), String.join(" ", tr("The mean cross-entropy."), lines), false, loss)
						.withExport(export,
								() -> model.figure("loss")),
				new Card("learning-rate", tr("Learning rate"), tr("At the end of each epoch."), false, learningRate).withExport(
						export,
						() -> model.figure("learning-rate")),
				new Card("images-per-second", tr("Speed"), tr("Training images per second, without validation."), false, speed)
						.withExport(export, () -> model.figure("images-per-second")));
		scroll = CardGrid.scrolling(new CardGrid(NARROWEST_CARD,
				new SketchByEpochCard(watch, export).card(), byEpoch.get(0), byEpoch.get(1), steps, byEpoch.get(2),
				byEpoch.get(3),
				new Card("runs", tr("Runs compared"),
						tr("How each run ended, and the settings in which the runs differ."), true, table)
						.withExport(export,
								() -> model.figure("runs"))));
		ScrollPane chooser = new ScrollPane(runs);
		chooser.setFitToWidth(true);
		runs.prefWrapLengthProperty().bind(chooser.widthProperty().subtract(CHOOSER_PADDING));
		chooser.setMinHeight(Region.USE_PREF_SIZE);
		chooser.getStyleClass().addAll("edge-to-edge", "run-chooser");
		setTop(chooser);
		setCenter(new StackPane(scroll, Placeholders.centred("training-message", model.messageProperty())));
		looking = new Timeline(new KeyFrame(BETWEEN_LOOKS, _ -> model.refresh()));
		looking.setCycleCount(Animation.INDEFINITE);
		sceneProperty().subscribe(scene -> setInView(scene != null));
		Lifetime.keep(model.allProperty().subscribe(this::list));
		Lifetime.keep(model.chosenProperty().subscribe(this::show));
	}

	/** Follows running trainings while the page is shown. */
	private void setInView(boolean now) {
		if (now) {
			model.refresh();
			looking.play();
		} else {
			looking.stop();
		}
	}

	private void list(List<TrainingRun> all) {
		runs.getChildren().setAll(all.stream().map(this::choice).toList());
		show(model.chosenProperty().get());
	}

	private HBox choice(TrainingRun run) {
		CheckBox box = new CheckBox(run.finished() ? run.name() : tr("%s (not finished)", run.name()));
		box.setId("run-" + run.name());
		box.setSelected(model.isChosen(run));
		box.setOnAction(_ -> model.choose(run, box.isSelected()));
		box.fontProperty().subscribe(font -> table.setTextSize(font.getSize()));
		Region colour = new Region();
		colour.getStyleClass().add("run-colour");
		colour.setUserData(run.name());
		HBox choice = new HBox(box, colour);
		choice.getStyleClass().add("run-choice");
		return choice;
	}

	private void show(List<RunHistory> chosen) {
		scroll.setVisible(!chosen.isEmpty());
		colour(chosen.stream().map(RunHistory::name).toList());
		loss.show(RunCurves.trainingAndValidation(chosen, EpochResult::trainingLoss, EpochResult::validationLoss));
		accuracy.show(RunCurves.trainingAndValidation(chosen, epoch -> PERCENT * epoch.trainingAccuracy(),
				epoch -> PERCENT * epoch.validationAccuracy()));
		List<Curve> stepByStep = RunCurves.batchLosses(chosen);
		batchLoss.show(stepByStep);
		// the shipped model's steps were not kept
		show(steps, !stepByStep.isEmpty());
		boolean hasEpoch = chosen.stream().anyMatch(run -> !run.epochs().isEmpty());
		byEpoch.forEach(card -> show(card, hasEpoch));
		learningRate.show(RunCurves.byEpoch(chosen, EpochResult::learningRate));
		speed.show(RunCurves.byEpoch(chosen, EpochResult::imagesPerSecond));
		table.show(chosen);
	}

	private static void show(Card card, boolean now) {
		card.setVisible(now);
		card.setManaged(now);
	}

	private void colour(List<String> names) {
		for (var choice : runs.getChildren()) {
			Region colour = (Region) ((HBox) choice).getChildren().getLast();
			int place = names.indexOf(String.valueOf(colour.getUserData()));
			colour.getStyleClass().removeIf(style -> style.startsWith("run-") && !style.equals("run-colour"));
			colour.setVisible(place >= 0);
			colour.setManaged(place >= 0);
			if (place >= 0) {
				colour.getStyleClass().add("run-" + place % CurveChart.COLOURS);
			}
		}
	}
}
