package digitlab.ui.training;

import java.util.ArrayList;
import java.util.List;

import digitlab.services.TrainingService.Outcome;
import digitlab.training.StopReason;
import digitlab.training.TrainingResult;
import digitlab.ui.common.Numbers;
import org.jspecify.annotations.Nullable;

import static digitlab.language.Localization.tr;

/**
 * What a training came to, without the trained network itself.
 *
 * @param model its name, which may differ from that of the training; null if there is none
 * @param accuracy on the held-out images, 0 to 1
 * @param epochs how many were finished
 */
record TrainingEnd(String training, @Nullable String model, StopReason reason, double accuracy, int bestEpoch, int epochs,
		double seconds, String device) {

	static TrainingEnd of(String training, Outcome outcome) {
		TrainingResult result = outcome.result();
		return new TrainingEnd(training, outcome.model() == null ? null : outcome.model().name(), result.reason(),
				result.validationAccuracy(), result.bestEpoch(), result.epochs().size(), result.seconds(), result.device());
	}

	String inWords() {
		if (model == null) {
			return reason == StopReason.DIVERGED
					? tr("The loss diverged before the first epoch was finished: choose a smaller learning rate.")
					: tr("Stopped before the first epoch was finished: there is nothing to keep yet.");
		}
		List<String> sentences = new ArrayList<>();
		sentences.add(tr("%s reads %s of the held-out images right (epoch %d of %d, %s on %s).", training,
				Numbers.finePercent(accuracy), bestEpoch, epochs, Numbers.duration(seconds), device));
		switch (reason) {
			case COMPLETED -> {
				// as it was planned
			}
			case EARLY -> sentences.add(tr("It ended early because nothing improved."));
			case STOPPED -> sentences.add(tr("It was stopped and can be resumed."));
			case DIVERGED -> sentences.add(tr("It ended because the loss diverged."));
		}
		if (!model.equals(training)) {
			sentences.add(tr("There is another model %s by now, so this one is saved as %s.", training, model));
		}
		return String.join(" ", sentences);
	}
}
