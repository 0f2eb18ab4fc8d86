package digitlab.ui.cluster;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.KeyValue;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.beans.property.DoubleProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.util.Duration;

import digitlab.clustering.KMeansSteps.Kind;
import digitlab.clustering.KMeansSteps.Step;
import digitlab.ui.common.Icon;
import digitlab.ui.common.Icons;
import digitlab.ui.common.Lifetime;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import static digitlab.language.Localization.tr;

/** Goes through the steps of k-means, one at a time or by themselves. */
final class StepsBar extends PlotBar {

	private static final Duration PACE = Duration.millis(900);
	private static final Duration MOVE = Duration.millis(400);

	private final Timeline play;
	private final Timeline move;

	/**
	 * @param moved receives how far the centroids have come in a step, 0 to 1
	 * @param plot receives the keyboard focus in the end
	 */
	StepsBar(StepsViewModel model, DoubleProperty moved, Node plot) {
		super(model.openProperty());
		setId("steps-bar");
		play = new Timeline(new KeyFrame(PACE, _ -> model.next()));
		play.setCycleCount(Animation.INDEFINITE);
		move = new Timeline(new KeyFrame(Duration.ZERO, new KeyValue(moved, 0)), new KeyFrame(MOVE, new KeyValue(moved, 1)));
		Button step = new Button(tr("Step"), new Icon(Feather.SKIP_FORWARD));
		step.setId("step");
		Icons.tooltip(step, tr("Do the next step of k-means"));
		step.setOnAction(_ -> {
			model.playingProperty().set(false);
			model.next();
		});
		Button playing = new Button(tr("Play"), new Icon(Feather.PLAY));
		playing.setId("play-steps");
		playing.setOnAction(_ -> model.play());
		getChildren().addAll(Icons.button(Feather.SKIP_BACK, tr("Back to the start"), "", model::toStart),
				Icons.button(Feather.CHEVRON_LEFT, tr("One step back"), "", model::previous), step, playing,
				Icons.button(Feather.X, tr("Show the result again"), tr("Esc"), () -> close(model, plot)),
				words("step-words", model.wordsProperty()));
		getChildren().get(0).setId("steps-start");
		getChildren().get(1).setId("step-back");
		getChildren().get(4).setId("close-steps");
		Lifetime.keep(model.playingProperty().subscribe(now -> {
			playing.setText(now ? tr("Pause") : tr("Play"));
			playing.setGraphic(new Icon(now ? Feather.PAUSE : Feather.PLAY));
			if (now) {
				play.playFromStart();
			} else {
				play.stop();
			}
		}));
		Lifetime.keep(model.stepProperty().subscribe((_, now) -> animate(now, moved)));
		Lifetime.keep(model.stepProperty().subscribe(now -> {
			playing.setDisable(now == null);
			step.setDisable(now == null || model.isAtEnd());
		}));
		Lifetime.keep(model.stepsProperty().subscribe(now -> {
			if (now != null) {
				Platform.runLater(step::requestFocus);
			}
		}));
		setOnKeyPressed(event -> {
			if (event.getCode() == KeyCode.ESCAPE) {
				close(model, plot);
				event.consume();
			}
		});
		sceneProperty().subscribe(scene -> {
			if (scene == null) {
				model.playingProperty().set(false);
			}
		});
	}

	private static void close(StepsViewModel model, Node plot) {
		plot.requestFocus();
		model.close();
	}

	/** The centroids glide to their new places, unless the system is set to reduce motion. */
	private void animate(@Nullable Step now, DoubleProperty moved) {
		move.stop();
		if (now != null && now.kind() == Kind.MOVE && !Platform.getPreferences().isReducedMotion()) {
			moved.set(0); // at once, so that no frame shows the end first
			move.playFromStart();
		} else {
			moved.set(1);
		}
	}
}
