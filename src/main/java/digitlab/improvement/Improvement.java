package digitlab.improvement;

import digitlab.calibration.Calibration;
import digitlab.evaluation.Evaluation;
import digitlab.models.ModelMetadata;
import digitlab.models.ModelMetadata.TestFigures;
import digitlab.models.StoredModel;
import digitlab.training.TrainingResult;

/**
 * The result of fine-tuning a network to the user's handwriting, before the user decides whether to keep it.
 *
 * @param model the original model
 * @param tuning the fine-tuning data and task
 * @param training the result of the training
 * @param ownBefore the original model's scores on the user's held-out sketches
 * @param ownAfter the fine-tuned model's scores on them
 * @param testBefore evaluation of the original model on the earlier data's test images, or on others that were not in the mix
 * @param testAfter evaluation of the fine-tuned model on the same images
 * @param calibration the calibration of the fine-tuned model
 */
public record Improvement(StoredModel model, FineTuning tuning, TrainingResult training, OwnScores ownBefore,
		OwnScores ownAfter, Evaluation testBefore, Evaluation testAfter, Calibration calibration) {

	/** Describes where the images come from that show what was lost. */
	public String testSource() {
		return tuning.test().source();
	}

	/** What these images are called: "test image", or "other image" if the data have no test split. */
	public String testImage() {
		return tuning.hasTestPart() ? "test image" : "other image";
	}

	/** The metadata of the new model, with the figures on the test images if the data have a test split. */
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
