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
	private static final ButtonType DROP = new ButtonType("Stop", ButtonData.OK_DONE);
	private static final ButtonType KEEP = new ButtonType("Keep training", ButtonData.CANCEL_CLOSE);

	private ClosingQuestion() {
	}

	/**
	 * Asks, and returns at once. When the training is to end, it is stopped, and what was reached is saved before
	 * {@code then} runs.
	 *
	 * @param canGoOn whether a stop keeps what was reached
	 */
	static void ask(Stage owner, Job training, boolean canGoOn, Runnable then) {
		String words = training.name() + " is not done. " + (canGoOn
				? "Stopped now, its best epoch is kept, and it can go on from its last whole epoch later."
				: "Stopped now, the model stays as it was.");
		Alert alert = new Alert(AlertType.CONFIRMATION, words, canGoOn ? STOP : DROP, KEEP);
		alert.initOwner(owner);
		alert.setTitle("Digit Lab");
		alert.setHeaderText("Stop the training?");
		alert.setGraphic(null);
		alert.getDialogPane().getStylesheets().addAll(owner.getScene().getStylesheets());
		alert.setOnHidden(_ -> {
			if (alert.getResult() == STOP || alert.getResult() == DROP) {
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
