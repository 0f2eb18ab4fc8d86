package digitlab.ui;

import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;

import atlantafx.base.theme.Styles;
import digitlab.ui.common.Icon;
import digitlab.ui.common.Icons;
import digitlab.ui.common.Job;
import digitlab.ui.common.Lifetime;
import digitlab.ui.common.StatusViewModel;
import digitlab.ui.common.StatusViewModel.Action;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import static digitlab.language.Localization.tr;

/** The status bar at the bottom of the window: the last message on the left, the model and the device on the right. */
final class StatusBar extends HBox {

	/** Long enough to read a path and reach for its link. */
	private static final Duration LINGER = Duration.seconds(30);

	private final Hyperlink action = new Hyperlink();
	private final PauseTransition pause;
	private @Nullable Node focusedBefore;

	StatusBar(StatusViewModel status, ReadOnlyObjectProperty<@Nullable Job> job) {
		this(status, job, LINGER);
	}

	/**
	 * @param linger how long a message stays that only confirms something
	 */
	StatusBar(StatusViewModel status, ReadOnlyObjectProperty<@Nullable Job> job, Duration linger) {
		pause = new PauseTransition(linger);
		getStyleClass().add("status-bar");
		setAlignment(Pos.CENTER_LEFT);
		Label message = new Label();
		message.setId("message");
		message.textProperty().bind(status.messageProperty());
		message.setMinWidth(0);
		Tooltip whole = new Tooltip();
		whole.textProperty().bind(status.messageProperty());
		whole.setWrapText(true);
		message.tooltipProperty().bind(status.messageProperty().map(text -> text.isEmpty() ? null : whole));
		pause.setOnFinished(_ -> {
			if (isHover() || action.isFocused()) { // somebody is reading it, or about to act
				pause.playFromStart();
			} else {
				status.retract(status.messageProperty().get());
			}
		});
		Lifetime.keep(status.passingProperty().subscribe(isPassing -> {
			if (isPassing) {
				pause.playFromStart();
			} else {
				pause.stop();
			}
		}));
		action.setId("message-action");
		action.setMinWidth(Region.USE_PREF_SIZE);
		Lifetime.keep(status.actionProperty().subscribe(this::offer));
		sceneProperty().subscribe(scene -> {
			if (scene == null) { // the window is closed
				pause.stop();
			}
		});
		sceneProperty().flatMap(Scene::focusOwnerProperty).subscribe((before, now) -> {
			if (now == action) {
				focusedBefore = before;
			}
		});
		Region gap = new Region();
		HBox.setHgrow(gap, Priority.ALWAYS);
		getChildren().addAll(message, action, gap, work(job), engine(status), model(status), device(status));
	}

	/** The current job, its progress, and a button to stop it. */
	private static HBox work(ReadOnlyObjectProperty<@Nullable Job> current) {
		Label name = new Label();
		name.setId("job");
		ProgressBar bar = new ProgressBar();
		bar.getStyleClass().add(Styles.SMALL);
		Label left = new Label();
		left.setMinWidth(Region.USE_PREF_SIZE);
		Button stop = Icons.button(Feather.X_CIRCLE, tr("Stop"), "", () -> {
			if (current.get() instanceof Job job) {
				job.stop();
			}
		});
		stop.setId("stop-job");
		HBox work = new HBox(name, bar, left, stop);
		work.setAlignment(Pos.CENTER_LEFT);
		work.getStyleClass().add("work");
		Lifetime.keep(current.subscribe(job -> {
			work.setVisible(job != null);
			work.setManaged(job != null);
			bar.progressProperty().unbind();
			left.textProperty().unbind();
			if (job != null) {
				name.setText(job.name());
				bar.setAccessibleText(job.name());
				stop.setAccessibleText(tr("Stop: %s", job.name()));
				bar.progressProperty().bind(job.progressProperty());
				left.textProperty().bind(job.timeLeftProperty());
			}
		}));
		return work;
	}

	private static Label engine(StatusViewModel status) {
		Label engine = new Label();
		engine.setId("engine");
		engine.textProperty().bind(status.engineProperty());
		engine.visibleProperty().bind(engine.textProperty().isNotEmpty());
		engine.managedProperty().bind(engine.visibleProperty());
		return engine;
	}

	private static Label model(StatusViewModel status) {
		Label model = new Label(null, new Icon(Feather.LAYERS));
		model.setId("model");
		model.textProperty().bind(status.modelProperty());
		model.visibleProperty().bind(model.textProperty().isNotEmpty());
		model.managedProperty().bind(model.visibleProperty());
		Icons.tooltip(model, status.modelProperty().map(
				name -> String.join("\n", name, tr("The model in use, and its accuracy on images that it did not learn from"))));
		return model;
	}

	private static Label device(StatusViewModel status) {
		Label device = new Label(null, new Icon(Feather.CPU));
		device.setMinWidth(Region.USE_PREF_SIZE);
		device.textProperty().bind(status.deviceProperty());
		Icons.tooltip(device, tr("Where the network runs"));
		return device;
	}

	/** Gives the keyboard back to what had it before the action that goes. */
	private void giveBack() {
		Node before = focusedBefore;
		if (before != null && before.getScene() == getScene() && !before.isDisabled()) {
			before.requestFocus();
		} else {
			getScene().getRoot().requestFocus();
		}
	}

	private void offer(@Nullable Action offered) {
		if (offered == null && action.isFocused()) {
			giveBack();
		}
		action.setVisible(offered != null);
		action.setManaged(offered != null);
		if (offered != null) {
			action.setText(offered.label());
			action.setVisited(false);
			action.setOnAction(_ -> offered.command().run());
		}
	}
}
