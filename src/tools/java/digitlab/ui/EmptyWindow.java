package digitlab.ui;

import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;

/** A baseline for start-up: an empty JavaFX window. */
public final class EmptyWindow {

	private static final int WIDTH = 1100;
	private static final int HEIGHT = 740;

	private EmptyWindow() {
	}

	public static void main(String[] arguments) {
		Platform.startup(() -> {
			Stage stage = new Stage();
			stage.setScene(new Scene(new BorderPane(), WIDTH, HEIGHT));
			stage.show();
			new AnimationTimer() {
				private int pulses;

				@Override
				public void handle(long now) {
					if (++pulses == Rehearsal.PULSES_TO_SHOW) {
						System.out.println("The window is shown");
						stop();
						stage.hide();
					}
				}
			}.start();
		});
	}
}
