package digitlab.ui;

import javafx.scene.control.Alert;
import javafx.scene.control.Alert.AlertType;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.stage.Stage;

import digitlab.ui.common.Job;

/** Asks what becomes of a training when the window is to be closed. */
final class ClosingQuestion {

	private static final ButtonType STOP = new ButtonType("Stop and save", ButtonData.OK_DONE);
	private static final ButtonType KEEP = new ButtonType("Keep training", ButtonData.CANCEL_CLOSE);

	private ClosingQuestion() {
	}

	/**
	 * Asks, and returns at once. When the training is to end, it is stopped, and what was reached is saved before
	 * {@code then} runs.
	 */
	static void ask(Stage owner, Job training, Runnable then) {
		Alert alert = new Alert(AlertType.CONFIRMATION,
				training.name() + " is not done. Stopped now, its best epoch is kept, and it "
						+ "can go on from its last whole epoch later.",
				STOP, KEEP);
		alert.initOwner(owner);
		alert.setTitle("Digit Lab");
		alert.setHeaderText("Stop the training?");
		alert.setGraphic(null);
		alert.getDialogPane().getStylesheets().addAll(owner.getScene().getStylesheets());
		alert.setOnHidden(_ -> {
			if (alert.getResult() == STOP) {
				training.stop();
				training.stateProperty().subscribe(state -> {
					if (!state.isBusy()) {
						then.run();
					}
				});
			}
		});
		// It may end by itself while the question is there.
		training.stateProperty().subscribe(state -> {
			if (!state.isBusy() && alert.isShowing()) {
				alert.close();
			}
		});
		alert.show();
	}
}
