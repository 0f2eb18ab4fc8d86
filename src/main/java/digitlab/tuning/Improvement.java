package digitlab.tuning;

import digitlab.models.ModelMetadata;
import digitlab.models.ModelMetadata.TestFigures;
import digitlab.models.StoredModel;
import digitlab.prediction.Evaluation;
import digitlab.training.TrainingResult;

/**
 * What teaching a network the user's hand brought, before anybody decides whether to keep it.
 *
 * @param model that was taught
 * @param tuning how
 * @param training how that went
 * @param ownBefore the model on the own sketches that were held out
 * @param ownAfter the taught one on the same
 * @param testBefore the model on the earlier data's test images
 * @param testAfter the taught one on the same
 * @param testSource those images in words
 */
public record Improvement(StoredModel model, FineTuning tuning, TrainingResult training, Evaluation ownBefore,
		Evaluation ownAfter, Evaluation testBefore, Evaluation testAfter, String testSource) {

	/** Gained on the own sketches, in parts of 1; negative when lost. */
	public double gained() {
		return ownAfter.confusion().accuracy() - ownBefore.confusion().accuracy();
	}

	/** Lost on the test images, in parts of 1; negative when gained. */
	public double lost() {
		return testBefore.confusion().accuracy() - testAfter.confusion().accuracy();
	}

	/** What to keep of it, with the figures on the test images. */
	public ModelMetadata metadata(String name, String version) {
		Evaluation e = testAfter;
		return ModelMetadata.of(name, tuning.plan(), version, training).withTest(new TestFigures(testSource, e.outcomes().size(),
				e.confusion().accuracy(), e.macroPrecision(), e.macroRecall(), e.macroF1(), e.loss(), e.calibrationError()));
	}
}
