package digitlab.ui;

import javafx.scene.control.Alert;
import javafx.scene.control.Alert.AlertType;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.stage.Stage;

import digitlab.ui.common.Job;

import static digitlab.language.Localization.tr;

/** Asks what to do with a running training when the window is closed. */
final class ClosingQuestion {

	/** What stopping a training would leave. */
	enum Leaves {
		BEST_EPOCH, NOTHING_YET, OLD_MODEL;

		private String words() {
			return switch (this) {
				case BEST_EPOCH -> tr(
						"If it is stopped now, its best epoch is kept, and it can be resumed later from its last complete epoch.");
				case NOTHING_YET -> tr("Its first epoch is not finished: if it is stopped now, nothing is kept.");
				case OLD_MODEL -> tr("If it is stopped now, the model stays unchanged.");
			};
		}
	}

	private ClosingQuestion() {
	}

	/**
	 * Asks, and returns at once. If the user chooses to end the training, it is stopped, and its result is saved before
	 * {@code then} runs.
	 *
	 * @param leaves what stopping leaves
	 */
	static void ask(Stage owner, Job training, Leaves leaves, Runnable then) {
		ButtonType stop = new ButtonType(leaves == Leaves.BEST_EPOCH ? tr("Stop and save") : tr("Stop"), ButtonData.OK_DONE);
		Alert alert = alert(owner, tr("Stop the training?"),
				String.join(" ", tr("%s is still running.", training.name()), leaves.words()), stop,
				new ButtonType(tr("Keep training"), ButtonData.CANCEL_CLOSE));
		alert.setOnHidden(_ -> {
			if (alert.getResult() == stop) {
				training.stop();
				training.stateProperty().subscribe(state -> {
					if (!state.isBusy()) {
						then.run();
					}
				});
			}
		});
		// It may end by itself while the question is open.
		training.stateProperty().subscribe(state -> {
			if (!state.isBusy() && alert.isShowing()) {
				alert.close();
			}
		});
		alert.show();
	}

	/** Asks whether to discard a taught model that was not saved, and returns at once. */
	static void askAboutImprovement(Stage owner, Runnable then) {
		ButtonType close = new ButtonType(tr("Close without saving"), ButtonData.OK_DONE);
		Alert alert = alert(owner, tr("Close without saving the improved model?"),
				tr("The improved model is not saved yet: keep it in Settings, or it is lost."), close,
				new ButtonType(tr("Back"), ButtonData.CANCEL_CLOSE));
		alert.setOnHidden(_ -> {
			if (alert.getResult() == close) {
				then.run();
			}
		});
		alert.show();
	}

	private static Alert alert(Stage owner, String head, String words, ButtonType... buttons) {
		Alert alert = new Alert(AlertType.CONFIRMATION, words, buttons);
		alert.initOwner(owner);
		alert.setTitle("Digit Lab");
		alert.setHeaderText(head);
		alert.setGraphic(null);
		alert.getDialogPane().getStylesheets().addAll(owner.getScene().getStylesheets());
		return alert;
	}
}
