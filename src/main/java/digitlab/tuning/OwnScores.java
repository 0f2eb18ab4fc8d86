package digitlab.tuning;

import digitlab.data.DigitDataset;
import digitlab.data.ProgressListener;
import digitlab.data.StopSignal;
import digitlab.prediction.Answer;
import digitlab.prediction.DigitClassifier;
import digitlab.prediction.Evaluator;
import digitlab.prediction.Separation;
import org.jspecify.annotations.Nullable;

/**
 * What a network makes of the user's sketches that were held out.
 *
 * @param accuracy share of the digits that is read right, refused or not, 0 to 1; null without digits
 * @param digitsRefused share of the digits that is taken for something else, 0 to 1; null without digits
 * @param refused share of what is no digit that is taken for something else, 0 to 1; null without such
 */
public record OwnScores(@Nullable Double accuracy, @Nullable Double digitsRefused, @Nullable Double refused) {

	static OwnScores of(DigitClassifier classifier, FineTuning tuning, StopSignal stop) {
		DigitDataset digits = tuning.heldOut();
		return new OwnScores(
				digits.size() == 0
						? null
						: Double.valueOf(
								Evaluator.evaluate(classifier, digits, ProgressListener.NONE, stop).confusion().accuracy()),
				refused(classifier, digits, stop), refused(classifier, tuning.heldOutNonDigits(), stop));
	}

	private static @Nullable Double refused(DigitClassifier classifier, DigitDataset images, StopSignal stop) {
		return images.size() == 0
				? null
				: Double.valueOf(Separation.refused(DoubtCheck.scores(classifier, images, stop), Answer.LEAST_SCORE));
	}
}
