package digitlab.improvement;

import digitlab.calibration.OodEvaluation;
import digitlab.dataset.DigitDataset;
import digitlab.evaluation.Auroc;
import digitlab.evaluation.Evaluator;
import digitlab.io.CancellationToken;
import digitlab.io.ProgressListener;
import digitlab.recognition.DigitClassifier;
import digitlab.recognition.ScoredPrediction;
import org.jspecify.annotations.Nullable;

/**
 * A network's scores on the held-out sketches of the user.
 *
 * @param accuracy fraction of the digits classified correctly, rejected or not, 0 to 1; null without digits
 * @param digitsRefused fraction of the digits rejected, 0 to 1; null without digits
 * @param refused fraction of the non-digits rejected, 0 to 1; null without non-digits
 */
public record OwnScores(@Nullable Double accuracy, @Nullable Double digitsRefused, @Nullable Double refused) {

	static OwnScores of(DigitClassifier classifier, FineTuning tuning, CancellationToken cancellation) {
		DigitDataset digits = tuning.heldOut();
		return new OwnScores(
				digits.size() == 0
						? null
						: Double.valueOf(
								Evaluator.evaluate(classifier, digits, ProgressListener.NONE, cancellation).confusion()
										.accuracy()),
				refused(classifier, digits, cancellation), refused(classifier, tuning.heldOutNonDigits(), cancellation));
	}

	private static @Nullable Double refused(DigitClassifier classifier, DigitDataset images, CancellationToken cancellation) {
		return images.size() == 0
				? null
				: Double.valueOf(
						Auroc.refused(OodEvaluation.scores(classifier, images, cancellation), ScoredPrediction.MIN_SCORE));
	}
}
