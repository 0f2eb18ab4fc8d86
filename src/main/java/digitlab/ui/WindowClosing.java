package digitlab.ui;

import javafx.stage.Stage;

import digitlab.ui.common.Job;
import digitlab.ui.common.JobQueue;
import digitlab.ui.settings.SettingsViewModel;

/** Closes the window, after asking about a running training or an unsaved model if necessary. */
final class WindowClosing {

	private final Stage stage;
	private final JobQueue trainings;
	private final SettingsViewModel settings;

	/**
	 * @param stage whose close button asks from now on
	 */
	WindowClosing(Stage stage, JobQueue trainings, SettingsViewModel settings) {
		this.stage = stage;
		this.trainings = trainings;
		this.settings = settings;
		stage.setOnCloseRequest(request -> {
			if (trainings.currentProperty().get() != null || settings.isImprovementUndecided()) {
				request.consume();
				close(() -> {
				});
			}
		});
	}

	/**
	 * Closes the window.
	 *
	 * @param before run first, unless the window stays open
	 */
	void close(Runnable before) {
		Runnable close = () -> {
			before.run();
			stage.hide();
		};
		if (trainings.currentProperty().get() instanceof Job training) {
			ClosingQuestion.ask(stage, training, left(training), () -> closeIfDecided(close));
		} else {
			closeIfDecided(close);
		}
	}

	private ClosingQuestion.Leaves left(Job training) {
		if (training != settings.trainingProperty().get()) {
			return ClosingQuestion.Leaves.OLD_MODEL;
		}
		return settings.trainingKeepsSomething() ? ClosingQuestion.Leaves.BEST_EPOCH : ClosingQuestion.Leaves.NOTHING_YET;
	}

	private void closeIfDecided(Runnable close) {
		if (settings.isImprovementUndecided()) {
			ClosingQuestion.askAboutImprovement(stage, close);
		} else {
			close.run();
		}
	}
}
