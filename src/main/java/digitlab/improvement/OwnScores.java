package digitlab.improvement;

import digitlab.calibration.OodEvaluation;
import digitlab.dataset.DigitDataset;
import digitlab.io.ProgressListener;
import digitlab.io.CancellationToken;
import digitlab.recognition.ScoredPrediction;
import digitlab.recognition.DigitClassifier;
import digitlab.evaluation.Evaluator;
import digitlab.evaluation.Auroc;
import org.jspecify.annotations.Nullable;

/**
 * What a network makes of the user's sketches that were held out.
 *
 * @param accuracy share of the digits that is read right, refused or not, 0 to 1; null without digits
 * @param digitsRefused share of the digits that is taken for something else, 0 to 1; null without digits
 * @param refused share of what is no digit that is taken for something else, 0 to 1; null without such
 */
public record OwnScores(@Nullable Double accuracy, @Nullable Double digitsRefused, @Nullable Double refused) {

	static OwnScores of(DigitClassifier classifier, FineTuning tuning, CancellationToken stop) {
		DigitDataset digits = tuning.heldOut();
		return new OwnScores(
				digits.size() == 0
						? null
						: Double.valueOf(
								Evaluator.evaluate(classifier, digits, ProgressListener.NONE, stop).confusion().accuracy()),
				refused(classifier, digits, stop), refused(classifier, tuning.heldOutNonDigits(), stop));
	}

	private static @Nullable Double refused(DigitClassifier classifier, DigitDataset images, CancellationToken stop) {
		return images.size() == 0
				? null
				: Double.valueOf(Auroc.refused(OodEvaluation.scores(classifier, images, stop), ScoredPrediction.MIN_SCORE));
	}
}
