package digitlab.improvement;

import digitlab.calibration.Calibration;
import digitlab.evaluation.Evaluation;
import digitlab.models.ModelMetadata;
import digitlab.models.ModelMetadata.TestFigures;
import digitlab.models.StoredModel;
import digitlab.training.TrainingResult;

/**
 * What teaching a network the user's hand brought, before anybody decides whether to keep it.
 *
 * @param model that was taught
 * @param tuning how
 * @param training how that went
 * @param ownBefore what the model makes of the own sketches that were held out
 * @param ownAfter what the taught one does
 * @param testBefore the model on the earlier data's test images, or on others that were not in the mix
 * @param testAfter the taught one on the same
 * @param calibration how the taught one's answers are made honest
 */
public record Improvement(StoredModel model, FineTuning tuning, TrainingResult training, OwnScores ownBefore,
		OwnScores ownAfter, Evaluation testBefore, Evaluation testAfter, Calibration calibration) {

	/** In words, where the images come from that tell what was lost. */
	public String testSource() {
		return tuning.test().source();
	}

	/** What those images are: "test image", or "other image" where the data have no test part. */
	public String testImage() {
		return tuning.hasTestPart() ? "test image" : "other image";
	}

	/** What to keep of it, with the figures on the test images if those are such. */
	public ModelMetadata metadata(String name, String version) {
		Evaluation e = testAfter;
		ModelMetadata taught = ModelMetadata.of(name, tuning.task(), version, training).withCalibration(calibration);
		return tuning.hasTestPart()
				? taught.withTest(
						new TestFigures(testSource(), e.predictions().size(), e.confusion().accuracy(), e.macroPrecision(),
								e.macroRecall(), e.macroF1(), e.loss(), e.calibrationError()))
				: taught;
	}
}
