package digitlab.ui.cluster;

import javafx.animation.AnimationTimer;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;

import digitlab.plot.Rotation;
import digitlab.ui.common.Icon;
import digitlab.ui.common.Icons;
import digitlab.ui.common.Lifetime;
import org.kordamp.ikonli.feather.Feather;

import static digitlab.language.Localization.tr;

/** Turns a plot in three dimensions, or says why there is none. */
final class TurnBar extends PlotBar {

	private static final double RADIANS_PER_PIXEL = 0.008;
	private static final double RADIANS_PER_SECOND = 0.3;
	private static final double NANOS = 1e9;

	private final PlotViewModel model;
	private final ToggleButton turning = new ToggleButton(tr("Turn slowly"), new Icon(Feather.ROTATE_CW));
	private final AnimationTimer timer = new AnimationTimer() {
		private long before;

		@Override
		public void start() {
			before = 0;
			super.start();
		}

		@Override
		public void handle(long now) {
			if (before > 0) {
				turn((now - before) / NANOS * RADIANS_PER_SECOND, 0);
			}
			before = now;
		}
	};

	TurnBar(PlotViewModel model, ScatterPlot plot) {
		super(model.solidProperty());
		this.model = model;
		setId("turn-bar");
		turning.setId("turn-slowly");
		Icons.tooltip(turning, tr("Turn the plot slowly until this is pressed again"));
		Button reset = new Button(tr("Reset"), new Icon(Feather.ROTATE_CCW));
		reset.setId("reset-turn");
		Icons.tooltip(reset, tr("Show it from the first side again (Home, in the plot)"));
		reset.setOnAction(_ -> plot.reset());
		ReadOnlyStringWrapper how = new ReadOnlyStringWrapper("");
		getChildren().addAll(turning, reset, words("turn-words", how));
		plot.onTurn((x, y) -> turn(x * RADIANS_PER_PIXEL, y * RADIANS_PER_PIXEL));
		plot.onReset(() -> {
			if (model.isSolid()) {
				model.rotationProperty().set(Rotation.START);
			}
		});
		Runnable follow = () -> {
			how.set(model.isSolid() || model.liveProperty().get() != null
					? tr("Drag or press arrow keys to turn it, with Shift to move it. Farther is paler.")
					: model.flatBecause());
			turning.setDisable(!model.isSolid());
			reset.setDisable(!model.isSolid());
			if (!model.isSolid()) {
				turning.setSelected(false);
			}
		};
		Lifetime.keep(model.solidProperty().subscribe(follow));
		Lifetime.keep(model.foundProperty().subscribe(follow));
		Lifetime.keep(model.liveProperty().subscribe(follow));
		follow.run();
		turning.selectedProperty().subscribe(now -> {
			if (now) {
				timer.start();
			} else {
				timer.stop();
			}
		});
		sceneProperty().subscribe(scene -> {
			if (scene == null) {
				turning.setSelected(false);
			}
		});
	}

	private void turn(double yaw, double pitch) {
		model.rotationProperty().set(model.rotationProperty().get().turn(yaw, pitch));
	}
}
